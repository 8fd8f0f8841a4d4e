"""When each item began and ended, and when it will. Instants are milliseconds since 1970."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.conference.domain.hours import Planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What became of an item. `paused` is the sum of finished pauses; a skipped item ended as it began."""

    started: int
    ended: int | None = None
    paused_at: int | None = None
    paused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One item as it was or will be."""

    pk: int
    start: int
    end: int
    drift: int | None  # later than planned; None where nothing was planned


def remaining(run: Run, length: int, now: int) -> int:
    """How long a running item still has; below zero once it is over its time. A pause stops the count."""
    until = now if run.paused_at is None else run.paused_at
    return length - (until - run.started - run.paused)


def expected(programme: Sequence[Planned], runs: dict[int, Run], now: int) -> list[Expected]:
    """When everything was or will be, seen from `now`: what runs takes its whole time, what follows comes at once.

    Items that stand before the one that runs and never ran are left out of what is to come, but keep their place.
    """
    found: list[Expected] = []
    clock = _begin(programme, runs, now)
    last_run = max((number for number, each in enumerate(programme) if each.pk in runs), default=-1)
    for number, each in enumerate(programme):
        run = runs.get(each.pk)
        if run is None:
            start = clock
            end = clock if number < last_run else clock + each.length
        elif run.ended is not None:
            start, end = run.started, run.ended
        else:
            start, end = run.started, now + max(0, remaining(run, each.length, now))
        clock = max(clock, end)
        drift = None if each.start is None else start - each.start
        found.append(Expected(pk=each.pk, start=start, end=end, drift=drift))
    return found


def _begin(programme: Sequence[Planned], runs: dict[int, Run], now: int) -> int:
    """Where what is to come begins: now, but not before the printed hour of a conference that has not begun."""
    if runs or not programme or programme[0].start is None:
        return now
    return max(now, programme[0].start)
