"""Áp dụng một kế hoạch cho cả nước trên PostgreSQL: 37.000 điểm cầu, hơn 1,5 triệu ghế. Chạy bằng tay, mất vài phút:
`python -m tests.servers .venv/bin/python -m bench nation`.

Cả nước ở đây là dữ liệu sinh ra: 63 tỉnh, 700 huyện, 10.600 xã, 25.636 trường.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from bench.stage import empty_product

if TYPE_CHECKING:
    from diemcau.directory.domain import Tier
    from diemcau.directory.models import Organisation
    from diemcau.plan.domain import model

MEASURES = {
    "nation_sites": "điểm cầu của hội nghị",
    "nation_seats": "đại biểu được mời theo chức danh",
    "nation_organisations": "đơn vị trong danh bạ",
    "nation_directory_s": "giây để đọc và lập chỉ mục danh bạ",
    "nation_apply_s": "giây để mở hội nghị từ kế hoạch đã đọc (trần 600)",
    "nation_again_s": "giây để so lại khi không có gì đổi",
    "nation_peak_mb": "MB bộ nhớ nhiều nhất của cả tiến trình (trần 2.000)",
}
PROVINCES, DISTRICTS, COMMUNES, SITES = 63, 700, 10_600, 37_000
SCHOOLS = SITES - 1 - PROVINCES - DISTRICTS - COMMUNES


def measure() -> dict[str, float]:
    url = os.environ.get("DIEMCAU_DATABASE_URL", "")
    if not url.startswith("postgres"):
        raise SystemExit("Số đo này cần PostgreSQL: hãy chạy python -m tests.servers .venv/bin/python -m bench nation")
    _make_database(url)
    with empty_product():
        return _measured()


def _make_database(url: str) -> None:
    """The database that the URL names, where the server has none of that name yet."""
    parts = urlsplit(url)
    name = parts.path.removeprefix("/")
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _measured() -> dict[str, float]:
    from diemcau.conference.models import Site
    from diemcau.delegates.models import Seat
    from diemcau.directory.models import Organisation
    from diemcau.plan.actions import apply, open_conference
    from diemcau.plan.domain.contract import as_json
    from diemcau.plan.models import PlanDocument
    from diemcau.plan.queries.prepared import prepare

    owner = nation()
    document = PlanDocument.objects.create(file="plans/x", file_name="x", sha256="0", reading=as_json(plan()))
    began = time.perf_counter()
    prepare(document, owner=owner)
    read = time.perf_counter()
    conference = open_conference(document, owner=owner, by=None)
    opened = time.perf_counter()
    apply(document, conference, by=None)
    again = time.perf_counter()
    return {
        "nation_sites": Site.objects.filter(conference=conference).count(),
        "nation_seats": Seat.objects.filter(unit__conference=conference).count(),
        "nation_organisations": Organisation.objects.count(),
        "nation_directory_s": round(read - began, 1),
        "nation_apply_s": round(opened - read, 1),
        "nation_again_s": round(again - opened, 1),
        "nation_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6),
    }


def nation() -> Organisation:
    """Fill the directory; gives the ministry that holds the conference."""
    from diemcau.directory.domain import BodyKind, Tier
    from diemcau.directory.models import Organisation

    ministry = Organisation.objects.create(
        code="B", name="Bộ Nội vụ", tier=Tier.CENTRAL, kind=BodyKind.MINISTRY, short_name="BNV"
    )
    provinces = _tier(Tier.PROVINCE, "tỉnh", [None] * PROVINCES, "P")
    districts = _tier(Tier.DISTRICT, "huyện", [provinces[n % PROVINCES] for n in range(DISTRICTS)], "H")
    communes = _tier(Tier.COMMUNE, "xã", [districts[n % DISTRICTS] for n in range(COMMUNES)], "X")
    _make(_department(area, number) for area in provinces for number in range(1, 21))
    _make(_school(communes[number % COMMUNES], number) for number in range(SCHOOLS))
    return ministry


def _tier(tier: Tier, locality: str, above: list[Any], letter: str) -> list[Organisation]:
    """The four constitutional bodies of every area of one tier; gives the people's committees."""
    from diemcau.directory.domain import BodyKind
    from diemcau.directory.models import Organisation

    committees: list[Organisation] = []
    party = {"tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "xã": "Đảng ủy xã"}[locality]

    def rows() -> Iterator[Organisation]:
        for number, parent in enumerate(above):
            place, code = f"Số {number}", f"{letter}{number}"
            facts = {"tier": tier, "area_code": code, "locality": locality}
            committee = Organisation(
                code=f"{code}.UBND",
                name=f"Ủy ban nhân dân {locality} {place}",
                kind=BodyKind.PEOPLE_COMMITTEE,
                parent=parent,
                **facts,
            )
            committees.append(committee)
            yield committee
            for short, name, kind in (
                ("CU", f"{party} {place}", BodyKind.PARTY_COMMITTEE),
                ("HDND", f"Hội đồng nhân dân {locality} {place}", BodyKind.PEOPLE_COUNCIL),
                ("MTTQ", f"Ủy ban Mặt trận Tổ quốc Việt Nam {locality} {place}", BodyKind.FRONT),
            ):
                yield Organisation(code=f"{code}.{short}", name=name, kind=kind, **facts)

    _make(rows())
    return committees


def _department(area: Organisation, number: int) -> Organisation:
    from diemcau.directory.domain import BodyKind, Tier
    from diemcau.directory.models import Organisation

    facts = {"tier": Tier.PROVINCE, "kind": BodyKind.DEPARTMENT, "parent": area, "area_code": area.area_code}
    return Organisation(code=f"{area.area_code}.S{number}", name=f"Sở Quản lý ngành {number}", **facts)


def _school(area: Organisation, number: int) -> Organisation:
    from diemcau.directory.domain import BodyKind, Tier
    from diemcau.directory.models import Organisation

    facts = {"tier": Tier.COMMUNE, "kind": BodyKind.PUBLIC_UNIT, "parent": area, "area_code": area.area_code}
    return Organisation(code=f"T{number}", name=f"Trường Trung học cơ sở Số {number}", **facts)


def _make(rows: Iterator[Organisation]) -> None:
    from diemcau.directory.models import Organisation
    from diemcau.plan.actions.rows import chunks

    for chunk in chunks(rows, 5_000):
        Organisation.objects.bulk_create(chunk)


def plan() -> model.Reading:
    """A plan that invites about forty posts to every site."""
    from diemcau.kernel.dates import PartialDate
    from diemcau.nd30.model import Document
    from diemcau.plan.domain.model import EventTime, Format, Kind, Plan, Reading, SiteRule, Tier

    hosts = (
        (Tier.CENTRAL, "Bộ Nội vụ"),
        (Tier.PROVINCE, "UBND cấp tỉnh"),
        (Tier.DISTRICT, "UBND cấp huyện"),
        (Tier.COMMUNE, "UBND cấp xã"),
        (Tier.COMMUNE, "các trường"),
    )
    start = EventTime(
        text="08:00 ngày 18/5/2025", start=PartialDate(2025, 5, 18), end=None, clock="08:00", fixed=True, lines=(5, 5)
    )
    held = Plan(
        kind=Kind.CONFERENCE,
        title="Hội nghị toàn quốc",
        format=Format.ONLINE,
        time=start,
        sites=tuple(SiteRule(tier=tier, host=host, lines=(6, 6)) for tier, host in hosts),
        participants=tuple(_participants()),
    )
    return Reading(text_lines=("",) * 40, document=Document(type="KẾ HOẠCH"), plan=held, findings=())


def _participants() -> Iterator[model.Participant]:
    from diemcau.plan.domain.model import Count, Participant, Tier

    def rule(tier: Tier, body: str, posts: int) -> Participant:
        roles = tuple(f"Công chức phụ trách lĩnh vực {number}" for number in range(1, posts + 1))
        text = f"{posts} công chức {body}"
        return Participant(
            tier=tier, group=None, text=text, bodies=(body,), roles=roles, count=Count.SEVERAL, lines=(10, 11)
        )

    yield rule(Tier.PROVINCE, "các sở, ban, ngành", 30)
    for tier, level in ((Tier.PROVINCE, "tỉnh"), (Tier.DISTRICT, "huyện"), (Tier.COMMUNE, "xã")):
        for body in ("UBND", "HĐND", "Ủy ban MTTQ Việt Nam"):
            yield rule(tier, f"{body} cấp {level}", 20)
    yield rule(Tier.COMMUNE, "Đảng ủy xã", 20)
    yield rule(Tier.COMMUNE, "các trường", 24)
