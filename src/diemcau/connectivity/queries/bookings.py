"""Bookings of one conference, with what else holds the same bridge."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.conference.models import Conference
from diemcau.connectivity.domain.bookings import most_in_use, overlapping
from diemcau.connectivity.models import Booking
from diemcau.directory.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRow:
    """`clashes`: (what holds it too, booking); its name only where the account may know of that conference."""

    booking: Booking
    clashes: tuple[tuple[str, Booking], ...]
    most: int

    @property
    def is_too_much(self) -> bool:
        return self.most > self.booking.bridge.ports

    @property
    def kind(self) -> str:
        if self.booking.confirmed_at:
            return "ok"
        return "bad" if self.is_too_much else "warn"


def bookings_of(conference: Conference, account: Account) -> list[BookingRow]:
    """Three queries for any number of bookings."""
    own = list(conference.bookings.standing().select_related("bridge__organisation", "asked_by", "confirmed_by").all())
    if not own:
        return []
    first, last = min(one.starts_at for one in own), max(one.ends_at for one in own)
    others = list(
        Booking.objects.standing()
        .filter(bridge__in={one.bridge_id for one in own}, starts_at__lt=last, ends_at__gt=first)
        .exclude(conference=conference)
        .select_related("conference")
    )
    known = set(Conference.objects.visible_to(account).values_list("pk", flat=True)) if others else set()
    rows = []
    for one in own:
        near = [other for other in others if other.bridge_id == one.bridge_id and overlapping(one.use, [other.use])]
        named = tuple((str(other.conference) if other.conference_id in known else "", other) for other in near)
        rows.append(BookingRow(booking=one, clashes=named, most=most_in_use(one.use, [other.use for other in near])))
    return rows
