"""Readiness: what is in order, what is not, and how it adds up. Pure.

cells   one thing of one row, and the column it stands in
boards  rows, their groups, the headline
choice  which rows to look at, in which order
"""

from diemcau.rooms.domain.boards import Block, Board, Group, Row, board, heads, locality
from diemcau.rooms.domain.cells import (
    NO,
    NOTHING,
    YES,
    Cell,
    Column,
    Shown,
    State,
    show,
    state_of,
    total,
    without_idle,
)
from diemcau.rooms.domain.choice import ALL, BY_NAME, BY_STATE, Choice, arrange, choose

__all__ = [
    "ALL",
    "BY_NAME",
    "BY_STATE",
    "NO",
    "NOTHING",
    "YES",
    "Block",
    "Board",
    "Cell",
    "Choice",
    "Column",
    "Group",
    "Row",
    "Shown",
    "State",
    "arrange",
    "board",
    "choose",
    "heads",
    "locality",
    "show",
    "state_of",
    "total",
    "without_idle",
]
