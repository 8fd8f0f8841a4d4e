"""Assignments, the distribution list and the programme. Pure."""

from __future__ import annotations

from datetime import date

from diemcau.kernel.dates import PartialDate, find_dates
from diemcau.nd30.model import Document
from diemcau.plan.domain.expansion.event import clock
from diemcau.plan.domain.expansion.names import ASSIGNMENTS, RECIPIENTS, Names, organisations_in
from diemcau.plan.domain.matching import Match
from diemcau.plan.domain.model import Assignment, Plan
from diemcau.plan.domain.periods import last_day_of
from diemcau.plan.domain.target import AssignmentTarget, DistributionTarget, ProgrammeTarget

LEAD, COORDINATING = "lead", "coordinating"
NAME_LENGTH = 300


def assignments_of(plan: Plan, document: Document, names: Names) -> tuple[AssignmentTarget, ...]:
    """One for each clause of work. A set of units gives one unit for each member; a name that nobody has placed,
    or that means nobody in particular, stays as printed, without an organisation."""
    signed = document.date
    return tuple(
        AssignmentTarget(
            text=entry.text,
            deadline_text=(entry.deadline or "")[:300],
            due_on=due_on(entry.deadline or "", signed),
            lines=entry.lines,
            units=frozenset([*_units(entry, LEAD, names), *_units(entry, COORDINATING, names)]),
        )
        for entry in plan.assignments
    )


def _units(entry: Assignment, part: str, names: Names) -> list[tuple[str, str, int | None]]:
    printed = entry.lead if part == LEAD else entry.coordinating
    rows: list[tuple[str, str, int | None]] = []
    taken: set[int] = set()
    for one in names.find(printed, None, ASSIGNMENTS, entry.lines):
        name = one.printed[:NAME_LENGTH]
        members = one.organisations if isinstance(one, Match) else ()
        new = [member for member in dict.fromkeys(members) if member not in taken]
        taken.update(new)
        rows += [(part, name, member) for member in new] if members else [(part, name, None)]
    return rows


def due_on(deadline: str, signed: PartialDate | None) -> date | None:
    """The last day that a deadline names, or the last of its month, quarter or year; "trước ngày 20/01" in a plan of
    January 2024 is 20/01/2024: a year left out is that of the first such day on or after the month of signing."""
    found = [given.date for given in find_dates(deadline)]
    if not found or not found[-1].day:
        return last_day_of(deadline, signed)
    last = found[-1]
    if last.whole:
        return last.whole
    if last.year or not last.month or not last.day or not signed or not signed.year:
        return None
    year = signed.year if (signed.month or 1) <= last.month else signed.year + 1
    try:
        return date(year, last.month, last.day)
    except ValueError:  # 29/02
        return None


def distribution_of(document: Document, names: Names) -> tuple[DistributionTarget, ...]:
    """One for each printed recipient, with the organisations that it stands for."""
    return tuple(
        DistributionTarget(
            text=recipient.text[:500],
            lines=recipient.lines,
            organisations=frozenset(organisations_in(names.find([recipient.text], None, RECIPIENTS, recipient.lines))),
        )
        for recipient in document.recipients
    )


def programme_of(plan: Plan) -> tuple[ProgrammeTarget, ...]:
    return tuple(
        ProgrammeTarget(
            date=item.date.whole if item.date else None,
            starts=clock(item.starts),
            minutes=item.minutes if item.minutes is None or item.minutes < 32_768 else None,
            text=item.text,
            by=(item.by or "")[:300],
            lines=item.lines,
        )
        for item in plan.programme
    )
