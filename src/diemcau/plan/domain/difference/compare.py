"""Every table but the seats: what has to be done so that the conference says what the plan says. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diemcau.plan.domain.difference.lists import (
    Placed,
    assignment_words,
    item_words,
    listed,
    recipient_words,
    rule_words,
)
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
from diemcau.plan.domain.target import SiteTarget, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTarget:
    organisation: int
    site: int | None  # host of the site where its people will sit
    home: int | None


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


def compare(state: State, target: Target) -> Steps:
    """Compare a conference with its plan. Applying the steps and comparing again gives none."""
    event, event_kept = _event(state, target)
    rules, known = listed(state.rules, target.rules, rule_words)
    return Steps(
        event=event,
        event_kept=event_kept,
        sites=_sites(state, target),
        units=_units(state, target),
        rules=rules,
        rules_known=known,
        assignments=listed(state.assignments, target.assignments, assignment_words, lambda one: one.units)[0],
        distribution=listed(state.distribution, target.distribution, recipient_words, lambda one: one.organisations)[0],
        programme=listed(state.programme, target.programme, item_words)[0],
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
