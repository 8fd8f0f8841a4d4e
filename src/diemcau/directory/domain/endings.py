"""What became of an example's organisations: the day on which each ended, and the successor that is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diemcau.directory.domain import cells
from diemcau.directory.domain.examples import Line, organisation
from diemcau.directory.domain.rows import OrganisationRow, Snapshot, SuccessionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fate:
    last_day: date
    successor: str = ""
    decision: str = ""


def ended(known: Snapshot, *, prefix: str, last_day: date, lines: Sequence[Line]) -> Snapshot:
    """End every organisation whose code begins with `prefix`, its groups and whoever held its positions.

    Each ends on `last_day` unless a line says earlier; it has a successor only where a line names one.
    A line `49.519.*` speaks of all bodies of one area; a line with a name tells of one that began meanwhile.
    """
    made = Snapshot()
    fates = {line["Đơn vị cũ"]: _fate(line, last_day) for line in lines if line["Đơn vị cũ"]}
    meanwhile = [organisation(line) for line in lines if line["Tên"]]
    for row in [*known.organisations.values(), *meanwhile]:
        if row.code.startswith(f"{prefix}."):
            made.add(replace(row, valid_to=_fate_of(row, fates, last_day).last_day))
    made.add(*_successions(known, made, fates, last_day))
    _end_with_their_organisation(known, made)
    return made


def _fate(line: Line, last_day: date) -> _Fate:
    day = cells.as_date(line["Kết thúc ngày"]) or last_day
    return _Fate(last_day=day, successor=line["Đơn vị mới"], decision=line["Theo văn bản"])


def _fate_of(row: OrganisationRow, fates: Mapping[str, _Fate], last_day: date) -> _Fate:
    area, _, body = row.code.rpartition(".")
    if fate := fates.get(row.code):
        return fate
    if fate := fates.get(f"{area}.*"):
        return replace(fate, successor=fate.successor.replace("*", body))
    return _Fate(last_day=last_day)


def _successions(
    known: Snapshot, made: Snapshot, fates: Mapping[str, _Fate], last_day: date
) -> Iterable[SuccessionRow]:
    for row in made.organisations.values():
        fate = _fate_of(row, fates, last_day)
        if fate.successor in known.organisations or fate.successor in made.organisations:
            on = fate.last_day + timedelta(days=1)
            yield SuccessionRow(predecessor=row.code, successor=fate.successor, on=on, decision=fate.decision)


def _end_with_their_organisation(known: Snapshot, made: Snapshot) -> None:
    for appointment in known.appointments.values():
        if appointment.organisation in made.organisations and appointment.until is None:
            made.add(replace(appointment, until=made.organisations[appointment.organisation].valid_to))
    for group in known.groups.values():
        if group.organisation in made.organisations and group.valid_to is None:
            made.add(replace(group, valid_to=made.organisations[group.organisation].valid_to))
