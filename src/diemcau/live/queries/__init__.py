"""What the pages of the day need of several tables.

clock       the conference's own time
sections    what goes into the log, section by section
standing    a screen as it stands, for its first picture
"""
