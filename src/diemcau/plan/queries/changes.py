"""The steps between a conference and its plan: the seats' as a stream."""

from __future__ import annotations

from collections.abc import Iterator

from diemcau.conference.models import Conference
from diemcau.plan.domain.difference import Change, SeatStep, Steps, seat_steps
from diemcau.plan.domain.target import Target
from diemcau.plan.queries.state import seats_by_unit


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


def is_shown(step: SeatStep) -> bool:
    return step.change is not Change.SHIFTED
