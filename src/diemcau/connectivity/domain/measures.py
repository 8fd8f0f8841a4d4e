"""From single probes to delay, jitter and loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, sqrt


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A share between 0 and 1 and the bounds that it lies in with the asked confidence."""

    share: float
    low: float
    high: float


def wilson(hits: int, tries: int, *, z: float = 1.96) -> Interval:
    """The Wilson score interval of a share: honest for few tries and for shares near 0, unlike p ± z·σ.

    Args:
        hits, tries: 0 ≤ hits ≤ tries, tries ≥ 1.
        z: half-width in standard errors; 1.96 gives 95 %.

    Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212.
    """
    if not 0 <= hits <= tries or tries < 1:
        raise ValueError(f"Nobody can have counted {hits} of {tries}.")
    p = hits / tries
    scale = 1 + z * z / tries
    middle = (p + z * z / (2 * tries)) / scale
    half = z * sqrt(p * (1 - p) / tries + z * z / (4 * tries * tries)) / scale
    return Interval(share=p, low=max(0.0, middle - half), high=min(1.0, middle + half))


def jitter(transits_ms: Sequence[float]) -> float:
    """Interarrival jitter in ms from transit times in the order of arrival, 0 for fewer than two.

    J ← J + (|Dᵢ| − J) / 16 with Dᵢ the difference of two neighbouring transit times. A constant offset
    between the two clocks cancels, so round trips serve as well as one-way times.

    Source: RFC 3550, 6.4.1 and A.8.
    """
    smoothed = 0.0
    for earlier, later in pairwise(transits_ms):
        smoothed += (abs(later - earlier) - smoothed) / 16
    return smoothed


def mean_jitter(transits_ms: Sequence[float]) -> float:
    """The average of RFC 3550's running estimate over a test, in ms; 0 for fewer than two transit times.

    The running value forgets all but its last few dozen packets, so its last state is a matter of luck (about
    ±14 % for independent delays). Its average over the test is not; the first 64 packets, while it climbs from
    zero, are left out where there are enough others.
    """
    smoothed, states = 0.0, []
    for earlier, later in pairwise(transits_ms):
        smoothed += (abs(later - earlier) - smoothed) / 16
        states.append(smoothed)
    settled = states[64:] if len(states) >= 128 else states
    return sum(settled) / len(settled) if settled else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0–1) of all do not exceed (nearest rank).

    Raises:
        ValueError: no value.
    """
    if not values:
        raise ValueError("A percentile needs at least one value.")
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Echoes:
    """What came back of numbered probes: round trips in ms in the order of arrival, and how many were sent."""

    sent: int
    round_trips_ms: tuple[float, ...]

    def __post_init__(self) -> None:
        if self.sent < 1 or len(self.round_trips_ms) > self.sent or any(not 0 <= r < 1e6 for r in self.round_trips_ms):
            raise ValueError("Nobody can have measured this.")

    @property
    def loss(self) -> Interval:
        return wilson(self.sent - len(self.round_trips_ms), self.sent)

    @property
    def jitter_ms(self) -> float:
        return mean_jitter(self.round_trips_ms)
