"""Published results, on paper: what a table says, how two versions of it differ, how it leaves as a file. Pure.

tables       one published table and its rows, as read
differences  what a correction changed
files        the table as comma-separated values, as a workbook, as JSON
slides       the table as the hall is shown it
"""
