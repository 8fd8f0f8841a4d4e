"""The whole directory as plain rows: one query a table."""

from __future__ import annotations

from collections import defaultdict

from diemcau.directory.domain import BodyKind, Tier
from diemcau.directory.domain.rows import (
    AppointmentRow,
    GroupRow,
    MemberRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
    Snapshot,
    SuccessionRow,
    VenueRow,
)
from diemcau.directory.models import (
    Alias,
    Appointment,
    Group,
    GroupMember,
    Organisation,
    Person,
    Position,
    Succession,
    Venue,
)

_ORGANISATION = (
    "code", "name", "tier", "kind", "short_name", "parent__code", "area_code", "locality",
    "organ_id", "email", "phone", "rank", "valid_from", "valid_to",
)  # fmt: skip


def snapshot() -> Snapshot:
    """Everything that the export writes and the import compares with; nine queries."""
    found = Snapshot()
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for code, text in Alias.objects.order_by("pk").values_list("organisation__code", "text"):
        aliases[code].append(text)
    for facts in Organisation.objects.values(*_ORGANISATION):
        facts |= {
            "tier": Tier(facts["tier"]),
            "kind": BodyKind(facts["kind"]),
            "parent": facts.pop("parent__code") or "",
            "aliases": tuple(aliases.get(facts["code"], ())),
        }
        found.organisations[facts["code"]] = OrganisationRow(**facts)
    for predecessor, successor, on, decision in Succession.objects.order_by("pk").values_list(
        "predecessor__code", "successor__code", "on", "decision"
    ):
        found.add(SuccessionRow(predecessor=predecessor, successor=successor, on=on, decision=decision))
    _people(found)
    _groups(found)
    return found


def _people(found: Snapshot) -> None:
    positions = Position.objects.order_by("organisation__rank", "organisation", "rank", "pk")
    for organisation, title, rank, is_head in positions.values_list("organisation__code", "title", "rank", "is_head"):
        found.add(PositionRow(organisation=organisation, title=title, rank=rank, is_head=is_head))
    people = Person.objects.order_by("pk")
    for code, name, email, phone, is_invented in people.values_list("code", "name", "email", "phone", "is_invented"):
        found.add(PersonRow(code=code, name=name, email=email, phone=phone, is_invented=is_invented))
    for person, organisation, title, since, until in Appointment.objects.order_by("pk").values_list(
        "person__code", "position__organisation__code", "position__title", "since", "until"
    ):
        found.add(AppointmentRow(person=person, organisation=organisation, title=title, since=since, until=until))


def _groups(found: Snapshot) -> None:
    for organisation, name, decision, valid_from, valid_to in Group.objects.order_by("pk").values_list(
        "organisation__code", "name", "decision", "valid_from", "valid_to"
    ):
        found.add(
            GroupRow(organisation=organisation, name=name, decision=decision, valid_from=valid_from, valid_to=valid_to)
        )
    for organisation, group, group_from, person, seat_of, title, duty in GroupMember.objects.order_by("pk").values_list(
        "group__organisation__code",
        "group__name",
        "group__valid_from",
        "person__code",
        "position__organisation__code",
        "position__title",
        "duty",
    ):
        found.add(
            MemberRow(
                organisation=organisation,
                group=group,
                group_from=group_from,
                person=person or "",
                seat_of=seat_of or "",
                title=title or "",
                duty=duty,
            )
        )
    for organisation, name, address, capacity in Venue.objects.order_by("pk").values_list(
        "organisation__code", "name", "address", "capacity"
    ):
        found.add(VenueRow(organisation=organisation, name=name, address=address, capacity=capacity))
