"""A list of names as offices send it: a filled-in template, or rows pasted from a spreadsheet. Pure.

table      the columns, and the pre-filled template
rows       what a row and a seat are to the others
reading    from a file or from pasted text to rows
checking   which seat a row means, and what is wrong with it
"""

from diemcau.delegates.domain.lists.checking import check
from diemcau.delegates.domain.lists.reading import pasted, rows_of
from diemcau.delegates.domain.lists.rows import SHOWN, Checked, KnownSeat, Problem, Row, person_key
from diemcau.delegates.domain.lists.table import LIST, template_lines

__all__ = [
    "LIST",
    "SHOWN",
    "Checked",
    "KnownSeat",
    "Problem",
    "Row",
    "check",
    "pasted",
    "person_key",
    "rows_of",
    "template_lines",
]
