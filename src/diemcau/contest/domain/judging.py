"""Entries marked by several judges on a rubric. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the judges made of one entry. `spread` is the sample standard deviation, None with fewer than two judges."""

    entry: int
    judges: int
    mean: Decimal
    spread: float | None


def judged(entry: int, marks: Sequence[Mapping[str, Decimal]], rubric: Mapping[str, Decimal]) -> Judged:
    """Mean and spread of the judges' totals, the mean rounded half up to hundredths.

    Args:
        marks: of each judge, criterion → points.
        rubric: criterion → the most that it gives.

    Raises:
        ValueError: a mark is missing, for a criterion that is not there, below 0 or above the most.
    """
    totals = []
    for mark in marks:
        if set(mark) != set(rubric) or any(not 0 <= points <= rubric[name] for name, points in mark.items()):
            raise ValueError(f"These marks do not fit the rubric: {dict(mark)}.")
        totals.append(sum(mark.values(), Decimal(0)))
    if not totals:
        return Judged(entry=entry, judges=0, mean=Decimal(0), spread=None)
    mean = sum(totals, Decimal(0)) / len(totals)
    spread = None
    if len(totals) > 1:
        spread = sqrt(sum(float(total - mean) ** 2 for total in totals) / (len(totals) - 1))
    return Judged(entry=entry, judges=len(totals), mean=mean.quantize(_CENT, rounding=ROUND_HALF_UP), spread=spread)


def needs_another_look(found: Judged, *, most_spread: float) -> bool:
    """Judges who are far apart should talk before a prize depends on it."""
    return found.spread is not None and found.spread > most_spread
