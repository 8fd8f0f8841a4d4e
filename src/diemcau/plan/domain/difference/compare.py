"""Every table but the seats: what has to be done so that the conference says what the plan says. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from diemcau.plan.domain.difference.steps import FieldChange, Step, added, compared, gone
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
    rules, known = _rules(state.rules, target.rules)
    return Steps(
        event=event,
        event_kept=event_kept,
        sites=_sites(state, target),
        units=_units(state, target),
        rules=rules,
        rules_known=known,
        assignments=_assignments(state.assignments, target.assignments),
        distribution=_distribution(state.distribution, target.distribution),
        programme=_programme(state.programme, target.programme),
    )


def _event(state: State, target: Target) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...]]:
    changed, kept = [], []
    for name, wanted in target.event.items():
        before, current = state.applied.get(name), state.event.get(name)
        if wanted == current or (name in state.applied and wanted == before):
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


def _matched(rows: Sequence[Row], entries: Sequence[Entry]) -> tuple[list[Row | None], list[Row]]:
    """For each entry its row or None, and the rows that are left."""
    standing = sorted(rows, key=lambda row: (getattr(row, "lost", False), row.position, row.pk))
    found = pairs(standing, entries, text=lambda one: one.text, place=_place)
    left = set(found.values())
    return (
        [standing[found[number]] if number in found else None for number in range(len(entries))],
        [row for number, row in enumerate(standing) if number not in left],
    )


def _place(entry: Row | Entry) -> tuple[object, ...]:
    """What tells lists of one plan apart: tier and heading of participants, who leads an assignment."""
    if isinstance(entry, RuleRow | RuleTarget):
        return entry.tier, entry.heading
    if isinstance(entry, AssignmentRow | AssignmentTarget):
        return tuple(sorted({name for part, name, _ in entry.units if part == "lead"}))
    return ()


def _rules(
    rows: Sequence[RuleRow], entries: Sequence[RuleTarget]
) -> tuple[tuple[Step[RuleRow, Placed], ...], dict[int, int]]:
    matched, left = _matched(rows, entries)
    steps: list[Step[RuleRow, Placed] | None] = []
    for position, (row, entry) in enumerate(zip(matched, entries, strict=True)):
        placed = Placed(position=position, entry=entry)
        steps.append(
            compared(
                row,
                placed,
                {
                    "tier": (row.tier, entry.tier),
                    "heading": (row.heading, entry.heading),
                    "text": (row.text, entry.text),
                },
                lost=row.lost,
                shifted=(row.position, row.lines) != (position, entry.lines),
            )
            if row
            else added(placed)
        )
    steps += [gone(row, kept=row.kept, lost=row.lost) for row in left]
    known = {number: row.pk for number, row in enumerate(matched) if row}
    return tuple(step for step in steps if step), known


def _assignments(
    rows: Sequence[AssignmentRow], entries: Sequence[AssignmentTarget]
) -> tuple[Step[AssignmentRow, Placed], ...]:
    matched, left = _matched(rows, entries)
    steps: list[Step[AssignmentRow, Placed] | None] = []
    for position, (row, entry) in enumerate(zip(matched, entries, strict=True)):
        placed = Placed(position=position, entry=entry)
        if row is None:
            steps.append(added(placed))
            continue
        due = row.due_on if row.due_was_set else entry.due_on
        shown = {
            "text": (row.text, entry.text),
            "deadline_text": (row.deadline_text, entry.deadline_text),
            "due_on": (row.due_on, due),
            "units": (unit_words(row.units), unit_words(entry.units)),
        }
        shifted = (row.position, row.lines, row.units) != (position, entry.lines, entry.units)
        steps.append(compared(row, placed, shown, lost=row.lost, shifted=shifted))
    steps += [gone(row, kept=row.kept, lost=row.lost) for row in left]
    return tuple(step for step in steps if step)


def unit_words(units: frozenset[tuple[str, str, int | None]]) -> str:
    """Units as the plan prints them, with how many organisations each name stands for."""
    members: dict[tuple[str, str], int] = {}
    for part, name, organisation in sorted(units, key=lambda unit: (unit[0] != "lead", unit[1], unit[2] or 0)):
        members[part, name] = members.get((part, name), 0) + (organisation is not None)
    return "; ".join(
        f"{'chủ trì' if part == 'lead' else 'phối hợp'}: {name}" + (f" ({number} đơn vị)" if number != 1 else "")
        for (part, name), number in members.items()
    )


def _distribution(
    rows: Sequence[DistributionRow], entries: Sequence[DistributionTarget]
) -> tuple[Step[DistributionRow, Placed], ...]:
    matched, left = _matched(rows, entries)
    steps: list[Step[DistributionRow, Placed] | None] = []
    for position, (row, entry) in enumerate(zip(matched, entries, strict=True)):
        placed = Placed(position=position, entry=entry)
        if row is None:
            steps.append(added(placed))
            continue
        shown = {
            "text": (row.text, entry.text),
            "organisations": (len(row.organisations), len(entry.organisations)),
        }
        shifted = (row.position, row.lines, row.organisations) != (position, entry.lines, entry.organisations)
        steps.append(compared(row, placed, shown, lost=False, shifted=shifted))
    steps += [gone(row, kept=False, lost=False) for row in left]
    return tuple(step for step in steps if step)


def _programme(
    rows: Sequence[ProgrammeRow], entries: Sequence[ProgrammeTarget]
) -> tuple[Step[ProgrammeRow, Placed], ...]:
    matched, left = _matched(rows, entries)
    steps: list[Step[ProgrammeRow, Placed] | None] = []
    for position, (row, entry) in enumerate(zip(matched, entries, strict=True)):
        placed = Placed(position=position, entry=entry)
        if row is None:
            steps.append(added(placed))
            continue
        shown = {
            name: (getattr(row, name), getattr(entry, name)) for name in ("text", "date", "starts", "minutes", "by")
        }
        steps.append(
            compared(row, placed, shown, lost=False, shifted=(row.position, row.lines) != (position, entry.lines))
        )
    steps += [gone(row, kept=False, lost=False) for row in left]
    return tuple(step for step in steps if step)
