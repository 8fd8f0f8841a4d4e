"""The table of a block for its page and for its workbook: what was frozen, or how things stand now."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from diemcau.directory.domain.cells import disarmed
from diemcau.scoring.domain.finished import Finished, FinishedRow, from_content
from diemcau.scoring.domain.points import printed
from diemcau.scoring.models import Approval, Block, Entrant
from diemcau.scoring.queries.finished import provisional_result
from diemcau.scoring.queries.standings import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One line, and the entrant that it is about."""

    row: FinishedRow
    entrant: int | None
    cells: tuple[str, ...]  # points by field, in Vietnamese


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`unfinished`: entrant, name and how many points are wanting; only before the approval."""

    finished: Finished
    rows: list[TableRow]
    unfinished: list[tuple[int, str, int]]
    approval: Approval | None


def table_of(block: Block) -> Table:
    """What was approved, exactly; else the provisional table."""
    approval = Approval.objects.filter(block=block).select_related("by").first()
    unfinished: list[tuple[int, str, int]] = []
    if approval:
        finished = from_content(approval.content)
    else:
        now = standing(block)
        finished = provisional_result(block, now)
        unfinished = [(pk, now.units[pk], lacking) for pk, lacking in now.unfinished.items()]
    entrants = dict(Entrant.objects.filter(block=block).values_list("organisation", "pk"))
    rows = [
        TableRow(row=row, entrant=entrants.get(row.organisation or 0), cells=tuple(map(printed, row.fields)))
        for row in finished.rows
    ]
    return Table(finished=finished, rows=rows, unfinished=unfinished, approval=approval)


def table_workbook(finished: Finished) -> bytes:
    """One sheet: title, decision, a row for each unit, and the settings under it. Numbers are numbers."""
    from openpyxl import Workbook  # noqa: PLC0415 -- slow import
    from openpyxl.styles import Font  # noqa: PLC0415 -- slow import

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Xếp hạng"
    sheet.append([disarmed(f"{finished.title} – {finished.block}" if finished.block else finished.title)])
    sheet["A1"].font = Font(bold=True, size=14)
    decided = f"Quyết định số {finished.decision}" if finished.decision else "KẾT QUẢ TẠM, CHƯA PHÊ DUYỆT"
    sheet.append([disarmed(decided)])
    sheet.append([])
    fields = [disarmed(f"{field.code}. {field.name}") for field in finished.fields]
    sheet.append(["Xếp hạng", "Đơn vị", *fields, "Điểm", "Điểm tối đa áp dụng", "Chỉ số (%)", "Xếp loại", "Ghi chú"])
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    for row in finished.rows:
        numbers = [_number(each) for each in (*row.fields, row.points, row.applicable, row.index)]
        sheet.append([row.rank, disarmed(row.unit), *numbers, disarmed(row.grade), disarmed(row.note)])
    sheet.append([])
    sheet.append([disarmed(finished.settings)])
    if finished.criteria:
        sheet.append([disarmed(f"Bộ chỉ số: {finished.criteria}")])
    sheet.freeze_panes = "C5"
    sheet.column_dimensions["B"].width = 48
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _number(text: str) -> float | None:
    return float(text) if text else None
