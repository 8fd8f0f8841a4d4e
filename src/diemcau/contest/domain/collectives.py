"""How far a unit took part. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """One unit: how many people it has, how many sent a paper, the sum of their right answers."""

    unit: int
    people: int
    sent: int
    right: int = 0

    @property
    def rate(self) -> Fraction:
        """Share of its people who took part, at most 1: a unit cannot win by naming too few."""
        return min(Fraction(self.sent, self.people), Fraction(1)) if self.people else Fraction(0)

    @property
    def mean(self) -> Fraction:
        return Fraction(self.right, self.sent) if self.sent else Fraction(0)


def order(units: Sequence[Turnout]) -> list[tuple[int, Turnout]]:
    """Rank units by the rate of participation, then by the mean of right answers; equals share a rank."""
    ranked: list[tuple[int, Turnout]] = []
    for number, unit in enumerate(sorted(units, key=lambda each: (-each.rate, -each.mean, each.unit)), start=1):
        last = ranked[-1][1] if ranked else None
        same = last is not None and (last.rate, last.mean) == (unit.rate, unit.mean)
        ranked.append((ranked[-1][0] if same else number, unit))
    return ranked
