"""What an import would do, in words: one line a row, for whoever must say yes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from diemcau.directory.domain.cells import written
from diemcau.directory.domain.columns import GROUPS, MEMBERS, ORGANISATIONS, PEOPLE, POSITIONS, SUCCESSIONS, VENUES
from diemcau.directory.domain.imports import Checked
from diemcau.directory.domain.rows import (
    AppointmentRow,
    GroupRow,
    MemberRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
    Row,
    Snapshot,
    SuccessionRow,
    VenueRow,
)

MOST = 100  # lines shown of a table: nobody reads five thousand

_TABLES = {
    "organisations": ("Đơn vị", ORGANISATIONS),
    "successions": ("Kế thừa", SUCCESSIONS),
    "positions": ("Chức danh", POSITIONS),
    "people": ("Người", PEOPLE),
    "appointments": ("Giữ chức danh", PEOPLE),
    "groups": ("Nhóm", GROUPS),
    "members": ("Thành viên nhóm", MEMBERS),
    "venues": ("Phòng họp", VENUES),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that the import would change: what it is called, and each value before and after."""

    label: str
    values: tuple[tuple[str, str, str], ...]  # heading, before, after
    ends: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    title: str
    added: tuple[str, ...]
    added_count: int
    changed: tuple[Change, ...]
    changed_count: int
    ended_count: int


def preview(found: Checked, known: Snapshot) -> tuple[TablePreview, ...]:
    """Table by table, at most `MOST` lines of each kind; the counts are whole."""
    names = {code: row.name for code, row in known.organisations.items()}
    people = {code: row.name for code, row in known.people.items()}
    for table in ("organisations", "people"):
        if table in found.changes:
            for row in found.changes[table].added:
                match row:
                    case OrganisationRow():
                        names[row.code] = row.name
                    case PersonRow():
                        people[row.code] = row.name
    shown = []
    for key, difference in found.changes.items():
        changed = [_change(key, before, after, names, people) for before, after in difference.changed]
        changed.sort(key=lambda change: not change.ends)
        shown.append(
            TablePreview(
                title=_TABLES[key][0],
                added=tuple(label(row, names, people) for row in difference.added[:MOST]),
                added_count=len(difference.added),
                changed=tuple(changed[:MOST]),
                changed_count=len(changed),
                ended_count=sum(change.ends for change in changed),
            )
        )
    return tuple(shown)


def _change(key: str, before: Row, after: Row, names: Mapping[str, str], people: Mapping[str, str]) -> Change:
    values = []
    for each in fields(after):
        old, new = getattr(before, each.name), getattr(after, each.name)
        if old != new:
            if each.name == "parent":
                old, new = names.get(old, old), names.get(new, new)
            values.append((_TABLES[key][1].heading(each.name), written(old) or "–", written(new) or "–"))
    ends = isinstance(before, OrganisationRow) and before.valid_to is None and bool(getattr(after, "valid_to", None))
    return Change(label=label(after, names, people), values=tuple(values), ends=ends)


def label(row: Row, names: Mapping[str, str], people: Mapping[str, str]) -> str:
    """What a person would call the row."""
    match row:
        case OrganisationRow():
            above = names.get(row.parent)
            return f"{row.name} ({above})" if above else row.name
        case SuccessionRow():
            return f"{names[row.predecessor]} → {names[row.successor]}, từ {row.on:%d/%m/%Y}"
        case PositionRow():
            return f"{row.title}, {names[row.organisation]}"
        case PersonRow():
            return row.name
        case AppointmentRow():
            return f"{people[row.person]}: {row.title}, {names[row.organisation]}"
        case GroupRow():
            return f"{row.name} ({names[row.organisation]})"
        case MemberRow():
            seat = f"{row.title}, {names[row.seat_of]}" if row.title else ""
            return f"{people.get(row.person) or seat} trong {row.group}"
        case VenueRow():
            return f"{row.name}, {names[row.organisation]}"
