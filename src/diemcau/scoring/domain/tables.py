"""Tables as offices send them: the heading somewhere in the first rows, Vietnamese numbers, cells that are merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diemcau.directory.domain.cells import Cell, clean
from diemcau.directory.domain.files import RawSheet, read
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold

HEADING_WITHIN = 15  # rows: titles and national mottos stand above
ONLY_XLSX = "Hãy lưu bảng dạng Sổ làm việc Excel (.xlsx) rồi gửi lại. Chưa có gì được nhập."


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its key, how offices head it (the first is ours), whether a table without it makes no sense."""

    key: str
    headings: tuple[str, ...]
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the table: its number in the file, cells by key, and cells under headings that are not ours."""

    number: int
    cells: Mapping[str, str]
    others: Mapping[str, str]


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Problem:
    """One place that makes no sense: the row in the file, the heading of the column, and why."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The lines under the heading, and the cells among them that cannot be read. `headings` names our columns."""

    lines: list[Line]
    problems: list[Problem]
    headings: Mapping[str, str]


def table_of(content: bytes, columns: Sequence[Column]) -> Table:
    """The first sheet that has our headings, with all that is wrong in its cells.

    Raises:
        Unreadable: no workbook, no such heading, or nothing below it; a Vietnamese sentence.
    """
    if content.strip() and not content.startswith(b"PK"):
        raise Unreadable(ONLY_XLSX)
    sheets = read(content)
    for sheet in sheets:
        if (found := _heading(sheet, columns)) is not None:
            return _table(sheet, *found)
    wanted = ", ".join(f"“{column.headings[0]}”" for column in columns if column.is_required)
    raise Unreadable(f"Không thấy dòng tiêu đề có các cột {wanted}. Hãy dùng tệp mẫu. Chưa có gì được nhập.")


def _heading(sheet: RawSheet, columns: Sequence[Column]) -> tuple[int, dict[int, str], dict[int, str]] | None:
    known = {fold(heading): column.key for column in columns for heading in column.headings}
    needed = {column.key for column in columns if column.is_required}
    for number, cells in sheet.rows[:HEADING_WITHIN]:
        named: dict[int, str] = {}
        others: dict[int, str] = {}
        for at, cell in enumerate(cells):
            heading = clean(cell).rstrip(" *")
            key = known.get(fold(heading))
            if key and key not in named.values():
                named[at] = key
            elif heading:
                others[at] = heading
        if needed <= set(named.values()):
            return number, named, others
    return None


def _table(sheet: RawSheet, heading: int, named: dict[int, str], others: dict[int, str]) -> Table:
    lines = []
    for number, cells in sheet.rows:
        if number <= heading:
            continue
        row = Line(number=number, cells=_picked(cells, named), others=_picked(cells, others))
        if any(row.cells.values()):
            lines.append(row)
    if not lines:
        raise Unreadable("Dưới dòng tiêu đề không có dòng nào. Chưa có gì được nhập.")
    cells_of_heading = next(cells for number, cells in sheet.rows if number == heading)
    headings = {key: clean(cells_of_heading[at]) for at, key in named.items()}
    titles = {at: headings[key] for at, key in named.items()} | others
    problems = [
        Problem(line=each.row, column=titles[each.column], reason=each.reason)
        for each in sheet.misread
        if each.row > heading and each.column in titles
    ]
    return Table(lines=lines, problems=problems, headings=headings)


def _picked(cells: Sequence[Cell], places: Mapping[int, str]) -> dict[str, str]:
    return {key: clean(cells[at]) if at < len(cells) else "" for at, key in places.items()}
