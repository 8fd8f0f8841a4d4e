"""The seats of one unit with whoever is named for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from diemcau.conference.models import Unit
from diemcau.delegates.domain import Count, post_key
from diemcau.delegates.domain.progress import Place
from diemcau.delegates.models import Delegate, Seat
from diemcau.delegates.queries.chase import places
from diemcau.directory.models import Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """`former` are those who were named before, the latest first; `lacking` None: nobody knows how many."""

    seat: Seat
    people: tuple[tuple[Delegate, Place], ...]
    former: tuple[Delegate, ...]
    lacking: int | None
    roster: int = 0

    @property
    def takes_more(self) -> bool:
        return self.seat.count != Count.ONE or not self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSeats:
    unit: Unit
    lines: tuple[SeatLine, ...]

    @property
    def lacking(self) -> int:
        return sum(line.lacking or (line.lacking is None) for line in self.lines)

    @property
    def named(self) -> int:
        return sum(len(line.people) for line in self.lines)


def unit_seats(unit: Unit) -> UnitSeats:
    """A dozen queries, whatever the number of seats."""
    delegates = Delegate.objects.select_related("person", "consent", "named_by", "ended_by").order_by("pk")
    seats = (
        Seat.objects.filter(unit=unit)
        .select_related("rule", "group")
        .prefetch_related(Prefetch("delegates", delegates), "group__members")
        .order_by("rule__position", "pk")
    )
    of_delegate: dict[int, Place] = {}
    lacking: dict[int, int | None] = {}
    for place in places(unit.conference, unit=unit):
        if place.delegate:
            of_delegate[place.delegate] = place
        else:
            lacking[place.seat] = place.lacking
    lines = []
    for seat in seats:
        everybody = list(seat.delegates.all())
        lines.append(
            SeatLine(
                seat=seat,
                people=tuple((each, of_delegate[each.pk]) for each in everybody if each.ended_at is None),
                former=tuple(reversed([each for each in everybody if each.ended_at is not None])),
                lacking=lacking.get(seat.pk, 0),
                roster=len(seat.group.members.all()) if seat.group else 0,
            )
        )
    return UnitSeats(unit=unit, lines=tuple(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who holds a post at the unit's body; `fits` the seat when it is the post that the plan invites."""

    person: int
    name: str
    title: str
    fits: bool


def holders(seat: Seat, on: date) -> list[Holder]:
    """Who might come for a seat: those who hold a post at its body on that day, the one that is invited first."""
    body = seat.unit.organisation
    held = (
        Appointment.objects.filter(
            Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on), position__organisation=body
        )
        .order_by("position__rank", "pk")
        .values_list("person_id", "person__name", "position__title")
    )
    wanted = seat.post_key or post_key(seat.post, body.name)
    found = [
        Holder(person=person, name=name, title=title, fits=post_key(title, body.name) == wanted)
        for person, name, title in held
    ]
    return sorted(found, key=lambda one: not one.fits)
