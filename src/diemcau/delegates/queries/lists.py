"""The seats that somebody may fill by a list, and the people whom he may mean."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q

from diemcau.conference.models import Conference, Unit
from diemcau.conference.permissions import can_organise
from diemcau.delegates.domain import Count
from diemcau.delegates.domain.lists import KnownSeat, person_key
from diemcau.delegates.models import Delegate, Seat
from diemcau.directory.domain.names import name_key
from diemcau.directory.models import Account, Alias, Appointment


def seats_to_fill(account: Account, conference: Conference, *, unit: int | None = None) -> list[KnownSeat]:
    """All to whoever organises, to others those of the bodies that they act for. Three queries besides the rights."""
    units = Unit.objects.filter(conference=conference)
    if not can_organise(account, conference):
        units = units.filter(organisation__in=account.organisation_roles.values("organisation"))
    if unit is not None:
        units = units.filter(pk=unit)
    names: defaultdict[int, set[str]] = defaultdict(set)
    for organisation, text in Alias.objects.filter(organisation__units__in=units).values_list("organisation", "text"):
        names[organisation].add(name_key(text))
    people: defaultdict[int, set[str]] = defaultdict(set)
    current = Delegate.objects.current().filter(seat__unit__in=units)
    for seat, name in current.values_list("seat_id", "person__name"):
        people[seat].add(person_key(name))
    rows = (
        Seat.objects.filter(unit__in=units)
        .order_by("unit__organisation__rank", "unit__organisation__area_code", "unit_id", "rule__position", "pk")
        .values_list(
            "pk",
            "unit_id",
            "unit__organisation_id",
            "unit__organisation__name",
            "unit__organisation__short_name",
            "post",
            "post_key",
            "count",
        )
    )
    return [
        KnownSeat(
            pk=pk,
            unit=of,
            unit_name=name,
            unit_keys=frozenset({name_key(name), *([name_key(short)] if short else []), *names[organisation]}),
            post=post,
            post_key=key,
            is_for_one=count == Count.ONE,
            people=frozenset(people[pk]),
        )
        for pk, of, organisation, name, short, post, key, count in rows
    ]


def people_by_name(units: set[int]) -> dict[tuple[int, str], list[tuple[int, str, str]]]:
    """By unit and name: who holds a post there or was named for it before, each with a title and a telephone."""
    found: defaultdict[tuple[int, str], list[tuple[int, str, str]]] = defaultdict(list)
    held = Appointment.objects.filter(Q(until=None), position__organisation__units__in=units).values_list(
        "position__organisation__units", "person_id", "person__name", "position__title", "person__phone"
    )
    named = Delegate.objects.filter(seat__unit__in=units).values_list(
        "seat__unit", "person_id", "person__name", "title", "person__phone"
    )
    for rows in (held, named):
        for unit, person, name, title, phone in rows:
            if unit in units:
                found[unit, person_key(name)].append((person, title, phone))
    return found
