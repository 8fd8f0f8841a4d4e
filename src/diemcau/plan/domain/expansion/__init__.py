"""From a plan and a directory to the rows of a conference. Pure.

sites      hosts as a tree, and where each unit sits
seats      participants to rules, invitations and posts
work       assignments, distribution list, programme
event      the facts of the conference itself
"""

from __future__ import annotations

from datetime import date

from diemcau.plan.domain.expansion.event import event_facts
from diemcau.plan.domain.expansion.names import Names
from diemcau.plan.domain.expansion.seats import invited_by, rules_of
from diemcau.plan.domain.expansion.sites import Seating, sites_of
from diemcau.plan.domain.expansion.work import assignments_of, distribution_of, programme_of
from diemcau.plan.domain.matching import Matcher
from diemcau.plan.domain.model import Kind, Reading
from diemcau.plan.domain.target import Target

__all__ = ["can_be_held", "day_of", "expand", "is_boundless"]

MOST_ENTRIES = 1_000  # of one list; the reference plan has fifteen participants and seven assignments


def can_be_held(reading: Reading) -> bool:
    """Whether the document plans an event; a plan of tasks alone does not."""
    return reading.plan is not None and reading.plan.kind is not Kind.WORK


def is_boundless(reading: Reading) -> bool:
    """Whether a plan has more entries than any plan of a real conference: no row is made of such a one."""
    plan = reading.plan
    lists = (plan.sites, plan.participants, plan.assignments, plan.programme) if plan else ()
    return any(len(entries) > MOST_ENTRIES for entries in (*lists, reading.document.recipients))


def day_of(reading: Reading) -> date | None:
    """The day whose directory holds: the first on which the event can be, never before the document's own date.

    "Dự kiến trong tháng 7/2025" in a document of 20/6/2025 gives 1/7/2025. None where neither states a year.
    """
    start = reading.plan.time.start if reading.plan and reading.plan.time else None
    if start and start.whole:
        return start.whole
    stated = [given for given in (reading.document.date, start) if given]
    known = [date(given.year, given.month or 1, given.day or 1) for given in stated if given.year]
    return max(known, default=None)


def expand(reading: Reading, matcher: Matcher) -> Target:
    """Everything that the plan of a reading calls for.

    Raises:
        ValueError: the document plans no event (see `can_be_held`).
    """
    plan = reading.plan
    if plan is None or plan.kind is Kind.WORK:
        raise ValueError("This document plans no event.")
    names = Names(matcher)
    sites = sites_of(plan, names)
    rules, invitations = rules_of(plan, names)
    invited = invited_by(invitations)
    assignments = assignments_of(plan, reading.document, names)
    seating = Seating(sites, matcher.directory, matcher.scope.owner.id)
    assigned = (unit for assignment in assignments for _, _, unit in sorted(assignment.units, key=str) if unit)
    units = dict.fromkeys([*(site.host for site in sites), *invited, *assigned])
    return Target(
        event=event_facts(plan, reading.document),
        sites=sites,
        homes={unit: seating.home(unit) for unit in units},
        rules=rules,
        invitations=invitations,
        invited=invited,
        group_sizes={group.id: group.people for group in matcher.directory.groups.values()},
        assignments=assignments,
        distribution=distribution_of(reading.document, names),
        programme=programme_of(plan),
        asked=names.asked(),
    )
