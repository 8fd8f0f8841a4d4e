"""From a file or from pasted text to rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from diemcau.delegates.domain.lists.rows import Problem, Row
from diemcau.delegates.domain.lists.table import LIST
from diemcau.directory.domain.cells import Cell, clean
from diemcau.directory.domain.columns import Column
from diemcau.directory.domain.files.sheets import RawSheet
from diemcau.kernel.vietnamese import fold

HEAD_ROWS = 15
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")
_FORMULA_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}


def pasted(text: str) -> list[RawSheet]:
    """Rows copied from a spreadsheet: tabs between cells; a line of one name each will do as well."""
    rows = [
        (number, tuple(line.split("\t")))
        for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1)
        if line.strip()
    ]
    return [RawSheet(title="", rows=tuple(rows), misread=())]


def rows_of(sheets: Sequence[RawSheet]) -> tuple[list[Row], list[Problem]]:
    """The rows of the first sheet in which people stand; without headings the columns are those of the template.

    Pasted rows of up to three columns are name, title, telephone.
    """
    for sheet in sheets:
        if fold(sheet.title) == "huong dan" or not sheet.rows:
            continue
        header, columns = _columns(sheet)
        problems = [
            Problem(row=each.row, column=_heading_at(columns, each.column), reason=each.reason)
            for each in sheet.misread
            if each.row > header
        ]
        broken = {problem.row for problem in problems}
        rows: list[Row] = []
        for number, cells in sheet.rows:
            if number > header and number not in broken:
                row, wrong = _row(number, cells, columns)
                problems += wrong
                if row.name and not wrong:
                    rows.append(row)
        return rows, problems
    return [], []


def _columns(sheet: RawSheet) -> tuple[int, dict[int, Column]]:
    for number, cells in sheet.rows[:HEAD_ROWS]:
        found = {
            place: column
            for place, cell in enumerate(cells)
            if (column := LIST.by_heading.get(fold(clean(cell).rstrip("* :"))))
        }
        if "name" in {column.key for column in found.values()}:
            return number, found
    widest = max(len(cells) for _, cells in sheet.rows)
    by_key = {column.key: column for column in LIST.columns}
    keys = ("name", "title", "phone") if widest <= 3 else tuple(by_key)
    return 0, {place: by_key[key] for place, key in enumerate(keys)}


def _heading_at(columns: Mapping[int, Column], place: int) -> str:
    return columns[place].heading if place in columns else ""


def _row(number: int, cells: Sequence[Cell], columns: Mapping[int, Column]) -> tuple[Row, list[Problem]]:
    values: dict[str, str] = {}
    problems = []
    for place, column in columns.items():
        text = clean(cells[place]) if place < len(cells) else ""
        reason = _wrong(column, text)
        if reason:
            problems.append(Problem(row=number, column=column.heading, reason=reason))
        values[column.key] = text
    return Row(row=number, **values), problems if values.get("name") else []


def _wrong(column: Column, text: str) -> str:
    if text.upper() in _FORMULA_ERRORS:
        return f"Ô mang lỗi công thức {text}. Hãy sửa công thức hoặc ghi thẳng giá trị."
    if len(text) > column.limit:
        return f"Dài {len(text)} ký tự, nhiều nhất là {column.limit}. Hãy rút gọn."
    if column.key == "email" and text and not _EMAIL.fullmatch(text):
        return f"“{text[:60]}” không phải địa chỉ thư điện tử."
    if column.key == "name" and text and (any(sign.isdigit() for sign in text) or not any(map(str.isalpha, text))):
        return f"“{text[:60]}” không phải họ và tên."
    return ""
