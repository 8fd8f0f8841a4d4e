"""Published results, on paper: what a table says, how two versions of it differ, how it leaves as a file. Pure.

tables       one published table and its rows, as read
differences  what a correction changed
files        the table as comma-separated values, as a workbook, as JSON
charts       the table as pictures
consolidated the report of all tables
notes        what stands under a unit of a survey
facts        what the film says of them
slides       the table as the hall is shown it
"""
