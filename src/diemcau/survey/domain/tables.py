"""Tables that come and go as files: read by their headings, every problem with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from diemcau.directory.domain.cells import clean
from diemcau.directory.domain.columns import Column, Table
from diemcau.directory.domain.files import RawSheet
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold

T = TypeVar("T")
MOST_PROBLEMS = 200
HEADS = 15  # a file may begin with a title


@dataclass(frozen=True, slots=True)
class Problem:
    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    row: int
    cells: dict[str, str]


@dataclass(slots=True)
class Reading(Generic[T]):
    """What a file says, and what must be mended in it; with problems nothing of it is used."""

    lines: list[T] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, row: int, column: str, reason: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(row, column, reason))


def lines_of(sheets: Sequence[RawSheet], table: Table, *, open_ended: bool = False) -> Iterator[Line]:
    """The lines below the first row that has the table's required headings.

    Args:
        open_ended: other headings are kept under their own words, for the answers to questions.

    Raises:
        Unreadable: no sheet has these headings.
    """
    wanted = {fold(column.heading) for column in table.columns if column.is_required}
    for sheet in sheets:
        for at, (_row, cells) in enumerate(sheet.rows[:HEADS]):
            heads = [_head(cell) for cell in cells]
            if wanted <= set(_known(heads, table)):
                yield from _below(sheet, at, heads, table, open_ended)
                return
    names = ", ".join(f"“{column.heading}”" for column in table.columns if column.is_required)
    raise Unreadable(f"Không thấy dòng tiêu đề có các cột {names}. Chưa nhập gì; hãy dùng tệp mẫu.")


def _head(cell: object) -> str:
    return fold(clean(cell).removesuffix("*"))  # type: ignore[arg-type] # a cell is what the reader gives


def _known(heads: Sequence[str], table: Table) -> Iterator[str]:
    for head in heads:
        if head in table.by_heading:
            yield fold(table.by_heading[head].heading)


def _below(sheet: RawSheet, at: int, heads: Sequence[str], table: Table, open_ended: bool) -> Iterator[Line]:
    keys: dict[int, str] = {}
    for place, head in enumerate(heads):
        column: Column | None = table.by_heading.get(head)
        if column is not None:
            keys[place] = column.key
        elif open_ended and head:
            keys[place] = head
    for row, cells in sheet.rows[at + 1 :]:
        found = {keys[place]: clean(cell) for place, cell in enumerate(cells) if place in keys}
        if any(found.values()):
            yield Line(row=row, cells=found)
