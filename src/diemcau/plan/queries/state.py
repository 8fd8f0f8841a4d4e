"""A conference as it stands, in the terms of the plan: one query a table, seats streamed unit by unit."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from typing import Any

from diemcau.assignments.models import Assignment, AssignmentUnit
from diemcau.conference.models import Conference, ProgrammeItem, Site, SiteClosure, Unit
from diemcau.delegates.models import Seat, SeatRule
from diemcau.nd30.model import Lines
from diemcau.papers.models import DistributionEntry
from diemcau.plan.domain.difference import State
from diemcau.plan.domain.difference.rows import (
    AssignmentRow,
    DistributionRow,
    ProgrammeRow,
    RuleRow,
    SiteRow,
    UnitRow,
)
from diemcau.plan.domain.target import Fact
from diemcau.plan.models import Application
from diemcau.plan.queries.hanging import hung_on

EVENT_FIELDS = (
    "title", "kind", "format", "chair", "place", "time_text", "start_year", "start_month", "start_day",
    "end_on", "clock", "budget_text", "budget_holder", "budget_vnd",
)  # fmt: skip


def state_of(conference: Conference) -> State:
    """Everything but the seats; thirteen queries."""
    kept_rules, kept_units = _kept_seats(conference)
    return State(
        event={name: getattr(conference, name) for name in EVENT_FIELDS},
        applied=_applied(conference),
        sites=_sites(conference),
        units=_units(conference),
        rules=_rules(conference, kept_rules),
        assignments=_assignments(conference),
        distribution=_distribution(conference),
        programme=_programme(conference),
        units_with_kept_seats=kept_units,
    )


def plain(value: Fact) -> str | int | None:
    """A fact as JSON keeps it."""
    return value.isoformat() if isinstance(value, date | time) else value


def _applied(conference: Conference) -> dict[str, Fact]:
    """The facts of the last applied plan, each again of the type that the conference has."""
    last = Application.objects.filter(conference=conference).order_by("-pk").values_list("summary", flat=True).first()
    found: dict[str, Fact] = dict((last or {}).get("event", {}))
    if isinstance(day := found.get("end_on"), str):
        found["end_on"] = date.fromisoformat(day)
    if isinstance(clock := found.get("clock"), str):
        found["clock"] = time.fromisoformat(clock)
    return found


def _lines(first: int | None, last: int | None) -> Lines | None:
    return (first, last) if first is not None and last is not None else None


def _kept_seats(conference: Conference) -> tuple[frozenset[int], frozenset[int]]:
    seats = Seat.objects.filter(unit__conference=conference).worked_on().values_list("rule_id", "unit__organisation_id")
    rules, units = set(), set()
    for rule, unit in seats.distinct():
        rules.add(rule)
        units.add(unit)
    if hung := hung_on(Unit, conference):
        units |= set(Unit.objects.filter(pk__in=hung).values_list("organisation", flat=True))
    return frozenset(rules), frozenset(units)


def _sites(conference: Conference) -> tuple[SiteRow, ...]:
    sites = Site.objects.filter(conference=conference)
    kept = set(sites.worked_on().values_list("pk", flat=True))
    kept |= hung_on(Site, conference)
    closures = dict(SiteClosure.objects.filter(site__conference=conference).values_list("site_id", "into__host_id"))
    rows = sites.values_list(
        "pk", "host_id", "tier", "parent__host_id", "first_line", "last_line", "ground_lost_at"
    ).order_by("pk")
    return tuple(
        SiteRow(
            pk=pk,
            host=host,
            tier=tier,
            parent=parent,
            lines=_lines(first, last),
            closed_into=closures.get(pk),
            kept=pk in kept,
            lost=lost is not None,
        )
        for pk, host, tier, parent, first, last, lost in rows
    )


def _units(conference: Conference) -> tuple[UnitRow, ...]:
    rows = Unit.objects.filter(conference=conference).values_list(
        "pk", "organisation_id", "site__host_id", "home__host_id", "was_moved", "ground_lost_at"
    )
    return tuple(
        UnitRow(pk=pk, organisation=organisation, site=site, home=home, was_moved=moved, lost=lost is not None)
        for pk, organisation, site, home, moved, lost in rows.order_by("pk")
    )


def _rules(conference: Conference, kept: frozenset[int]) -> tuple[RuleRow, ...]:
    rows: Any = SeatRule.objects.filter(conference=conference).values_list(
        "pk", "position", "tier", "heading", "text", "first_line", "last_line", "ground_lost_at"
    )
    return tuple(
        RuleRow(
            pk=pk,
            position=position,
            tier=tier,
            heading=heading,
            text=text,
            lines=_lines(first, last),
            kept=pk in kept,
            lost=lost is not None,
        )
        for pk, position, tier, heading, text, first, last, lost in rows
    )


def _assignments(conference: Conference) -> tuple[AssignmentRow, ...]:
    units: defaultdict[int, set[tuple[str, str, int | None]]] = defaultdict(set)
    for assignment, part, name, organisation in AssignmentUnit.objects.filter(
        assignment__in=Assignment.objects.filter(conference=conference).of_plan()
    ).values_list("assignment_id", "part", "name", "organisation_id"):
        units[assignment].add((part, name, organisation))
    assignments = Assignment.objects.filter(conference=conference).of_plan()
    kept = set(assignments.worked_on().values_list("pk", flat=True))
    return tuple(
        AssignmentRow(
            pk=row.pk,
            position=row.position,
            text=row.text,
            deadline_text=row.deadline_text,
            due_on=row.due_on,
            due_was_set=row.due_was_set,
            lines=row.lines,
            units=frozenset(units.get(row.pk, ())),
            kept=row.pk in kept,
            lost=row.ground_lost_at is not None,
        )
        for row in assignments
    )


def _distribution(conference: Conference) -> tuple[DistributionRow, ...]:
    through = DistributionEntry.organisations.through
    members: defaultdict[int, set[int]] = defaultdict(set)
    for entry, organisation in through.objects.filter(distributionentry__conference=conference).values_list(
        "distributionentry_id", "organisation_id"
    ):
        members[entry].add(organisation)
    return tuple(
        DistributionRow(
            pk=row.pk,
            position=row.position,
            text=row.text,
            lines=row.lines,
            organisations=frozenset(members.get(row.pk, ())),
        )
        for row in DistributionEntry.objects.filter(conference=conference)
    )


def _programme(conference: Conference) -> tuple[ProgrammeRow, ...]:
    return tuple(
        ProgrammeRow(
            pk=row.pk,
            position=row.position,
            date=row.date,
            starts=row.starts,
            minutes=row.minutes,
            text=row.text,
            by=row.by,
            lines=row.lines,
            kept=row.was_edited,
            lost=row.ground_lost_at is not None,
        )
        for row in ProgrammeItem.objects.of_plans().filter(conference=conference)
    )
