"""Every table but the seats: what has to be done so that the conference says what the plan says. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from diemcau.plan.domain.difference.pairing import pairs
from diemcau.plan.domain.difference.rows import (
    AssignmentRow,
    DistributionRow,
    ProgrammeRow,
    RuleRow,
    SiteRow,
    State,
    UnitRow,
)
from diemcau.plan.domain.difference.steps import FieldChange, Step, Value, added, compared, gone
from diemcau.plan.domain.target import (
    AssignmentTarget,
    DistributionTarget,
    ProgrammeTarget,
    RuleTarget,
    SiteTarget,
    Target,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTarget:
    organisation: int
    site: int | None  # host of the site where its people will sit
    home: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An entry of a list, with its place in it from 0."""

    position: int
    entry: RuleTarget | AssignmentTarget | DistributionTarget | ProgrammeTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """`event` is to be written; `event_kept` is what the plan changed but people had changed before, and stays.
    `rules_known` gives the pk of each rule that has a row: number in the plan → pk."""

    event: tuple[FieldChange, ...]
    event_kept: tuple[FieldChange, ...]
    sites: tuple[Step[SiteRow, SiteTarget], ...]
    units: tuple[Step[UnitRow, UnitTarget], ...]
    rules: tuple[Step[RuleRow, Placed], ...]
    rules_known: Mapping[int, int]
    assignments: tuple[Step[AssignmentRow, Placed], ...]
    distribution: tuple[Step[DistributionRow, Placed], ...]
    programme: tuple[Step[ProgrammeRow, Placed], ...]


Row = TypeVar("Row", RuleRow, AssignmentRow, DistributionRow, ProgrammeRow)
Entry = TypeVar("Entry", RuleTarget, AssignmentTarget, DistributionTarget, ProgrammeTarget)


def compare(state: State, target: Target) -> Steps:
    """Compare a conference with its plan. Applying the steps and comparing again gives none."""
    event, event_kept = _event(state, target)
    rules, known = _listed(state.rules, target.rules, _rule)
    return Steps(
        event=event,
        event_kept=event_kept,
        sites=_sites(state, target),
        units=_units(state, target),
        rules=rules,
        rules_known=known,
        assignments=_listed(state.assignments, target.assignments, _assignment, lambda one: one.units)[0],
        distribution=_listed(state.distribution, target.distribution, _recipient, lambda one: one.organisations)[0],
        programme=_listed(state.programme, target.programme, _item)[0],
    )


def _event(state: State, target: Target) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...]]:
    changed: list[FieldChange] = []
    kept: list[FieldChange] = []
    for name, wanted in target.event.items():
        before, current = state.applied.get(name), state.event.get(name)
        if (wanted or None) == (current or None) or (name in state.applied and wanted == before):
            continue
        by_people = name in state.applied and current != before
        (kept if by_people else changed).append(FieldChange(name, current, wanted))
    return tuple(changed), tuple(kept)


def _sites(state: State, target: Target) -> tuple[Step[SiteRow, SiteTarget], ...]:
    rows = {row.host: row for row in state.sites}
    steps: list[Step[SiteRow, SiteTarget] | None] = []
    for site in target.sites:
        row = rows.pop(site.host, None)
        steps.append(
            compared(
                row,
                site,
                {"tier": (row.tier, site.tier), "parent": (row.parent, site.parent)},
                lost=row.lost,
                shifted=row.lines != site.lines,
            )
            if row
            else added(site)
        )
    steps += [gone(row, kept=row.kept, lost=row.lost) for row in rows.values()]
    return tuple(step for step in steps if step)


def _units(state: State, target: Target) -> tuple[Step[UnitRow, UnitTarget], ...]:
    rows = {row.organisation: row for row in state.units}
    taken_in = {row.host: row.closed_into for row in state.sites if row.closed_into is not None}
    hosts_kept = {row.host for row in state.sites if row.kept}
    steps: list[Step[UnitRow, UnitTarget] | None] = []
    for organisation, home in target.homes.items():
        site = taken_in.get(home, home) if home is not None else None
        row = rows.pop(organisation, None)
        if row is None:
            steps.append(added(UnitTarget(organisation=organisation, site=site, home=home)))
            continue
        if row.was_moved:
            site = row.site
        wanted = UnitTarget(organisation=organisation, site=site, home=home)
        steps.append(compared(row, wanted, {"site": (row.site, site)}, lost=row.lost, shifted=row.home != home))
    for row in rows.values():
        kept = row.was_moved or row.organisation in state.units_with_kept_seats or row.organisation in hosts_kept
        steps.append(gone(row, kept=kept, lost=row.lost))
    return tuple(step for step in steps if step)


def _listed(
    rows: Sequence[Row],
    entries: Sequence[Entry],
    shown: Callable[[Row, Entry], Mapping[str, tuple[Value, Value]]],
    hidden: Callable[[Row | Entry], object] = lambda one: None,
) -> tuple[tuple[Step[Row, Placed], ...], dict[int, int]]:
    """The steps of one list, and the pk of each entry that has a row: number in the plan → pk.

    Args:
        shown: what a person would want to hear of.
        hidden: what else has to agree.
    """
    standing = sorted(rows, key=lambda row: (row.lost, row.position, row.pk))
    found = pairs(standing, entries, text=lambda one: one.text, place=_place)
    steps: list[Step[Row, Placed] | None] = []
    for position, entry in enumerate(entries):
        placed = Placed(position=position, entry=entry)
        if position not in found:
            steps.append(added(placed))
            continue
        row = standing[found[position]]
        shifted = (row.position, row.lines, hidden(row)) != (position, entry.lines, hidden(entry))
        steps.append(compared(row, placed, shown(row, entry), lost=row.lost, shifted=shifted))
    taken = set(found.values())
    steps += [gone(row, kept=row.kept, lost=row.lost) for number, row in enumerate(standing) if number not in taken]
    return tuple(step for step in steps if step), {number: standing[index].pk for number, index in found.items()}


def _place(entry: Row | Entry) -> tuple[object, ...]:
    """What tells lists of one plan apart: tier and heading of participants, who leads an assignment."""
    if isinstance(entry, RuleRow | RuleTarget):
        return entry.tier, entry.heading
    if isinstance(entry, AssignmentRow | AssignmentTarget):
        return tuple(sorted({name for part, name, _ in entry.units if part == "lead"}))
    return ()


def _rule(row: RuleRow, entry: RuleTarget) -> dict[str, tuple[Value, Value]]:
    return {"tier": (row.tier, entry.tier), "heading": (row.heading, entry.heading), "text": (row.text, entry.text)}


def _assignment(row: AssignmentRow, entry: AssignmentTarget) -> dict[str, tuple[Value, Value]]:
    return {
        "text": (row.text, entry.text),
        "deadline_text": (row.deadline_text, entry.deadline_text),
        "due_on": (row.due_on, row.due_on if row.due_was_set else entry.due_on),
        "units": (unit_words(row.units), unit_words(entry.units)),
    }


def unit_words(units: frozenset[tuple[str, str, int | None]]) -> str:
    """Units as the plan prints them, with how many organisations each name stands for."""
    members: dict[tuple[str, str], int] = {}
    for part, name, organisation in sorted(units, key=lambda unit: (unit[0] != "lead", unit[1], unit[2] or 0)):
        members[part, name] = members.get((part, name), 0) + (organisation is not None)
    return "; ".join(
        f"{'chủ trì' if part == 'lead' else 'phối hợp'}: {name}" + (f" ({number} đơn vị)" if number != 1 else "")
        for (part, name), number in members.items()
    )


def _recipient(row: DistributionRow, entry: DistributionTarget) -> dict[str, tuple[Value, Value]]:
    return {
        "text": (row.text, entry.text),
        "organisations": (len(row.organisations), len(entry.organisations)),
    }


def _item(row: ProgrammeRow, entry: ProgrammeTarget) -> dict[str, tuple[Value, Value]]:
    return {
        "text": (row.text, entry.text),
        "date": (row.date, entry.date),
        "starts": (row.starts, entry.starts),
        "minutes": (row.minutes, entry.minutes),
        "by": (row.by, entry.by),
    }
