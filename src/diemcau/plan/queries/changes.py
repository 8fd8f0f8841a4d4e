"""The steps between a conference and its plan: the seats' as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from diemcau.conference.models import Conference
from diemcau.delegates.models import Seat
from diemcau.plan.domain.difference import SeatRow, SeatStep, Steps, seat_steps
from diemcau.plan.domain.target import Target


def seats_by_unit(conference: Conference) -> Iterator[tuple[int, list[SeatRow]]]:
    """Each unit that has seats (its organisation), with them. Two queries; holds the seats of one unit at a time."""
    worked_on = Seat.objects.filter(unit__conference=conference).worked_on()
    kept = set(worked_on.values_list("pk", flat=True))
    rows = (
        Seat.objects.filter(unit__conference=conference)
        .order_by("unit_id", "pk")
        .values_list(
            "unit__organisation_id", "pk", "post", "post_key", "rule_id", "count", "size", "was_sized", "group_id",
            "ground_lost_at",
        )
        .iterator(chunk_size=5000)
    )  # fmt: skip
    for organisation, seats in groupby(rows, key=lambda row: row[0]):
        yield (
            organisation,
            [
                SeatRow(pk, post, key, rule, count, size, was_sized, group, lost is not None, pk in kept)
                for _, pk, post, key, rule, count, size, was_sized, group, lost in seats
            ],
        )


def seat_changes(conference: Conference | None, target: Target, steps: Steps) -> Iterator[tuple[int, SeatStep]]:
    """What has to be done to seats, unit by unit (its organisation first); two queries when there is a conference."""
    seen: set[int] = set()
    for organisation, rows in seats_by_unit(conference) if conference else ():
        seen.add(organisation)
        for step in seat_steps(rows, target.seats_of(organisation), steps.rules_known):
            yield organisation, step
    for organisation in target.homes:
        if organisation not in seen:
            for step in seat_steps((), target.seats_of(organisation), steps.rules_known):
                yield organisation, step


def has_changes(steps: Steps) -> bool:
    """Whether anything but seats is to be written, were it only a line number."""
    return any(
        (steps.event, steps.sites, steps.units, steps.rules, steps.assignments, steps.distribution, steps.programme)
    )
