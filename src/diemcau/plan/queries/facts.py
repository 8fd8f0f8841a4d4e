"""The directory as the matcher needs it: four queries, whatever its size."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Q

from diemcau.directory.models import Alias, Appointment, Group, GroupMember, Organisation
from diemcau.plan.domain.matching import Body, Directory, Roster

_BODY = ("pk", "name", "short_name", "tier", "kind", "parent_id", "area_code", "locality")


def directory_on(day: date) -> Directory:
    """Everything that exists on one day, in the directory's own order."""
    aliases: defaultdict[int, list[str]] = defaultdict(list)
    for organisation, text in Alias.objects.order_by("pk").values_list("organisation_id", "text").iterator():
        aliases[organisation].append(text)
    bodies = (
        Body(pk, name, short, tuple(aliases.pop(pk, ())), tier, kind, parent, area, locality)
        for pk, name, short, tier, kind, parent, area, locality in (
            Organisation.objects.valid_on(day).values_list(*_BODY).iterator()
        )
    )
    return Directory(bodies, rosters_on(day))


def rosters_on(day: date) -> list[Roster]:
    """Every group of the day. A person with several capacities counts once; so does a post whose holder is unknown."""
    valid = Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
    people: defaultdict[int, set[str]] = defaultdict(set)
    members = GroupMember.objects.values_list("group_id", "person_id", "position_id")
    holders = dict(
        Appointment.objects.filter(
            Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day), position__memberships__isnull=False
        )
        .order_by("-pk")
        .values_list("position_id", "person_id")
    )
    for group, member, position in members:
        person = member or holders.get(position or 0)
        people[group].add(f"person:{person}" if person else f"position:{position}")
    return [
        Roster(pk, organisation, name, len(people[pk]) if pk in people else None)
        for pk, organisation, name in Group.objects.filter(*valid).values_list("pk", "organisation_id", "name")
    ]
