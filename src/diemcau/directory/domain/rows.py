"""The directory as plain rows that name each other by code: what is exported, imported and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from diemcau.directory.domain.vocabulary import BodyKind, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    code: str
    name: str
    tier: Tier
    kind: BodyKind
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""  # its code
    area_code: str = ""
    locality: str = ""
    organ_id: str = ""
    email: str = ""
    phone: str = ""
    rank: int = 1000
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionRow:
    predecessor: str
    successor: str
    on: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    organisation: str
    title: str
    rank: int = 100
    is_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    code: str
    name: str
    email: str = ""
    phone: str = ""
    is_invented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRow:
    person: str
    organisation: str
    title: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    organisation: str
    name: str
    decision: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member of a group: a person, or whoever holds a position (`seat_of` and `title`), or both."""

    organisation: str
    group: str
    group_from: date | None = None
    person: str = ""
    seat_of: str = ""
    title: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueRow:
    organisation: str
    name: str
    address: str = ""
    capacity: int | None = None


PositionKey = tuple[str, str]
AppointmentKey = tuple[str, str, str, date | None]
GroupKey = tuple[str, str, date | None]
MemberKey = tuple[GroupKey, str, str, str]


@dataclass(slots=True, kw_only=True)
class Snapshot:
    """The whole directory, or a file's part of it: each table by what makes its rows unique."""

    organisations: dict[str, OrganisationRow] = field(default_factory=dict)
    successions: dict[tuple[str, str], SuccessionRow] = field(default_factory=dict)
    positions: dict[PositionKey, PositionRow] = field(default_factory=dict)
    people: dict[str, PersonRow] = field(default_factory=dict)
    appointments: dict[AppointmentKey, AppointmentRow] = field(default_factory=dict)
    groups: dict[GroupKey, GroupRow] = field(default_factory=dict)
    members: dict[MemberKey, MemberRow] = field(default_factory=dict)
    venues: dict[tuple[str, str], VenueRow] = field(default_factory=dict)

    def add(self, *rows: Row) -> None:
        for row in rows:
            match row:
                case OrganisationRow():
                    self.organisations[row.code] = row
                case SuccessionRow():
                    self.successions[row.predecessor, row.successor] = row
                case PositionRow():
                    self.positions[row.organisation, row.title] = row
                case PersonRow():
                    self.people[row.code] = row
                case AppointmentRow():
                    self.appointments[row.person, row.organisation, row.title, row.since] = row
                case GroupRow():
                    self.groups[row.organisation, row.name, row.valid_from] = row
                case MemberRow():
                    group = (row.organisation, row.group, row.group_from)
                    self.members[group, row.person, row.seat_of, row.title] = row
                case VenueRow():
                    self.venues[row.organisation, row.name] = row


Row = OrganisationRow | SuccessionRow | PositionRow | PersonRow | AppointmentRow | GroupRow | MemberRow | VenueRow
TABLES = ("organisations", "successions", "positions", "people", "appointments", "groups", "members", "venues")

Key = TypeVar("Key")
AnyRow = TypeVar("AnyRow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one table gains and what changes in it, as (before, after); what the file leaves out stays."""

    added: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]


def difference(known: Mapping[Key, AnyRow], wanted: Mapping[Key, AnyRow]) -> Difference:
    added, changed = [], []
    for key, row in wanted.items():
        before = known.get(key)
        if before is None:
            added.append(row)
        elif before != row:
            changed.append((before, row))
    return Difference(added=tuple(added), changed=tuple(changed))  # type: ignore[arg-type]


def changes(known: Snapshot, wanted: Snapshot) -> dict[str, Difference]:
    """Table by table; tables in which nothing happens are left out."""
    found = {table: difference(getattr(known, table), getattr(wanted, table)) for table in TABLES}
    return {table: each for table, each in found.items() if each.added or each.changed}
