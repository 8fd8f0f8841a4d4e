"""A published table as a file that others open, in the language that its texts are in. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from diemcau.directory.domain.cells import clean, disarmed
from diemcau.kernel.words import say
from diemcau.publish.domain.tables import figure, printed
from diemcau.scoring.domain.finished import Finished

_LONGEST = 31  # letters in the name of a sheet


def heads(table: Finished) -> list[str]:
    """The headings of the columns, in the order of `cells`."""
    most = [
        say("%(name)s (tối đa %(most)s)", name=field.name, most=printed(field.ceiling)) if field.ceiling else field.name
        for field in table.fields
    ]
    first, last = ("Hạng", "Đơn vị"), ("Tổng điểm", "Chỉ số (%)", "Xếp loại", "Ghi chú")
    return [*map(say, first), *most, *map(say, last)]


def cells(table: Finished) -> Iterator[Sequence[object]]:
    """Figures as figures, words as words that no spreadsheet takes for a formula."""
    for row in table.rows:
        fields = [*row.fields, *[""] * (len(table.fields) - len(row.fields))]
        yield [
            row.rank,
            disarmed(clean(row.unit)),
            *map(_number, fields),
            _number(row.points),
            _number(row.index),
            disarmed(clean(row.grade)),
            disarmed(clean(row.note)),
        ]


def csv_file(table: Finished) -> bytes:
    """UTF-8 with its mark, commas, CRLF: as Excel opens it on a Vietnamese machine."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(heads(table))
    writer.writerows(cells(table))
    return file.getvalue().encode("utf-8-sig")


def workbook(table: Finished) -> bytes:
    """One sheet with the table, one with what must be read with it."""
    from openpyxl import Workbook  # noqa: PLC0415 -- slow import
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- slow import
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 -- slow import

    book = Workbook(write_only=True)
    sheet = book.create_sheet(say("Kết quả")[:_LONGEST])
    sheet.freeze_panes = "C2"
    sheet.column_dimensions["B"].width = 46
    headings: list[Any] = []
    for text in heads(table):
        cell = WriteOnlyCell(sheet, value=disarmed(text))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        headings.append(cell)
    sheet.append(headings)
    for line in cells(table):
        sheet.append(line)
    notes = book.create_sheet(say("Cách xếp hạng")[:_LONGEST])
    notes.column_dimensions["B"].width = 110
    for name, text in _notes(table):
        notes.append([name, disarmed(clean(text))])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _notes(table: Finished) -> Iterator[tuple[str, str]]:
    yield say("Bảng"), table.title
    yield say("Khối"), table.block
    yield say("Năm"), str(table.year)
    yield say("Quyết định"), " ".join(filter(None, [table.decision, table.decided_on]))
    yield say("Bộ tiêu chí"), table.criteria
    yield say("Cách xếp hạng"), table.settings


def _number(text: str) -> object:
    number = figure(text)
    return float(number) if number is not None else disarmed(clean(text))
