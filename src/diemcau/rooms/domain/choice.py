"""Which rows of a board to look at, in which order. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from diemcau.kernel.vietnamese import fold, sort_key
from diemcau.rooms.domain.boards import Board, Group, Row
from diemcau.rooms.domain.cells import Cell

BY_NAME, BY_STATE = "name", "state"
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody asked to see: nothing asked shows the groups, anything asked the rows that answer it."""

    words: str = ""  # found without diacritics, each of them, in any order
    block: str = ""  # the key of a block, or ALL of them
    lacks: frozenset[str] = frozenset()  # keys of columns: rows that lack every one of them
    sort: str = ""  # BY_NAME, BY_STATE, the key of a column; empty: as in the directory
    reverse: bool = False

    @property
    def is_of_rows(self) -> bool:
        return bool(self.words.strip() or self.block or self.lacks)

    @property
    def order(self) -> str:
        """`sort` and `reverse` as an address says them: "venue", "-venue"."""
        return f"-{self.sort}" if self.reverse else self.sort


def choose(board: Board, choice: Choice) -> tuple[Row, ...]:
    """The rows that answer everything that was asked, in the order that was asked for."""
    parts = [f" {part}" for part in fold(choice.words).split()]  # a word begins so: "an" is not in "dan"
    lacking = [place for place, column in enumerate(board.columns) if column.key in choice.lacks]
    rows = [
        row
        for group in board.groups
        for row in group.rows
        if choice.block in ("", ALL, row.block)
        and all(row.cells[place].missing for place in lacking)
        and all(part in f" {row.search}" for part in parts)
    ]
    return tuple(_sorted(board, rows, choice))


def arrange(board: Board, choice: Choice) -> Board:
    """The board with its groups in the order that was asked for."""
    return replace(board, groups=tuple(_sorted(board, board.groups, choice)))


_Line = TypeVar("_Line", Row, Group)


def _sorted(board: Board, lines: Iterable[_Line], choice: Choice) -> list[_Line]:
    """By name from A, by state and by column from what lacks most; `reverse` the other way round."""
    if choice.sort == BY_NAME:
        return sorted(lines, key=lambda line: sort_key(line.name), reverse=choice.reverse)
    if choice.sort == BY_STATE:
        return sorted(lines, key=lambda line: (line.state, line.unready, line.missing), reverse=not choice.reverse)
    place = next((place for place, column in enumerate(board.columns) if column.key == choice.sort), None)
    if place is None:
        return list(lines)
    return sorted(lines, key=lambda line: _lack(line.cells[place]), reverse=not choice.reverse)


def _lack(cell: Cell) -> tuple[int, int]:
    return cell.missing, cell.amount
