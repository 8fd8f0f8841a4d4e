"""The conference itself, and the paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from diemcau.conference.domain import FORMAT_NAMES, Format
from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.nd30.model import Lines
from diemcau.plan.domain.model import Kind, Reading
from diemcau.plan.queries.sheet.entries import Entry, Places

PLAN_KIND_NAMES = {
    Kind.CONFERENCE: "Hội nghị",
    Kind.MEETING: "Cuộc họp",
    Kind.CEREMONY: "Buổi lễ",
    Kind.TRAINING: "Tập huấn",
    Kind.CONTEST: "Hội thi",
    Kind.WORK: "Kế hoạch công việc, không có hội nghị",
}


def facts(reading: Reading, at: Places) -> Iterator[Entry]:
    """The conference itself, then the paper; what is not stated has a place all the same."""
    plan, paper = reading.plan, reading.document
    stated: list[tuple[str, str, str, Lines | None]] = []
    if plan is not None:
        time, budget = plan.time, plan.budget
        kind = say(PLAN_KIND_NAMES[plan.kind])
        amount = (
            say("%(amount)s đồng", amount=written(budget.amount_vnd))
            if budget and budget.amount_vnd is not None
            else ""
        )
        stated += [
            ("/plan/title", say("Tên"), plan.title or "", plan.lines.get("title")),
            ("/plan/kind", say("Loại"), kind, None),
            ("/plan/time", say("Thời gian"), time.text if time else "", time.lines if time else None),
            ("/plan/chair", say("Chủ trì"), plan.chair or "", plan.lines.get("chair")),
            (
                "/plan/format",
                say("Hình thức"),
                say(FORMAT_NAMES[Format(plan.format.value)]) if plan.format else "",
                plan.lines.get("format"),
            ),
            ("/plan/place", say("Địa điểm"), plan.place or "", plan.lines.get("place")),
            (
                "/plan/budget",
                say("Kinh phí"),
                amount or (budget.text if budget else ""),
                budget.lines if budget else None,
            ),
        ]
    symbol = f"{paper.number or '…'}/{paper.symbol}" if paper.number or paper.symbol else ""
    stated += [
        ("/document/number", say("Số, ký hiệu"), symbol, paper.lines.get("number") or paper.lines.get("symbol")),
        ("/document/date", say("Ngày ban hành"), str(paper.date) if paper.date else "", paper.lines.get("date")),
        ("/document/issuing_body", say("Cơ quan ban hành"), paper.issuing_body or "", paper.lines.get("issuing_body")),
    ]
    for path, name, value, lines in stated:
        detail = _when(reading) if path == "/plan/time" else ""
        entry = at.entry(path, value or say("chưa nêu"), detail, lines=lines, figure=name)
        yield replace(entry, is_stated=bool(value))


def _when(reading: Reading) -> str:
    time = reading.plan.time if reading.plan else None
    if time is None or time.start is None:
        return ""
    day = f"{time.clock}, {time.start}" if time.clock else str(time.start)
    return f"{day} – {time.end}" if time.end else day if time.fixed else f"{day}, chưa ấn định"
