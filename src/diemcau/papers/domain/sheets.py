"""A table as a workbook: words never as formulas. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from diemcau.directory.domain.cells import clean, disarmed

_LONGEST = 31  # letters in the name of a sheet


def sheet(title: str, heads: Sequence[str], lines: Iterable[Sequence[str | int]]) -> bytes:
    """One sheet, headings first; figures as figures."""
    from openpyxl import Workbook  # noqa: PLC0415 -- slow import
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- slow import
    from openpyxl.styles import Font  # noqa: PLC0415 -- slow import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- slow import

    book = Workbook(write_only=True)
    page = book.create_sheet(title[:_LONGEST])
    page.freeze_panes = "A2"
    cells = []
    for number, head in enumerate(heads, start=1):
        page.column_dimensions[get_column_letter(number)].width = 44 if number == 1 else 22
        cell = WriteOnlyCell(page, value=head)
        cell.font = Font(bold=True)
        cells.append(cell)
    page.append(cells)
    for line in lines:
        page.append([disarmed(clean(one)) if isinstance(one, str) else one for one in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
