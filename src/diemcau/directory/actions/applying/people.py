"""Positions, people, and who holds what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diemcau.directory.actions.applying.statements import create, rewrite
from diemcau.directory.domain.rows import AppointmentRow, Difference, PersonRow, PositionRow
from diemcau.directory.models import Appointment, Person, Position
from diemcau.kernel.vietnamese import fold


def write_positions(difference: Difference, organisations: Mapping[str, int]) -> None:
    create(
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


def write_people(difference: Difference) -> None:
    def facts(row: PersonRow) -> dict[str, Any]:
        return {
            "name": row.name,
            "email": row.email,
            "phone": row.phone,
            "is_invented": row.is_invented,
            "search_key": fold(row.name),
        }

    create(Person, [Person(code=row.code, **facts(row)) for row in difference.added if isinstance(row, PersonRow)])
    rows = [Person(code=row.code, **facts(row)) for _, row in difference.changed if isinstance(row, PersonRow)]
    rewrite(Person, rows, ["name", "email", "phone", "is_invented", "search_key"])


def write_appointments(
    difference: Difference, people: Mapping[str, int], positions: Mapping[tuple[str, str], int]
) -> None:
    create(
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
