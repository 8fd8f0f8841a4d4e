"""The directory as the lines of its tables, in the form that the import reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from diemcau.directory.domain.cells import written
from diemcau.directory.domain.columns import (
    GROUPS,
    MEMBERS,
    ORGANISATIONS,
    PEOPLE,
    POSITIONS,
    SUCCESSIONS,
    TABLES,
    VENUES,
    Table,
)
from diemcau.directory.domain.rows import AppointmentRow, Snapshot

Facts = Mapping[str, object]


def tables(known: Snapshot, only: Collection[str] = ()) -> list[tuple[Table, list[Sequence[str]]]]:
    """Every table (or `only` those of these keys), its lines in the order of its columns."""
    makers = {
        ORGANISATIONS.key: _organisations,
        SUCCESSIONS.key: _successions,
        POSITIONS.key: _positions,
        PEOPLE.key: _people,
        GROUPS.key: _groups,
        MEMBERS.key: _members,
        VENUES.key: _venues,
    }
    return [
        (table, [_line(table, facts) for facts in makers[table.key](known)])
        for table in TABLES
        if not only or table.key in only
    ]


def _line(table: Table, facts: Facts) -> Sequence[str]:
    return [written(facts.get(column.key)) for column in table.columns]


def _plain(row: object, **more: object) -> Facts:
    return {name: getattr(row, name) for name in row.__slots__} | more  # type: ignore[attr-defined]


def _name(known: Snapshot, code: str) -> str:
    return known.organisations[code].name if code in known.organisations else ""


def _organisations(known: Snapshot) -> Iterator[Facts]:
    for row in known.organisations.values():
        yield _plain(row, parent_name=_name(known, row.parent))


def _successions(known: Snapshot) -> Iterator[Facts]:
    for row in known.successions.values():
        names = {"predecessor_name": _name(known, row.predecessor), "successor_name": _name(known, row.successor)}
        yield _plain(row, **names)


def _positions(known: Snapshot) -> Iterator[Facts]:
    for row in known.positions.values():
        yield _plain(row, organisation_name=_name(known, row.organisation))


def _people(known: Snapshot) -> Iterator[Facts]:
    held: defaultdict[str, list[AppointmentRow]] = defaultdict(list)
    for appointment in known.appointments.values():
        held[appointment.person].append(appointment)
    for person in known.people.values():
        for row in held[person.code]:
            yield {**_plain(row), **_plain(person), "organisation_name": _name(known, row.organisation)}
        if not held[person.code]:
            yield _plain(person)


def _groups(known: Snapshot) -> Iterator[Facts]:
    for row in known.groups.values():
        yield _plain(row, organisation_name=_name(known, row.organisation))


def _members(known: Snapshot) -> Iterator[Facts]:
    for row in known.members.values():
        person = known.people.get(row.person)
        yield _plain(row, name=person.name if person else "", organisation_name=_name(known, row.organisation))


def _venues(known: Snapshot) -> Iterator[Facts]:
    for row in known.venues.values():
        yield _plain(row, organisation_name=_name(known, row.organisation))
