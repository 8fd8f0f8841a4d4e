"""Assignments, the distribution list and the programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from diemcau.assignments.models import Assignment, AssignmentUnit
from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.papers.models import DistributionEntry
from diemcau.plan.actions.rows import change, ground, make, remove
from diemcau.plan.domain.difference import Change, Steps
from diemcau.plan.domain.difference.lists import Placed
from diemcau.plan.domain.target import AssignmentTarget, DistributionTarget, ProgrammeTarget


def write_assignments(conference: Conference, steps: Steps, now: datetime) -> None:
    """Make, change, flag and remove assignments with their units."""
    new = [step.wanted for step in steps.assignments if step.change is Change.ADDED and step.wanted]
    made = list(make(Assignment, (Assignment(conference=conference, **_assignment(placed)) for placed in new)))
    units = [
        _unit(assignment.pk, unit) for placed, assignment in zip(new, made, strict=True) for unit in _units(placed)
    ]
    gone: list[int] = []
    for step in steps.assignments:
        if step.row and step.wanted and step.row.units != _units(step.wanted):
            gone.append(step.row.pk)
            units += [_unit(step.row.pk, unit) for unit in _units(step.wanted)]

    def changes() -> Iterator[tuple[int, dict[str, Any]]]:
        for step in steps.assignments:
            if step.row and step.wanted:
                due = {"due_on": step.row.due_on} if step.row.due_was_set else {}
                yield step.row.pk, _assignment(step.wanted) | due | {"ground_lost_at": None}
            elif step.row and step.change is Change.FLAGGED:
                yield step.row.pk, {"ground_lost_at": now}

    change(Assignment, changes())
    AssignmentUnit.objects.filter(assignment__in=gone).delete()
    for _ in make(AssignmentUnit, units):
        pass
    remove(Assignment, (step.row.pk for step in steps.assignments if step.change is Change.REMOVED and step.row))


def _assignment(placed: Placed) -> dict[str, Any]:
    entry = placed.entry
    assert isinstance(entry, AssignmentTarget)
    facts = {"position": placed.position, "text": entry.text, "deadline_text": entry.deadline_text}
    return facts | {"due_on": entry.due_on} | ground(entry.lines)


def _units(placed: Placed) -> frozenset[tuple[str, str, int | None]]:
    assert isinstance(placed.entry, AssignmentTarget)
    return placed.entry.units


def _unit(assignment: int, unit: tuple[str, str, int | None]) -> AssignmentUnit:
    part, name, organisation = unit
    return AssignmentUnit(assignment_id=assignment, part=part, name=name, organisation_id=organisation)


def write_distribution(conference: Conference, steps: Steps) -> None:
    """Make, change and remove recipients with the organisations that they stand for."""
    new = [step.wanted for step in steps.distribution if step.change is Change.ADDED and step.wanted]
    made = list(make(DistributionEntry, (DistributionEntry(conference=conference, **_entry(p)) for p in new)))
    members = [(entry.pk, placed) for placed, entry in zip(new, made, strict=True)]
    gone: list[int] = []
    for step in steps.distribution:
        if step.row and step.wanted and step.row.organisations != _organisations(step.wanted):
            gone.append(step.row.pk)
            members.append((step.row.pk, step.wanted))
    change(
        DistributionEntry,
        ((step.row.pk, _entry(step.wanted)) for step in steps.distribution if step.row and step.wanted),
    )
    through = DistributionEntry.organisations.through
    through.objects.filter(distributionentry__in=gone).delete()
    rows = (
        through(distributionentry_id=pk, organisation_id=organisation)
        for pk, placed in members
        for organisation in sorted(_organisations(placed))
    )
    for _ in make(through, rows):
        pass
    removed = (step.row.pk for step in steps.distribution if step.change is Change.REMOVED and step.row)
    remove(DistributionEntry, removed)


def _entry(placed: Placed) -> dict[str, Any]:
    assert isinstance(placed.entry, DistributionTarget)
    return {"position": placed.position, "text": placed.entry.text} | ground(placed.entry.lines)


def _organisations(placed: Placed) -> frozenset[int]:
    assert isinstance(placed.entry, DistributionTarget)
    return placed.entry.organisations


def write_programme(conference: Conference, steps: Steps, now: datetime) -> None:
    """Make, change, flag and remove items; of those that people have edited or run only the lines change."""
    new = (step.wanted for step in steps.programme if step.change is Change.ADDED and step.wanted)
    for _ in make(ProgrammeItem, (ProgrammeItem(conference=conference, **_item(placed)) for placed in new)):
        pass

    def changes() -> Iterator[tuple[int, dict[str, Any]]]:
        for step in steps.programme:
            if step.row and step.wanted:
                facts = ground(step.wanted.entry.lines) if step.row.kept else _item(step.wanted)
                yield step.row.pk, facts | {"ground_lost_at": None}
            elif step.row and step.change is Change.FLAGGED:
                yield step.row.pk, {"ground_lost_at": now}

    change(ProgrammeItem, changes())
    remove(ProgrammeItem, (step.row.pk for step in steps.programme if step.change is Change.REMOVED and step.row))


def _item(placed: Placed) -> dict[str, Any]:
    item = placed.entry
    assert isinstance(item, ProgrammeTarget)
    facts = {name: getattr(item, name) for name in ("date", "starts", "minutes", "text", "by")}
    return facts | {"position": placed.position} | ground(item.lines)
