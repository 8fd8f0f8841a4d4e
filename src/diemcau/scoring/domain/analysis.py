"""What a leader can act on: where points go, what would lift a unit, which differences of rank are real. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.scoring.domain.points import HUNDRED, ZERO
from diemcau.scoring.domain.results import FieldPoints


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Points that one line did not bring: of one unit, or on average of the units that it applies to."""

    code: str
    name: str
    ceiling: Decimal
    lost: Decimal
    units: int = 1  # to how many it applies

    @property
    def share(self) -> Decimal:
        """In percent of the ceiling."""
        return self.lost / self.ceiling * HUNDRED


def losses(
    points: Mapping[str, Decimal], lines: Iterable[tuple[str, str, Decimal]], skipped: frozenset[str] = frozenset()
) -> list[Loss]:
    """What one unit lost, most first; equal losses in the order of the set.

    Args:
        lines: code, name, ceiling of each sub-criterion.
        skipped: codes that do not apply to the unit.
    """
    found = [
        Loss(code=code, name=name, ceiling=ceiling, lost=ceiling - points[code])
        for code, name, ceiling in lines
        if code not in skipped and code in points
    ]
    return sorted((each for each in found if each.lost > 0), key=lambda each: -each.lost)


def block_losses(
    units: Iterable[tuple[Mapping[str, Decimal], frozenset[str]]], lines: Sequence[tuple[str, str, Decimal]]
) -> list[Loss]:
    """What a block loses on average on each line, most first; a line that nobody is scored on is left out."""
    lost: dict[str, Decimal] = {code: ZERO for code, _name, _ceiling in lines}
    number = dict.fromkeys(lost, 0)
    ceilings = {code: ceiling for code, _name, ceiling in lines}
    for points, skipped in units:
        for code, got in points.items():
            if code not in skipped and code in lost:
                lost[code] += ceilings[code] - got
                number[code] += 1
    found = [
        Loss(code=code, name=name, ceiling=ceiling, lost=lost[code] / number[code], units=number[code])
        for code, name, ceiling in lines
        if number[code]
    ]
    return sorted((each for each in found if each.lost > 0), key=lambda each: -each.lost)


def field_losses(units: Iterable[Sequence[FieldPoints]], names: Mapping[str, str]) -> list[Loss]:
    """What a block loses on average in each field, most first; of units to which the field applies.

    Args:
        units: of each unit its fields, points out of what applied.
        names: of the fields, by code.
    """
    lost: dict[str, Decimal] = dict.fromkeys(names, ZERO)
    most, number = dict(lost), dict.fromkeys(names, 0)
    for fields in units:
        for each in fields:
            if each.applicable:
                lost[each.code] += each.applicable - each.points
                most[each.code] += each.applicable
                number[each.code] += 1
    found = [
        Loss(code=code, name=name, ceiling=most[code] / count, lost=lost[code] / count, units=count)
        for code, name in names.items()
        if (count := number[code])
    ]
    return sorted((each for each in found if each.lost > 0), key=lambda each: -each.lost)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """What a unit would gain by having all of one line."""

    loss: Loss
    index: Decimal  # then, in percent
    rank: int  # then, all others staying as they are


def lifts(found: Sequence[Loss], *, index: Decimal, applicable: Decimal, others: Sequence[Decimal]) -> list[Lift]:
    """For each loss of a unit, the index and the rank that it would have without it.

    Args:
        index, applicable: of the unit now; applicable > 0.
        others: the indices of all other units of the block.
    """
    return [
        Lift(loss=each, index=then, rank=1 + sum(other > then for other in others))
        for each in found
        for then in [index + each.lost / applicable * HUNDRED]
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRange:
    """Between which ranks a unit may truly stand, given how exact the survey is."""

    unit: str
    rank: int
    best: int
    worst: int
    margin: Decimal  # of the index, in percentage points

    @property
    def is_sure(self) -> bool:
        return self.best == self.worst


def rank_ranges(rows: Sequence[tuple[str, int, Decimal, Decimal]]) -> list[RankRange]:
    """Every unit at the ends of its interval against every other at the ends of theirs.

    Args:
        rows: unit, rank, index, and the half-width of the index's interval that comes from the survey, ≥ 0.

    Returns:
        In the order given. `best` counts who is better even at the unit's best; `worst` who is better at its worst.
        The range is careful: it holds whatever the single errors are within their margins.
    """
    lows = [index - margin for _unit, _rank, index, margin in rows]
    highs = [index + margin for _unit, _rank, index, margin in rows]
    lows_sorted, highs_sorted = sorted(lows), sorted(highs)
    found = []
    for (unit, rank, _index, margin), low, high in zip(rows, lows, highs, strict=True):
        better = _above(lows_sorted, high)
        possible = _above(highs_sorted, low) - (high > low)
        found.append(RankRange(unit=unit, rank=rank, best=1 + better, worst=1 + possible, margin=margin))
    return found


def index_margin(parts: Iterable[tuple[Decimal, Decimal]], applicable: Decimal) -> Decimal:
    """The half-width of an index out of those of its survey's figures, taken as independent.

    Args:
        parts: ceiling of the sub-criterion, and the half-width of its figure in percent of the figure's scale.
        applicable: of the unit, > 0.
    """
    squares = sum(((ceiling * margin / HUNDRED) ** 2 for ceiling, margin in parts), ZERO)
    return squares.sqrt() / applicable * HUNDRED


def _above(ordered: Sequence[Decimal], value: Decimal) -> int:
    return len(ordered) - bisect_right(ordered, value)
