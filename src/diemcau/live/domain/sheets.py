"""The diary as a workbook. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from diemcau.directory.domain.cells import disarmed

WIDTHS = (12, 10, 10, 18, 100)


def workbook(title: str, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet of text; words are never formulas."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append(list(heading))
    for row in rows:
        sheet.append([disarmed(cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
