"""Where the room is ready the locality has named all its people; at the province a few, one of them a deputy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from itertools import product
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.delegates.actions import (
    Nominee,
    Said,
    answer,
    begin_rendering,
    draft_invitation,
    issue_invitation,
    name_delegate,
    record_consent,
    replace_delegate,
)
from diemcau.delegates.domain import Count
from diemcau.delegates.domain.answers import Choice
from diemcau.delegates.models import Delegate, InvitingPolicy, Seat
from diemcau.delegates.queries.wording import first_wording
from diemcau.directory.domain import Tier
from diemcau.directory.models import Account, Appointment, Person
from diemcau.kernel.vietnamese import fold

BODIES = 12
SAID = (
    Said(choice=Choice.ACCEPT, vehicle="92A-123.45"),
    Said(choice=Choice.ACCEPT, diet="Ăn chay"),
    Said(choice=Choice.ACCEPT),
    Said(choice=Choice.DECLINE, reason="Đi công tác nước ngoài"),
    Said(
        choice=Choice.PROPOSE, proposed_name="Phan Thị Thay", proposed_title="Phó Chánh Văn phòng", reason="Trùng lịch"
    ),
    Said(choice=Choice.ACCEPT, vehicle="Đi chung xe cơ quan"),
)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Alăng", "Bhling")
MIDDLE = ("Văn", "Thị", "Hữu", "Ngọc", "Thanh", "Minh", "Thu")
GIVEN = ("An", "Bình", "Châu", "Dung", "Hà", "Hải", "Khoa", "Lan", "Nam", "Phúc", "Sơn")


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    organiser = people["to-chuc"]
    _name_localities(conference, organiser)
    seats = (
        Seat.objects.filter(unit__conference=conference, count=Count.ONE)
        .select_related("unit__organisation")
        .order_by("unit__organisation__rank", "unit__organisation__area_code", "pk")
    )
    named: list[Delegate] = []
    for seat in seats[: 3 * BODIES]:
        held = Appointment.objects.filter(position__organisation=seat.unit.organisation_id, until=None)
        first = held.select_related("person", "position").order_by("position__rank", "pk").first()
        if first and len(named) < BODIES:
            nominee = Nominee(person=first.person, title=first.position.title)
            named.append(name_delegate(seat, nominee, by=organiser))
    if named:
        deputy = Nominee(name="Lê Văn Dự Thay", title="Phó Giám đốc", email="du-thay@vidu.example")
        came = replace_delegate(named[-1], deputy, "Đi công tác theo kế hoạch của Tỉnh ủy", by=organiser)
        if came.needs_consent:
            record_consent(came, True, "Đồng ý, Thông báo số 12/TB-UBND", by=organiser)


def _name_localities(conference: Conference, organiser: Account) -> None:
    """In bulk: the head of the locality where he is asked for, and otherwise somebody invented."""
    seats = list(
        Seat.objects.filter(
            unit__conference=conference,
            unit__site__venue__isnull=False,
            unit__organisation__tier__in=(Tier.DISTRICT, Tier.COMMUNE),
            count=Count.ONE,
        )
        .select_related("unit")
        .order_by("pk")
    )
    heads = {
        held.position.organisation_id: held.person
        for held in Appointment.objects.filter(
            position__organisation__in={seat.unit.organisation_id for seat in seats},
            position__title="Chủ tịch",
            until=None,
        ).select_related("person", "position")
    }
    is_head = [seat.post == "Chủ tịch UBND" and seat.unit.organisation_id in heads for seat in seats]
    names = [" ".join(parts) for parts in product(FAMILY, MIDDLE, GIVEN)]
    others = iter(
        Person.objects.bulk_create(
            Person(name=name, search_key=fold(name), is_invented=True)
            for name in (names[37 * number % len(names)] for number in range(is_head.count(False)))
        )
    )
    Delegate.objects.bulk_create(
        Delegate(
            seat=seat,
            person=heads[seat.unit.organisation_id] if known else next(others),
            title=seat.post,
            is_only=True,
            named_by=organiser,
        )
        for seat, known in zip(seats, is_head, strict=True)
    )
    if conference.starts_on:
        _invite(conference, organiser)


def _invite(conference: Conference, organiser: Account) -> None:
    """One letter; its copies are made by the worker, and the mail waits for a person."""
    wording = first_wording(conference, conference.owner)
    wording["signer"] = wording["signer"] or "Trần Văn Ký"
    wording["chair"] = wording["chair"] or "Chủ tịch UBND tỉnh"
    wording["place"] = wording["place"] or "Hội trường UBND tỉnh"
    wording["clock"] = wording["clock"] or time(8)
    draft = draft_invitation(conference, conference.owner, wording, by=organiser)
    due = InvitingPolicy.of(conference).deadlines(conference.starts_on).invite
    today = timezone.localdate()
    address = settings.ADDRESS or f"http://localhost:{settings.PORT}/"
    letter = issue_invitation(draft, 5, min(due or today, today), address=address, by=organiser)
    begin_rendering(letter, by=organiser)
    for copy, said in zip(letter.copies.order_by("pk"), SAID, strict=False):
        answer(copy, uuid4(), said, by=None, until=None)
