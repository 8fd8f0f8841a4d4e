"""What the chair sees of a site before calling it, in one touch. Of results only what has been published."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from diemcau.assignments.models import Request
from diemcau.conference.models import Site, Unit
from diemcau.connectivity.domain import PRESENCE_NAMES, PresenceState
from diemcau.connectivity.models import DutyPerson, Incident
from diemcau.live.queries.people import people_at
from diemcau.live.queries.presence import standing_presence
from diemcau.scoring.domain.finished import Finished, FinishedRow, from_content
from diemcau.scoring.models import Approval, Ranking
from diemcau.scoring.queries.finished import imported_result

RESULTS = 3  # the newest
LOSSES = 3  # fields in which most was lost
REQUESTS = 5

Fact = tuple[str, str]


def card(site: Site) -> dict[str, Any]:
    """Who is there, how it stands, what its bodies got and lost, and what they ask for; a dozen queries."""
    said = standing_presence(site.conference_id).get(site.pk)
    state = PresenceState(said["state"]) if said else PresenceState.NOT_YET
    units = Unit.objects.filter(conference=site.conference_id, site=site).values_list("organisation", flat=True)
    bodies = {site.host_id, *units}
    return {
        "site": site.pk,
        "name": str(site),
        "state": PRESENCE_NAMES[state],
        "people": [{"name": one.name, "state": one.state} for one in people_at(site)],
        "facts": [*_line(site), *_results(site.host_id), *_requests(bodies)],
    }


def _line(site: Site) -> Iterator[Fact]:
    faults = [each.get_fault_display() for each in Incident.objects.open().filter(site=site)]
    if faults:
        yield "Sự cố", ", ".join(faults)
    duty = DutyPerson.objects.filter(site=site)
    if duty:
        yield "Người trực", "; ".join(f"{one.name}, {one.phone}" for one in duty[:2])


def _results(body: int) -> Iterator[Fact]:
    """Rank, index and where most was lost, of the newest results that are published."""
    for table, row in _published(body)[:RESULTS]:
        ranked = sum(each.rank is not None for each in table.rows)
        parts = [f"thứ {row.rank}/{ranked}" if row.rank else "không xếp hạng"]
        parts += [f"{_comma(row.index or row.points)}%" if row.index else "", row.grade]
        yield (
            f"{table.title} {table.year}" if str(table.year) not in table.title else table.title,
            ", ".join(part for part in parts if part),
        )
        lost = sorted(_lost(table, row), reverse=True)[:LOSSES]
        if lost:
            yield "Mất điểm nhiều nhất", "; ".join(f"{name} −{_comma(str(points))}" for points, name in lost)


def _published(body: int) -> list[tuple[Finished, FinishedRow]]:
    approvals = Approval.objects.filter(block__release__isnull=False, block__entrants__organisation=body)
    rankings = Ranking.objects.filter(release__isnull=False, rows__organisation=body).distinct()
    tables = [from_content(each.content) for each in approvals.order_by("-block__campaign__year", "-pk")[:RESULTS]]
    tables += [imported_result(each) for each in rankings.order_by("-year", "-pk")[:RESULTS]]
    tables.sort(key=lambda table: -table.year)
    return [(table, row) for table in tables for row in table.rows if row.organisation == body]


def _lost(table: Finished, row: FinishedRow) -> Iterator[tuple[Decimal, str]]:
    for field, points in zip(table.fields, row.fields, strict=False):
        try:
            lost = Decimal(field.ceiling) - Decimal(points)
        except InvalidOperation:
            continue  # a table from elsewhere may leave a cell empty
        if lost > 0:
            yield lost, field.name


def _comma(number: str) -> str:
    return number.replace(".", ",")


def _requests(bodies: set[int]) -> Iterator[Fact]:
    rows = Request.objects.filter(organisation__in=bodies, closure=None).select_related("organisation", "assigned_to")
    number = rows.count()
    for each in rows[:REQUESTS]:
        answered_by = f" (giao {each.assigned_to} trả lời)" if each.assigned_to else " (chưa giao ai trả lời)"
        yield "Kiến nghị", f"{' '.join(each.text.split())[:200]}{answered_by}"
    if number > REQUESTS:
        yield "Kiến nghị", f"và {number - REQUESTS} kiến nghị khác"
