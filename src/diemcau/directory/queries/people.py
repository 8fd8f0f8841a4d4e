"""What the pages of people and of groups show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.db.models import Count, Q, QuerySet

from diemcau.directory.models import Appointment, Group, GroupMember, Organisation, Person
from diemcau.directory.queries.history import Deed, history
from diemcau.kernel.vietnamese import sort_key


class PersonLine(TypedDict):
    """One person in the list; a dictionary for the template's sake."""

    pk: int
    name: str
    phone: str
    email: str
    is_invented: bool
    seats: tuple[str, ...]  # "Giám đốc, Sở Nội vụ"


def people_list(visible: QuerySet[Person], *, on: date) -> list[PersonLine]:
    """Everybody by given name, as lists of people are kept here, with what they hold `on` that day; two queries."""
    seats: defaultdict[int, list[str]] = defaultdict(list)
    held = (
        Appointment.objects.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on))
        .order_by("position__organisation__rank", "position__rank", "pk")
        .values_list("person", "position__title", "position__organisation__name")
    )
    for person, title, organisation in held:
        seats[person].append(f"{title}, {organisation}")
    people = visible.order_by().values_list("pk", "name", "phone", "email", "is_invented")
    lines: list[PersonLine] = [
        {
            "pk": pk,
            "name": name,
            "phone": phone,
            "email": email,
            "is_invented": is_invented,
            "seats": tuple(seats.get(pk, ())),
        }
        for pk, name, phone, email, is_invented in people
    ]
    return sorted(lines, key=lambda line: (sort_key(line["name"].rpartition(" ")[2]), sort_key(line["name"])))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    person: Person
    now: list[Appointment]
    before: list[Appointment]
    memberships: list[GroupMember]
    history: list[Deed]


def person_page(person: Person, visible: QuerySet[Organisation], *, on: date) -> PersonPage:
    """One person with every capacity in bodies that may be seen."""
    appointments = list(
        person.appointments.filter(position__organisation__in=visible.values("pk"))
        .select_related("position__organisation")
        .order_by("position__organisation__rank", "position__rank", "pk")
    )
    return PersonPage(
        person=person,
        now=[each for each in appointments if each.until is None or each.until >= on],
        before=[each for each in appointments if each.until is not None and each.until < on],
        memberships=list(
            person.memberships.filter(group__organisation__in=visible.values("pk"))
            .select_related("group__organisation")
            .order_by("pk")
        ),
        history=history(person),
    )


def groups_list(visible: QuerySet[Group]) -> list[Group]:
    """Groups with their body and `size`, the number on the roster; one query."""
    found = visible.select_related("organisation").annotate(size=Count("members"))
    return sorted(found, key=lambda group: (group.organisation.rank, sort_key(group.organisation.name), group.pk))


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One line of a roster: who it is today, and by what."""

    member: GroupMember
    name: str
    people: list[Person]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    group: Group
    roster: list[Membership]
    history: list[Deed]


def group_page(group: Group, *, on: date) -> GroupPage:
    """A group with its roster: a member by position is whoever holds it `on` that day."""
    members = list(group.members.select_related("person", "position__organisation").order_by("pk"))
    holders: defaultdict[int, list[Person]] = defaultdict(list)
    held = Appointment.objects.filter(
        Q(since=None) | Q(since__lte=on),
        Q(until=None) | Q(until__gte=on),
        position__in=[member.position_id for member in members if member.position_id and not member.person_id],
    )
    for appointment in held.select_related("person").order_by("pk"):
        holders[appointment.position_id].append(appointment.person)
    return GroupPage(
        group=group,
        roster=[
            Membership(
                member=member,
                name=str(member.person or member.position),
                people=[member.person] if member.person else holders[member.position_id or 0],
            )
            for member in members
        ],
        history=history(group),
    )
