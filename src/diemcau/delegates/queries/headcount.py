"""How many seats, and how many people sit on them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as CountOf
from django.db.models import Q, Sum

from diemcau.conference.models import Conference
from diemcau.delegates.domain import Count, post_key
from diemcau.delegates.models import Delegate, Seat
from diemcau.directory.models import Appointment, GroupMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """`people` counts each person once; `capacities` is how often somebody was passed over who had been counted in
    another capacity (the chairman of a district who heads its steering committee). `open` seats say no number."""

    seats: int
    people: int
    capacities: int
    open: int


def headcount(conference: Conference, day: date) -> Headcount:
    """Count seats and people; six queries, whatever the size of the conference.

    Whoever is named for several seats counts once.


    Args:
        day: whose appointments hold.
    """
    seats = Seat.objects.filter(unit__conference=conference)
    known = seats.aggregate(seats=CountOf("pk"), people=Sum("size"), open=CountOf("pk", filter=Q(size=None)))
    rosters, again = _capacities(conference, day)
    named = Delegate.objects.of(conference).current().exclude(person__in=rosters)
    again += sum(named.values_list("person").annotate(again=CountOf("pk") - 1).values_list("again", flat=True))
    return Headcount(seats=known["seats"], people=(known["people"] or 0) - again, capacities=again, open=known["open"])


def _capacities(conference: Conference, day: date) -> tuple[set[int], int]:
    """Who stands on a roster, and how many places on rosters and posts go to people who have another one."""
    groups = set(
        Seat.objects.filter(unit__conference=conference, group__isnull=False, was_sized=False).values_list(
            "group_id", flat=True
        )
    )
    members = list(
        GroupMember.objects.filter(group__in=groups).values_list(
            "group_id", "person_id", "position_id", "position__organisation_id", "position__title"
        )
    )
    held = Appointment.objects.filter(
        Q(since=None) | Q(since__lte=day),
        Q(until=None) | Q(until__gte=day),
        Q(position__in={position for _, _, position, _, _ in members if position})
        | Q(person__in={person for _, person, _, _, _ in members if person}),
    ).values_list("person_id", "position_id", "position__organisation_id", "position__title")
    holder: dict[int, int] = {}
    posts: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for person, position, organisation, title in held:
        holder[position] = person
        posts[f"person:{person}"].add((organisation, post_key(title)))

    rosters: defaultdict[str, set[int]] = defaultdict(set)
    for group, member, seat, organisation, title in members:
        person_or_none = member or holder.get(seat or 0)
        who = f"person:{person_or_none}" if person_or_none else f"position:{seat}"
        rosters[who].add(group)
        if seat:
            posts[who].add((organisation, post_key(title)))

    asked = {organisation for who in rosters for organisation, _ in posts[who]}
    own = set(
        Seat.objects.filter(unit__conference=conference, count=Count.ONE, unit__organisation__in=asked).values_list(
            "unit__organisation_id", "post_key"
        )
    )
    places = Counter({who: len(groups) + len(posts[who] & own) for who, groups in rosters.items()})
    people = {int(who.removeprefix("person:")) for who in rosters if who.startswith("person:")}
    return people, sum(number - 1 for number in places.values() if number > 1)
