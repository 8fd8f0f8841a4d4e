"""Whatever versions of a plan are applied, in whatever order: applying twice changes nothing, and the conference then
says exactly what the plan says, but for what people entered."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.assignments.models import AssignmentUnit
from diemcau.conference.actions import close_site, move_unit
from diemcau.conference.models import Conference, Site, Unit
from diemcau.delegates.actions import say_how_many
from diemcau.delegates.models import Seat
from diemcau.kernel.errors import Refused
from diemcau.plan import actions
from diemcau.plan.domain.model import Assignment, Count, Tier
from diemcau.plan.models import PlanDocument
from diemcau.plan.queries import difference
from diemcau.plan.queries.prepared import prepare
from tests import build
from tests.plan import plans
from tests.plan.plans import participant

pytestmark = pytest.mark.django_db

BODIES = st.sampled_from(
    [
        (Tier.PROVINCE, "các Sở, Ban, ngành"),
        (Tier.PROVINCE, "Sở Nội vụ"),
        (Tier.PROVINCE, "Thường trực Tỉnh ủy"),
        (Tier.PROVINCE, "Ban Chỉ đạo Chuyển đổi số tỉnh"),
        (Tier.DISTRICT, "UBND cấp huyện"),
        (Tier.DISTRICT, "Phòng Nội vụ"),
        (Tier.COMMUNE, "UBND cấp xã"),
        (Tier.PROVINCE, "Báo Quảng Nam"),
    ]
)
ROLES = st.lists(
    st.sampled_from(["Đại diện lãnh đạo", "Lãnh đạo", "chuyên viên", "chuyên viên tham mưu", "Chủ tịch UBND"]),
    max_size=2,
    unique=True,
)


@st.composite
def entries(draw):
    tier, body = draw(BODIES)
    count = draw(st.sampled_from([None, *Count]))
    first = draw(st.integers(1, 90))
    return participant(tier, body, roles=tuple(draw(ROLES)), count=count, lines=(first, first + 1))


WORK = st.builds(
    Assignment,
    lead=st.lists(st.sampled_from(["Sở Nội vụ", "UBND cấp huyện", "Báo Quảng Nam"]), max_size=2, unique=True).map(
        tuple
    ),
    coordinating=st.lists(st.sampled_from(["Sở Tài chính", "các đơn vị liên quan"]), max_size=2, unique=True).map(
        tuple
    ),
    text=st.sampled_from(["Chuẩn bị báo cáo", "Chuẩn bị báo cáo tổng kết", "Kiểm tra đường truyền", "Đưa tin"]),
    deadline=st.sampled_from([None, "trước ngày 15/01", "trước ngày 20/01/2024"]),
    lines=st.integers(1, 90).map(lambda first: (first, first)),
)
VERSIONS = st.builds(
    plans.plan,
    title=st.sampled_from(["Hội nghị tổng kết", "Hội nghị tổng kết năm 2023"]),
    sites=st.sampled_from([plans.SITES, plans.SITES[:2], plans.SITES[1:], ()]),
    participants=st.lists(entries(), max_size=5).map(tuple),
    assignments=st.lists(WORK, max_size=4).map(tuple),
    programme=st.sampled_from([plans.PROGRAMME, plans.PROGRAMME[::-1], ()]),
)
DEEDS = st.sampled_from(["nothing", "size", "move", "close"])


def work_on(conference: Conference, deed: str, account) -> None:
    """Let a person enter something, where there is something to enter it for."""
    seat = Seat.objects.filter(unit__conference=conference).exclude(count="one").order_by("pk").first()
    sites = list(conference.sites.open().order_by("-pk"))
    if deed == "size" and seat:
        say_how_many(seat, 7, by=account)
    elif deed == "move" and len(sites) > 1:
        unit = Unit.objects.filter(conference=conference, site=sites[0]).order_by("pk").last()
        if unit:
            move_unit(unit, sites[-1], by=account)
    elif deed == "close" and len(sites) > 1 and sites[0].parent:
        close_site(sites[0], into=sites[-1], by=account)


def entered(conference: Conference) -> tuple[set[object], ...]:
    """Everything that people entered."""
    return (
        set(Seat.objects.filter(unit__conference=conference, was_sized=True).values_list("pk", "unit__organisation")),
        set(Unit.objects.filter(conference=conference, was_moved=True).values_list("organisation", "site__host")),
        set(
            Site.objects.filter(conference=conference, closure__isnull=False).values_list("host", "closure__into__host")
        ),
    )


def test_applying_any_sequence_of_versions_twice_changes_nothing_and_keeps_what_people_entered():
    owner = plans.load()["49.UBND"]
    account = build.account()

    @settings(max_examples=20, deadline=None)
    @given(versions=st.lists(st.tuples(VERSIONS, DEEDS), min_size=1, max_size=3))
    def holds(versions):
        beginning = transaction.savepoint()
        try:
            play(versions, owner, account)
        finally:
            transaction.savepoint_rollback(beginning)

    holds()


def play(versions, owner, account):
    conference = None
    for version, deed in versions:
        document = plans.document(version, conference=conference)
        before = entered(conference) if conference else (set(), set(), set())
        if conference:
            actions.apply(document, conference, by=account, partly=True)
        else:
            conference = actions.open_conference(document, owner=owner, by=account, partly=True)

        assert difference(document, conference).is_empty
        assert entered(conference) == before
        assert says(conference) == wanted(document)
        with suppress(Refused):  # a site that stands below, say
            work_on(conference, deed, account)


def says(conference: Conference) -> tuple[object, ...]:
    """What the conference says, without what was flagged and kept."""
    units = AssignmentUnit.objects.filter(assignment__conference=conference, assignment__ground_lost_at=None)
    return (
        set(conference.sites.filter(ground_lost_at=None).values_list("host", "parent__host")),
        sorted(
            Seat.objects.filter(unit__conference=conference, ground_lost_at=None).values_list(
                "unit__organisation", "post_key", "rule__text"
            )
        ),
        [
            (text, tuple(lines))
            for text, *lines in conference.seat_rules.filter(ground_lost_at=None).values_list(
                "text", "first_line", "last_line"
            )
        ],
        sorted(units.values_list("assignment__text", "part", "name", "organisation"), key=str),
        list(conference.programme.values_list("text", flat=True)),
    )


def wanted(document: PlanDocument) -> tuple[object, ...]:
    target = prepare(document).target
    return (
        {(site.host, site.parent) for site in target.sites},
        sorted(
            (unit, seat.key, target.rules[seat.rule].text) for unit in target.homes for seat in target.seats_of(unit)
        ),
        [(rule.text, rule.lines) for rule in target.rules],
        sorted(((entry.text, *unit) for entry in target.assignments for unit in entry.units), key=str),
        [item.text for item in target.programme],
    )
