"""The board as a workbook. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from diemcau.directory.domain.cells import disarmed
from diemcau.rooms.domain.boards import Board, Row
from diemcau.rooms.domain.cells import Column

_HEAD = PatternFill("solid", fgColor="EFE7DA")
_LONGEST = 31  # letters in the name of a sheet


def workbook(board: Board, rows: Iterable[Row], *, title: str, first: str, with_place: bool) -> bytes:
    """One sheet: a row for each of `rows`, and under them their sum; figures as figures, words never as formulas.

    Each column of the board gives "đủ" and "thiếu" as figures, and where it counts something, how many.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:_LONGEST])
    sheet.freeze_panes = "B2"
    heads = [first, "Thuộc", *(["Nơi dự"] if with_place else ())]
    for column in board.columns:
        heads.extend(_heads(column))
    heads.append("Tình trạng")
    for number in range(1, len(heads) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 44 if number == 1 else 20
    sheet.append([_head(sheet, text) for text in heads])
    names = {group.key: group.name for group in board.groups}
    sums = [0] * (len(heads) - 3 - with_place)
    for row in rows:
        figures = [
            figure for column, cell in zip(board.columns, row.cells, strict=True) for figure in _figures(column, cell)
        ]
        sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
        words = [row.name, names[row.group], *([row.place] if with_place else ())]
        sheet.append([*map(disarmed, words), *figures, row.state.word])
    sheet.append(["Cộng", *[""] * (1 + with_place), *sums, ""])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _heads(column: Column) -> list[str]:
    parts = [f"{column.title}: đủ", f"{column.title}: thiếu"]
    return [f"Số {column.counts}", *parts] if column.counts else parts


def _figures(column: Column, cell: Sequence[int]) -> list[int]:
    done, total, amount = cell
    parts = [int(done), total - done]
    return [amount, *parts] if column.counts else parts


def _head(sheet: Any, text: str) -> SheetCell:
    cell: SheetCell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    cell.fill = _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
