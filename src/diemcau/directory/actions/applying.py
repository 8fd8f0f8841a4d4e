"""Write a difference of plain rows into the tables, a few statements for each table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from django.db import models, transaction

from diemcau.directory.domain.names import search_key
from diemcau.directory.domain.rows import (
    AppointmentRow,
    Difference,
    GroupKey,
    GroupRow,
    MemberRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
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
from diemcau.kernel.vietnamese import fold

BATCH = 500  # rows a statement: far below SQLite's limit of variables
Changes = Mapping[str, Difference]
AnyModel = TypeVar("AnyModel", bound=models.Model)


@transaction.atomic
def apply(changes: Changes) -> None:
    """Add and change what the difference says; delete nothing but aliases that a changed organisation no longer has."""
    if "organisations" in changes:
        _organisations(changes["organisations"])
    organisations = dict(Organisation.objects.values_list("code", "pk"))
    if "successions" in changes:
        _successions(changes["successions"], organisations)
    if "positions" in changes:
        _positions(changes["positions"], organisations)
    if "people" in changes:
        _people(changes["people"])
    if "groups" in changes:
        _groups(changes["groups"], organisations)
    if "venues" in changes:
        _venues(changes["venues"], organisations)
    if "appointments" in changes or "members" in changes:
        people = dict(Person.objects.values_list("code", "pk"))
        positions = {
            (code, title): pk for pk, code, title in Position.objects.values_list("pk", "organisation__code", "title")
        }
        if "appointments" in changes:
            _appointments(changes["appointments"], people, positions)
        if "members" in changes:
            _members(changes["members"], people, positions)


def _create(model: type[AnyModel], rows: Iterable[AnyModel]) -> None:
    model._default_manager.bulk_create(rows, batch_size=BATCH)


def _rewrite(model: type[AnyModel], rows: Iterable[AnyModel], fields: Collection[str]) -> None:
    """Overwrite the fields of rows that are there, found by their code: one statement for hundreds."""
    model._default_manager.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )


_PLAIN = (
    "name", "short_name", "tier", "kind", "area_code", "locality", "organ_id",
    "email", "phone", "rank", "valid_from", "valid_to",
)  # fmt: skip


def _organisations(difference: Difference) -> None:
    added = [row for row in difference.added if isinstance(row, OrganisationRow)]
    changed = [(old, new) for old, new in difference.changed if isinstance(new, OrganisationRow)]
    known = dict(Organisation.objects.values_list("code", "pk"))
    while added:  # tier by tier: a parent must have its key before its children name it
        ready = [row for row in added if not row.parent or row.parent in known]
        if not ready:
            raise ValueError("A checked import has no unknown parents and no circles.")
        made = [_organisation(Organisation(code=row.code), row, known) for row in ready]
        _create(Organisation, made)
        known |= {row.code: row.pk for row in made}
        added = [row for row in added if row.code not in known]

    rows = [_organisation(Organisation(code=new.code), new, known) for _, new in changed]
    _rewrite(Organisation, rows, [*_PLAIN, "parent", "search_key"])
    renamed = [new for old, new in changed if isinstance(old, OrganisationRow) and old.aliases != new.aliases]
    Alias.objects.filter(organisation__in=[known[row.code] for row in renamed]).delete()
    fresh = [row for row in difference.added if isinstance(row, OrganisationRow)]
    _create(
        Alias,
        [Alias(organisation_id=known[row.code], text=text) for row in [*fresh, *renamed] for text in row.aliases],
    )


def _organisation(into: Organisation, row: OrganisationRow, known: Mapping[str, int]) -> Organisation:
    for field in _PLAIN:
        setattr(into, field, getattr(row, field))
    into.parent_id = known[row.parent] if row.parent else None
    into.search_key = search_key([row.name, row.short_name, *row.aliases])
    return into


def _successions(difference: Difference, organisations: Mapping[str, int]) -> None:
    _create(
        Succession,
        [
            Succession(
                predecessor_id=organisations[row.predecessor],
                successor_id=organisations[row.successor],
                on=row.on,
                decision=row.decision,
            )
            for row in difference.added
            if isinstance(row, SuccessionRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, SuccessionRow):
            Succession.objects.filter(
                predecessor=organisations[row.predecessor], successor=organisations[row.successor]
            ).update(on=row.on, decision=row.decision)


def _positions(difference: Difference, organisations: Mapping[str, int]) -> None:
    _create(
        Position,
        [
            Position(
                organisation_id=organisations[row.organisation], title=row.title, rank=row.rank, is_head=row.is_head
            )
            for row in difference.added
            if isinstance(row, PositionRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, PositionRow):
            Position.objects.filter(organisation=organisations[row.organisation], title=row.title).update(
                rank=row.rank, is_head=row.is_head
            )


def _people(difference: Difference) -> None:
    def facts(row: PersonRow) -> dict[str, Any]:
        return {
            "name": row.name,
            "email": row.email,
            "phone": row.phone,
            "is_invented": row.is_invented,
            "search_key": fold(row.name),
        }

    _create(Person, [Person(code=row.code, **facts(row)) for row in difference.added if isinstance(row, PersonRow)])
    rows = [Person(code=row.code, **facts(row)) for _, row in difference.changed if isinstance(row, PersonRow)]
    _rewrite(Person, rows, ["name", "email", "phone", "is_invented", "search_key"])


def _groups(difference: Difference, organisations: Mapping[str, int]) -> None:
    _create(
        Group,
        [
            Group(
                organisation_id=organisations[row.organisation],
                name=row.name,
                decision=row.decision,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )
            for row in difference.added
            if isinstance(row, GroupRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, GroupRow):
            Group.objects.filter(
                organisation=organisations[row.organisation], name=row.name, valid_from=row.valid_from
            ).update(decision=row.decision, valid_to=row.valid_to)


def _venues(difference: Difference, organisations: Mapping[str, int]) -> None:
    _create(
        Venue,
        [
            Venue(
                organisation_id=organisations[row.organisation],
                name=row.name,
                address=row.address,
                capacity=row.capacity,
            )
            for row in difference.added
            if isinstance(row, VenueRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, VenueRow):
            Venue.objects.filter(organisation=organisations[row.organisation], name=row.name).update(
                address=row.address, capacity=row.capacity
            )


def _appointments(difference: Difference, people: Mapping[str, int], positions: Mapping[tuple[str, str], int]) -> None:
    _create(
        Appointment,
        [
            Appointment(
                person_id=people[row.person],
                position_id=positions[row.organisation, row.title],
                since=row.since,
                until=row.until,
            )
            for row in difference.added
            if isinstance(row, AppointmentRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, AppointmentRow):
            Appointment.objects.filter(
                person=people[row.person], position=positions[row.organisation, row.title], since=row.since
            ).update(until=row.until)


def _members(difference: Difference, people: Mapping[str, int], positions: Mapping[tuple[str, str], int]) -> None:
    groups: dict[GroupKey, int] = {
        (code, name, since): pk
        for pk, code, name, since in Group.objects.values_list("pk", "organisation__code", "name", "valid_from")
    }

    def facts(row: MemberRow) -> dict[str, Any]:
        return {
            "group_id": groups[row.organisation, row.group, row.group_from],
            "person_id": people[row.person] if row.person else None,
            "position_id": positions[row.seat_of, row.title] if row.title else None,
        }

    _create(
        GroupMember,
        [GroupMember(duty=row.duty, **facts(row)) for row in difference.added if isinstance(row, MemberRow)],
    )
    for _, row in difference.changed:
        if isinstance(row, MemberRow):
            GroupMember.objects.filter(**facts(row)).update(duty=row.duty)
