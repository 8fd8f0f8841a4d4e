"""One table as a workbook: words as words, never as formulas. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from diemcau.directory.domain.cells import clean, disarmed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(title: str, headings: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 -- slow import
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- slow import
    from openpyxl.styles import Font  # noqa: PLC0415 -- slow import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- slow import

    book = Workbook(write_only=True)
    page = book.create_sheet(title)
    page.freeze_panes = "B2"
    heads = []
    for number, heading in enumerate(headings, start=1):
        page.column_dimensions[get_column_letter(number)].width = 44 if number in {1, len(headings)} else 20
        head = WriteOnlyCell(page, value=heading)
        head.font = Font(bold=True)
        heads.append(head)
    page.append(heads)
    for line in lines:
        page.append([disarmed(clean(cell)) or None for cell in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
