"""Lists of a plan (participants, assignments, recipients, programme): entries paired with rows, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from diemcau.plan.domain.difference.pairing import pairs
from diemcau.plan.domain.difference.rows import AssignmentRow, DistributionRow, ProgrammeRow, RuleRow
from diemcau.plan.domain.difference.steps import Step, Value, added, compared, gone
from diemcau.plan.domain.target import AssignmentTarget, DistributionTarget, ProgrammeTarget, RuleTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An entry of a list, with its place in it from 0."""

    position: int
    entry: RuleTarget | AssignmentTarget | DistributionTarget | ProgrammeTarget


Row = TypeVar("Row", RuleRow, AssignmentRow, DistributionRow, ProgrammeRow)
Entry = TypeVar("Entry", RuleTarget, AssignmentTarget, DistributionTarget, ProgrammeTarget)


def listed(
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


def rule_words(row: RuleRow, entry: RuleTarget) -> dict[str, tuple[Value, Value]]:
    return {"tier": (row.tier, entry.tier), "heading": (row.heading, entry.heading), "text": (row.text, entry.text)}


def assignment_words(row: AssignmentRow, entry: AssignmentTarget) -> dict[str, tuple[Value, Value]]:
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


def recipient_words(row: DistributionRow, entry: DistributionTarget) -> dict[str, tuple[Value, Value]]:
    return {
        "text": (row.text, entry.text),
        "organisations": (len(row.organisations), len(entry.organisations)),
    }


def item_words(row: ProgrammeRow, entry: ProgrammeTarget) -> dict[str, tuple[Value, Value]]:
    """Nothing of an item that people have edited or run: it stays as they left it."""
    if row.kept:
        return {}
    return {
        "text": (row.text, entry.text),
        "date": (row.date, entry.date),
        "starts": (row.starts, entry.starts),
        "minutes": (row.minutes, entry.minutes),
        "by": (row.by, entry.by),
    }
