"""Find the table that a sheet holds, and turn its rows into lines of values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.directory.domain.cells import Cell, clean, shortened
from diemcau.directory.domain.columns import TABLES, Column, Table
from diemcau.directory.domain.files.sheets import RawSheet
from diemcau.directory.domain.imports.report import Report
from diemcau.kernel.vietnamese import fold

FORMULA_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}
HEAD_ROWS = 15  # a title, a date, an office's name may stand above the headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: the value of each column that the file has; `bad` when a cell of it could not be read."""

    table: Table
    sheet: str
    row: int
    values: dict[str, object]
    bad: bool

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def complain(self, report: Report, key: str, reason: str) -> None:
        report.problem(self.sheet, self.row, self.table.heading(key), reason)


def lines_of(sheets: Sequence[RawSheet], report: Report) -> dict[str, list[Line]]:
    """The lines of each table; a sheet without headings that we know is left out with a note."""
    found: dict[str, list[Line]] = {table.key: [] for table in TABLES}
    for sheet in sheets:
        table, header = _table_of(sheet)
        if table is None or header is None:
            if sheet.rows and fold(sheet.title) != "huong dan":
                report.note(sheet.title, "Không nhận ra tiêu đề của bảng nào trong trang này, nên trang được bỏ qua.")
            continue
        found[table.key] += _lines(sheet, table, header, report)
    return found


def _heading(cell: Cell) -> str:
    return fold(clean(cell).rstrip("* :"))


def _table_of(sheet: RawSheet) -> tuple[Table | None, int | None]:
    """The table whose headings one of the first rows has most of; the sheet's title decides between equals."""
    best: tuple[int, bool, Table | None, int | None] = (1, False, None, None)
    for number, cells in sheet.rows[:HEAD_ROWS]:
        headings = {_heading(cell) for cell in cells}
        for table in TABLES:
            known = sum(
                any(fold(heading) in headings for heading in (column.heading, *column.also))
                for column in table.columns
                if not column.only_shown
            )
            required = sum(column.is_required for column in table.columns)
            score = known if known >= min(2, required + 1) else 0
            titled = fold(sheet.title) == fold(table.title)
            if (score, titled) > best[:2]:
                best = (score, titled, table, number)
    return best[2], best[3]


def _lines(sheet: RawSheet, table: Table, header: int, report: Report) -> list[Line]:
    title = sheet.title or table.title
    columns = _columns(title, table, next(cells for number, cells in sheet.rows if number == header), header, report)
    present = {column.key for column in columns.values()}
    missing = [column for column in table.columns if column.is_required and column.key not in present]
    for column in missing:
        report.problem(title, header, column.heading, f"Thiếu cột “{column.heading}”. Hãy thêm cột này vào bảng.")
    broken = set()
    for misread in sheet.misread:
        if misread.row >= header:
            broken.add(misread.row)
            named = columns.get(misread.column)
            report.problem(title, misread.row, named.heading if named else "", misread.reason)
    return [
        _line(title, table, columns, number, cells, bool(missing) or number in broken, report)
        for number, cells in sheet.rows
        if number > header
    ]


def _columns(title: str, table: Table, cells: Sequence[Cell], header: int, report: Report) -> dict[int, Column]:
    found: dict[int, Column] = {}
    strange = []
    for place, cell in enumerate(cells):
        text = clean(cell)
        column = table.by_heading.get(_heading(cell))
        if column is None:
            if text:
                strange.append(f"“{shortened(text, 30)}”")
        elif column in found.values():
            report.problem(title, header, text, f"Cột “{column.heading}” có hai lần. Hãy giữ một cột.")
        elif not column.only_shown:
            found[place] = column
    if strange:
        report.note(title, f"Các cột không thuộc mẫu được bỏ qua: {', '.join(strange[:8])}.")
    return found


def _line(
    title: str,
    table: Table,
    columns: dict[int, Column],
    number: int,
    cells: Sequence[Cell],
    broken: bool,
    report: Report,
) -> Line:
    values: dict[str, object] = {}
    bad = broken
    for place, column in columns.items():
        cell = cells[place] if place < len(cells) else None
        try:
            values[column.key] = _value(column, cell)
        except ValueError as reason:
            bad = True
            if not broken:
                report.problem(title, number, column.heading, str(reason))
    return Line(table=table, sheet=title, row=number, values=values, bad=bad)


def _value(column: Column, cell: Cell) -> object:
    text = clean(cell)
    if column.is_required and not text:
        raise ValueError(f"Chưa ghi “{column.heading}”.")
    if text.upper() in FORMULA_ERRORS:
        raise ValueError(f"Ô mang lỗi công thức {text}. Hãy sửa công thức hoặc ghi thẳng giá trị.")
    if len(text) > column.limit:
        raise ValueError(f"Dài {len(text)} ký tự, nhiều nhất là {column.limit}. Hãy rút gọn.")
    return column.read(text)
