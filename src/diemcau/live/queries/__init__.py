"""What the pages of the day need of several tables.

clock       the conference's own time
sections    what goes into the log, section by section
following   what packages below say, as sections of the log
standing    a screen as it stands, for its first picture
"""
