"""Write the difference between a conference and its plan, in bulk, inside the transaction of `applying`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from diemcau.conference.models import Conference, Site, Unit
from diemcau.delegates.models import SeatRule
from diemcau.plan.actions.lists import write_assignments, write_distribution, write_programme
from diemcau.plan.actions.places import write_sites, write_units
from diemcau.plan.actions.rows import remove
from diemcau.plan.actions.seats import write_rules, write_seats
from diemcau.plan.domain.difference import Change, SeatStep, State, Step, Steps

Counts = dict[str, dict[str, int]]  # noun → change → rows


def write(conference: Conference, steps: Steps, seats: Iterable[tuple[int, SeatStep]], state: State) -> Counts:
    """Write every step; says how many rows of each noun were added, changed, removed, flagged, restored."""
    now = timezone.now()
    if steps.event:
        for field in steps.event:
            setattr(conference, field.name, field.after)
        conference.save(update_fields=[field.name for field in steps.event])
    sites = write_sites(conference, state, steps, now)
    units = write_units(conference, state, steps, sites, now)
    rules = write_rules(conference, steps, now)
    seat_counts = write_seats(seats, units, rules, now)
    remove(SeatRule, _gone(steps.rules))
    remove(Unit, _gone(steps.units))
    remove(Site, _gone(steps.sites))
    write_assignments(conference, steps, now)
    write_distribution(conference, steps)
    write_programme(conference, steps, now)
    counts = {
        "event": Counter({Change.CHANGED.value: len(steps.event)} if steps.event else {}),
        "sites": _tally(steps.sites),
        "units": _tally(steps.units),
        "rules": _tally(steps.rules),
        "seats": seat_counts,
        "assignments": _tally(steps.assignments),
        "distribution": _tally(steps.distribution),
        "programme": _tally(steps.programme),
    }
    return {noun: dict(count) for noun, count in counts.items() if count}


def _gone(steps: Iterable[Step[Any, Any]]) -> list[int]:
    return [step.row.pk for step in steps if step.change is Change.REMOVED and step.row]


def _tally(steps: Iterable[Step[Any, Any]]) -> Counter[str]:
    return Counter(step.change.value for step in steps if step.change is not Change.SHIFTED)
