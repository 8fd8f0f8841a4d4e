"""What our own server saw of a test: the page's word is held against it. Pure: the clock is handed in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

MOST_ECHOES = 60_000
SEEN_SLACK = 1.1  # a browser's seconds and ours may differ by so much


class Phase(StrEnum):
    """Held: the rate of the meeting, for its whole time. Most: as fast as the line goes, for a few seconds."""

    HELD = "held"
    MOST = "most"


@dataclass(slots=True)
class Meter:
    """Bytes that came or went, and when: a rate without what only started the clock.

    `ramp_s`: how long TCP is given to get up to speed before it counts.
    """

    ramp_s: float = 0.0
    first: float | None = None
    last: float = 0.0
    opening: int = 0
    total: int = 0

    def add(self, size: int, now: float) -> None:
        if self.first is None:
            self.first = now + self.ramp_s
        self.last = now
        self.total += size
        if now <= self.first:
            self.opening += size

    @property
    def mbps(self) -> float | None:
        """Megabits a second; None for less than a tenth of a second."""
        if self.first is None or self.last - self.first < 0.1:
            return None
        return (self.total - self.opening) * 8 / (self.last - self.first) / 1e6


def _meters() -> dict[Phase, Meter]:
    return {Phase.HELD: Meter(), Phase.MOST: Meter(ramp_s=1.5)}


@dataclass(slots=True)
class Tally:
    """One test as the server sees it."""

    echoes: int = 0
    down: dict[Phase, Meter] = field(default_factory=_meters)
    up: dict[Phase, Meter] = field(default_factory=_meters)
    began: float = 0.0
    heard: float = 0.0

    def seen(self, now: float) -> Seen:
        return Seen(
            echoes=self.echoes,
            seconds=round(now - self.began, 3),
            down_bytes={phase.value: meter.total for phase, meter in self.down.items()},
            down_mbps={phase.value: meter.mbps for phase, meter in self.down.items()},
            up_mbps={phase.value: meter.mbps for phase, meter in self.up.items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the server states, and signs, at the end of a test."""

    echoes: int
    seconds: float
    down_bytes: dict[str, int]
    down_mbps: dict[str, float | None]
    up_mbps: dict[str, float | None]

    def written(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the page says that it measured. Round trips in ms, in the order of arrival."""

    echoes_sent: int
    round_trips_ms: tuple[float, ...]
    down_held_mbps: float | None
    down_most_mbps: float | None


def contradiction(claim: Claim, seen: Seen) -> str:
    """In which point the page's word cannot be true of what the server saw; empty if it can."""
    if not len(claim.round_trips_ms) <= seen.echoes <= claim.echoes_sent:
        return "số gói tin"
    for phase, claimed in ((Phase.HELD, claim.down_held_mbps), (Phase.MOST, claim.down_most_mbps)):
        sent_bits = 8 * seen.down_bytes[phase]
        possible = max(seen.down_mbps[phase] or 0.0, sent_bits / 1e6 / max(seen.seconds, 1.0))
        if claimed is not None and claimed > possible * SEEN_SLACK + 0.1:
            return "tốc độ tải về"
    return ""
