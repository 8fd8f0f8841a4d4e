"""What the emulator did to the echoes of one test, packet by packet: the truth that a measurement is held against."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ECHO_BYTES = 125  # an echo in SCTP, DTLS, UDP and IP, and whatever else is longer; acknowledgements alone are shorter
ANSWERS_WITHIN_S = 0.05


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet at the emulator: when it came and left, in seconds; one that was dropped never left."""

    came: float
    left: float | None

    @property
    def delay_ms(self) -> float:
        return 0.0 if self.left is None else 1000 * (self.left - self.came)


@dataclass(frozen=True, slots=True)
class Record:
    """The packets that carried echoes, there and back, each way in the order in which they came."""

    there: tuple[Packet, ...]
    back: tuple[Packet, ...]

    @property
    def loss(self) -> float:
        """The share of round trips that the dropped packets cost."""
        kept = 1.0
        for way in (self.there, self.back):
            kept *= 1 - sum(one.left is None for one in way) / len(way)
        return 1 - kept

    def round_trips_ms(self) -> list[float]:
        """What the line alone took of each round trip, in the order in which the echoes came back."""
        waiting = deque(sorted((one for one in self.there if one.left), key=lambda one: one.left or 0))
        trips: list[tuple[float, float]] = []
        for answer in self.back:
            while waiting and (waiting[0].left or 0) < answer.came - ANSWERS_WITHIN_S:
                waiting.popleft()
            if not waiting or (waiting[0].left or 0) > answer.came:
                continue
            asked = waiting.popleft()
            if answer.left:
                trips.append((answer.left, asked.delay_ms + answer.delay_ms))
        return [trip for _, trip in sorted(trips)]

    @property
    def delay_ms(self) -> float:
        return median(self.round_trips_ms())

    @property
    def jitter_ms(self) -> float:
        from diemcau.connectivity.domain import mean_jitter

        return mean_jitter(self.round_trips_ms())


def read_record(file: Path) -> Record:
    rows: Sequence[tuple[int, float, float | None, int]] = json.loads(file.read_text())
    ways = [
        tuple(Packet(came, left) for way, came, left, size in rows if way == one and size >= ECHO_BYTES)
        for one in (0, 1)
    ]
    return Record(*ways)
