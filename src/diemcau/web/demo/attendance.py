"""The hall of the province is laid out and approved; of those who have been named some are there, one is absent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.delegates.actions import (
    Noted,
    approve_hall,
    check_in,
    lay_out_hall,
    make_check_in_link,
    propose_seats,
)
from diemcau.delegates.domain.attending import Saying, Way
from diemcau.delegates.domain.seating import Room
from diemcau.delegates.models import Delegate
from diemcau.delegates.queries import Pass
from diemcau.directory.models import Account
from diemcau.kernel.dates import HERE


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    organiser = people["to-chuc"]
    top = Site.objects.select_related("conference").get(conference=conference, parent=None)
    hall = lay_out_hall(top, Room(rows=8, left=6, right=6, table=5), by=organiser)
    if propose_seats(hall, by=organiser) == 0 and hall.taken.exists():
        approve_hall(hall, "Đồng ý", by=organiser)
    make_check_in_link(top, "Máy bàn cửa vào hội trường", by=organiser)
    make_check_in_link(top, "Điện thoại lễ tân", by=organiser, is_reception=True)
    day = conference.starts_on
    if day is None or day > timezone.localdate():
        return
    morning = datetime.combine(day, time(7, 30), tzinfo=HERE)
    named = Delegate.objects.of(conference).current().select_related("seat__unit__site__conference").order_by("pk")
    for number, delegate in enumerate(named):
        site = delegate.seat.unit.site
        if site is None or number % 4 == 3:
            continue
        at = morning + timedelta(minutes=number)
        is_absent = number == 1
        note = Noted(
            id=uuid4(),
            delegate=delegate.pk,
            says=Saying.ABSENT if is_absent else Saying.IN_PERSON,
            way=Way.LIST,
            said_at=at,
            sent_at=at,
            reason="Đi công tác theo kế hoạch của Tỉnh ủy" if is_absent else "",
        )
        check_in(Pass.at(site), note, by=organiser, now=at)
