"""Plans as values, and the rows that a test starts from."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from diemcau.conference.models import Conference
from diemcau.delegates.models import Seat
from diemcau.directory.models import Account, Organisation
from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document, Recipient
from diemcau.plan import actions
from diemcau.plan.domain.contract import as_json
from diemcau.plan.domain.model import (
    Assignment,
    Count,
    EventTime,
    Format,
    Kind,
    Participant,
    Plan,
    ProgrammeItem,
    Reading,
    SiteRule,
    Tier,
)
from diemcau.plan.models import PlanDocument
from tests.plan import province

SITES = (
    SiteRule(tier=Tier.PROVINCE, host="UBND tỉnh", lines=(50, 51)),
    SiteRule(tier=Tier.DISTRICT, host="UBND các huyện, thị xã, thành phố", lines=(50, 51)),
    SiteRule(tier=Tier.COMMUNE, host="UBND cấp xã", lines=(50, 51)),
)
HEADINGS = {Tier.PROVINCE: "Cấp tỉnh", Tier.DISTRICT: "Cấp huyện", Tier.COMMUNE: "Cấp xã"}


def participant(tier: Tier | None, *bodies: str, roles: tuple[str, ...] = (), **facts: Any) -> Participant:
    facts.setdefault("count", Count.ONE)
    facts.setdefault("text", " và ".join(roles) + " " + "; ".join(bodies))
    facts.setdefault("group", HEADINGS.get(tier) if tier else None)
    facts.setdefault("lines", (20, 20))
    return Participant(tier=tier, bodies=bodies, roles=roles, **facts)


PARTICIPANTS = (
    participant(Tier.PROVINCE, "Thường trực Tỉnh ủy", count=Count.GROUP),
    participant(
        Tier.PROVINCE, "các Sở, Ban, ngành", roles=("Đại diện lãnh đạo", "công chức tham mưu"), count=Count.SEVERAL
    ),
    participant(Tier.DISTRICT, "UBND cấp huyện", roles=("Chủ tịch UBND",)),
    participant(Tier.COMMUNE, "UBND cấp xã", roles=("Chủ tịch UBND",)),
)
ASSIGNMENTS = (
    Assignment(
        lead=("Sở Nội vụ",),
        coordinating=("Văn phòng UBND tỉnh",),
        text="Chuẩn bị báo cáo tổng kết công tác cải cách hành chính",
        deadline="trước ngày 15/01",
        lines=(60, 61),
    ),
    Assignment(
        lead=("Sở, Ban, ngành", "UBND các huyện, thị xã, thành phố"),
        coordinating=("các đơn vị liên quan",),
        text="Chuẩn bị đầy đủ các điều kiện phục vụ Hội nghị tại điểm cầu",
        deadline=None,
        lines=(62, 62),
    ),
)
RECIPIENTS = (
    Recipient(text="TT TU, TT HĐND tỉnh", lines=(80, 80)),
    Recipient(text="UBND các huyện, TX, TP", lines=(81, 81)),
)
PROGRAMME = (
    ProgrammeItem(date=None, starts="08:00", minutes=30, text="Đón tiếp đại biểu", by="Văn phòng", lines=(90, 90)),
    ProgrammeItem(date=None, starts="08:30", minutes=15, text="Khai mạc Hội nghị", by=None, lines=(91, 91)),
)


def plan(**facts: Any) -> Plan:
    facts.setdefault("kind", Kind.CONFERENCE)
    facts.setdefault("title", "Hội nghị tổng kết công tác cải cách hành chính năm 2023")
    facts.setdefault("format", Format.ONLINE)
    facts.setdefault("sites", SITES)
    facts.setdefault("participants", PARTICIPANTS)
    facts.setdefault("assignments", ASSIGNMENTS)
    facts.setdefault("programme", PROGRAMME)
    facts.setdefault("time", time("Dự kiến trong tháng 01/2024", PartialDate(2024, 1)))
    return Plan(**facts)


def time(text: str, start: PartialDate, clock: str | None = None) -> EventTime:
    return EventTime(text=text, start=start, end=None, clock=clock, fixed=start.day is not None, lines=(55, 55))


def reading(given: Plan | None = None, **facts: Any) -> Reading:
    facts.setdefault("type", "KẾ HOẠCH")
    facts.setdefault("issuing_body", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM")
    facts.setdefault("date", PartialDate(2024, 1))
    facts.setdefault("recipients", RECIPIENTS)
    lines = tuple(f"dòng {number}" for number in range(1, 101))
    return Reading(text_lines=lines, document=Document(**facts), plan=given or plan(), findings=())


def document(given: Plan | None = None, **facts: Any) -> PlanDocument:
    """A document that was read so."""
    number = PlanDocument.objects.count()
    return PlanDocument.objects.create(
        file=f"plans/{number}",
        file_name=f"ke-hoach-{number}.txt",
        sha256=f"{number:064x}",
        reading=as_json(reading(given)),
        **facts,
    )


def load(given: list[province.Row] | None = None) -> dict[str, Organisation]:
    """Put organisations into the directory; by code."""
    found: dict[str, Organisation] = {}
    waiting = list(enumerate(province.rows() if given is None else given))
    while waiting:
        ready = [(rank, row) for rank, row in waiting if not row.parent or row.parent in found]
        made = Organisation.objects.bulk_create(
            Organisation(
                code=row.code[:40],
                name=row.name,
                tier=row.tier,
                kind=row.kind,
                parent=found.get(row.parent),
                area_code=row.area,
                locality=row.locality,
                rank=rank,
            )
            for rank, row in ready
        )
        found |= {row.code: organisation for (_, row), organisation in zip(ready, made, strict=True)}
        waiting = [(rank, row) for rank, row in waiting if row.code not in found]
    return found


def applied(conference: Conference, given: Plan, by: Account | None = None, **facts: Any) -> dict[str, Any]:
    """Upload this version of the plan and apply it; gives what it changed."""
    return actions.apply(document(given, conference=conference), conference, by=by, **facts).summary["counts"]


def seats_of(conference: Conference, organisation: Organisation) -> QuerySet[Seat]:
    return Seat.objects.filter(unit__conference=conference, unit__organisation=organisation)
