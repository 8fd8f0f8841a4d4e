"""Write the directory as a workbook or as one table of comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from diemcau.directory.domain.cells import clean, disarmed
from diemcau.directory.domain.columns import ORGANISATIONS, Column, Table
from diemcau.directory.domain.vocabulary import BODY_KIND_NAMES, TIER_NAMES

if TYPE_CHECKING:
    from openpyxl import Workbook

# openpyxl takes a third of the time that all pages take to load, so it is imported where a workbook is written.
Lines = Iterable[Sequence[str]]

_HEAD_COLOUR = "EFE7DA"
_GUIDE = "Hướng dẫn"
_LISTED = max(len(TIER_NAMES), len(BODY_KIND_NAMES))
_WIDTHS = {"name": 46, "aliases": 40, "organisation": 22, "title": 30, "group": 46, "decision": 30, "address": 30}


def workbook(tables: Iterable[tuple[Table, Lines]]) -> bytes:
    """One sheet a table, headings first, every cell text; a last sheet says what each column holds."""
    from openpyxl import Workbook  # noqa: PLC0415 -- slow import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- slow import

    book = Workbook(write_only=True)
    written = []
    for table, lines in tables:
        written.append(table)
        sheet = book.create_sheet(table.title)
        sheet.freeze_panes = "A2"
        for number, column in enumerate(table.columns, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column.key, 18)
        if table is ORGANISATIONS:
            _offer(sheet, "E", "E")
            _offer(sheet, "F", "F")
        sheet.append([_heading(sheet, column) for column in table.columns])
        for line in lines:
            sheet.append([disarmed(clean(cell)) or None for cell in line])
    _explain(book, written)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_file(table: Table, lines: Lines) -> bytes:
    """One table as Excel opens it on a Vietnamese machine: UTF-8 with its mark, commas, CRLF."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([disarmed(clean(cell)) for cell in line] for line in lines)
    return file.getvalue().encode("utf-8-sig")


def _heading(sheet: Any, column: Column) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- slow import
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 -- slow import

    cell = WriteOnlyCell(sheet, value=f"{column.heading} *" if column.is_required else column.heading)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_HEAD_COLOUR)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _offer(sheet: Any, column: str, words: str) -> None:
    """A drop-down list of the words that stand in a column of the last sheet; others may still be typed."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 -- slow import

    choice = DataValidation(
        type="list", formula1=f"'{_GUIDE}'!${words}$1:${words}${_LISTED}", allow_blank=True, showErrorMessage=False
    )
    choice.add(f"{column}2:{column}20000")
    sheet.data_validations.append(choice)


def _explain(book: Workbook, tables: Sequence[Table]) -> None:
    sheet = book.create_sheet(_GUIDE)
    for letter, width in zip("ABCEF", (20, 26, 100, 20, 26), strict=True):
        sheet.column_dimensions[letter].width = width
    lines = [
        ["Dòng đầu của mỗi trang là tiêu đề; cột có dấu * phải ghi. Thừa hoặc thiếu cột khác không sao."],
        ["Cột không có trong tệp thì giữ nguyên; ô để trống của một cột có trong tệp thì xóa giá trị cũ."],
        ["Dòng không có trong tệp thì giữ nguyên: nhập tệp không xóa đơn vị, người hay nhóm nào."],
        [],
    ]
    for table in tables:
        lines.extend(
            [table.title, column.heading, ("Phải ghi. " if column.is_required else "") + column.hint]
            for column in table.columns
        )
    tiers, kinds = list(TIER_NAMES.values()), list(BODY_KIND_NAMES.values())
    for number, line in enumerate(lines):
        left = [*line, "", "", "", ""][:4]
        sheet.append([*left, *(words[number] if number < len(words) else "" for words in (tiers, kinds))])
