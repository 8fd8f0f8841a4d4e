"""A few units have named people, one head sends a deputy, and one department's list is complete."""

from __future__ import annotations

from collections.abc import Mapping

from diemcau.conference.models import Conference
from diemcau.delegates.actions import Nominee, name_delegate, record_consent, replace_delegate
from diemcau.delegates.domain import Count
from diemcau.delegates.models import Delegate, Seat
from diemcau.directory.models import Account, Appointment

BODIES = 12


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    organiser = people["to-chuc"]
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
