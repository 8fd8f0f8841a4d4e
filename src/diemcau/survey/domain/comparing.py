"""Which differences are real: pairs with adjusted significance, and the ranks that they leave possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import erfc, isfinite, sqrt

Z95 = 1.959963984540054
LEVEL = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Where a unit stands among those with an estimate, and between which places it may as well stand."""

    place: int
    best: int
    worst: int


def two_sided(z: float) -> float:
    """The chance of a standard normal at least as far from zero as z."""
    return erfc(abs(z) / sqrt(2))


def holm(chances: Sequence[float]) -> list[float]:
    """Adjusted for being many, as R's `p.adjust(method = "holm")`.

    Source: S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979).
    """
    order = sorted(range(len(chances)), key=chances.__getitem__)
    adjusted, running = [1.0] * len(chances), 0.0
    for place, at in enumerate(order):
        running = max(running, min(1.0, (len(chances) - place) * chances[at]))
        adjusted[at] = running
    return adjusted


def differing(estimates: Sequence[float], errors: Sequence[float]) -> set[tuple[int, int]]:
    """Pairs (better, worse) whose difference stays significant at 5 % after Holm's adjustment over all pairs.

    Units are strata of their own, so that their estimates are independent and variances add up. A pair without any
    error (both counted in full) differs when the figures do.
    """
    known = [at for at, value in enumerate(estimates) if isfinite(value) and isfinite(errors[at])]
    pairs = list(combinations(known, 2))
    chances = []
    for one, other in pairs:
        gap, spread = estimates[one] - estimates[other], sqrt(errors[one] ** 2 + errors[other] ** 2)
        chances.append(two_sided(gap / spread) if spread else float(gap == 0))
    adjusted = holm(chances)
    return {
        (one, other) if estimates[one] > estimates[other] else (other, one)
        for (one, other), chance in zip(pairs, adjusted, strict=True)
        if chance < LEVEL
    }


def ranks(estimates: Sequence[float], errors: Sequence[float]) -> list[Rank | None]:
    """A place is as good as those surely ahead allow, as bad as those surely behind allow; equal values share one.

    None where there is no estimate.
    """
    real = differing(estimates, errors)
    ahead, behind = [0] * len(estimates), [0] * len(estimates)
    for better, worse in real:
        ahead[worse] += 1
        behind[better] += 1
    known = [at for at, value in enumerate(estimates) if isfinite(value)]
    found: list[Rank | None] = [None] * len(estimates)
    for at in known:
        place = 1 + sum(estimates[other] > estimates[at] for other in known)
        found[at] = Rank(place=place, best=1 + ahead[at], worst=len(known) - behind[at])
    return found
