"""Judge a line by what was measured on it. Pure: no clock, no database, no network.

measures   from probes to delay, jitter and loss
emodel     voice quality (ITU-T G.107)
verdict    limits of a profile, and what a measurement means against them
"""
