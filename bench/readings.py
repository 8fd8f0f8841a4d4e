"""One known line as it was measured, and the table of all of them."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.namespaces import Dropped, KnownLine

ECHOES_A_SECOND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One known line as the product measured it, and as ping and iperf3 did."""

    line: KnownLine
    dropped: Dropped
    test: dict[str, Any]
    ping_ms: float | None
    ping_jitter_ms: float | None
    iperf_mbps: tuple[float, float] | None

    @property
    def delay_error_ms(self) -> float | None:
        """None under a limit of rate: the queue before it is part of the line then."""
        measured: float = self.test["round_trip_ms"]
        return None if self.line.mbps else measured - 2 * self.line.delay_ms

    @property
    def delay_share(self) -> float:
        return abs(self.delay_error_ms or 0) / max(3, 0.03 * 2 * self.line.delay_ms)

    @property
    def loss(self) -> float:
        sent, back = int(self.test["echoes_sent"]), int(self.test["echoes_back"])
        return (sent - back) / sent

    @property
    def loss_error_pp(self) -> float | None:
        return None if self.line.mbps else 100 * (self.loss - self.dropped.round_trip_share)

    @property
    def jitter_error_pct(self) -> float | None:
        if not self.line.jitter_ms:
            return None
        known, measured = known_jitter(self.line, ECHOES_A_SECOND), float(self.test["jitter_ms"])
        return 100 * (measured - known) / known

    @property
    def rate_errors_pct(self) -> tuple[float, ...]:
        if not self.line.mbps:
            return ()
        found = (self.test["down_most_mbps"], self.test["up_most_mbps"])
        return tuple(100 * (rate - self.line.mbps) / self.line.mbps for rate in found)


def known_jitter(line: KnownLine, a_second: int) -> float:
    """What RFC 3550's estimate is for this line: the emulator's own rule on ten times ten thousand packets."""
    from diemcau.connectivity.domain import Echoes

    chance = Random(1)
    arrivals: list[tuple[float, float]] = []
    for number in range(100_000):
        trip = sum(max(0.0, chance.gauss(line.delay_ms, line.jitter_ms)) for _ in range(2))
        heapq.heappush(arrivals, (number * 1000 / a_second + trip, trip))
    trips = tuple(heapq.heappop(arrivals)[1] for _ in range(len(arrivals)))
    return Echoes(sent=len(trips), round_trips_ms=trips).jitter_ms


def middle(trips: Sequence[float]) -> float | None:
    return sorted(trips)[len(trips) // 2] if trips else None


def jitter(trips: Sequence[float]) -> float | None:
    """The same estimate as the product's, of what ping saw."""
    from diemcau.connectivity.domain import Echoes

    return Echoes(sent=len(trips), round_trips_ms=tuple(trips)).jitter_ms if trips else None


TITLES = (
    "Đường truyền, mỗi chiều",
    "Trễ: đặt · ping · đo (ms)",
    "Rung: tính · ping · đo (ms)",
    "Mất gói: bộ giả lập đếm · đo (%)",
    "Tải về: tbf · iperf3 · đo (Mbit/s)",
    "Gửi lên: iperf3 · đo (Mbit/s)",
    "Số gói",
)


def written(readings: Sequence[Reading]) -> list[str]:
    """The table of known lines."""
    rows = [f"| {' | '.join(TITLES)} |", "|---|---|---|---|---|---|---:|"]
    for reading in readings:
        line, test = reading.line, reading.test
        jitter = known_jitter(line, ECHOES_A_SECOND) if line.jitter_ms else None
        down, up = reading.iperf_mbps or (None, None)
        limited = line.mbps is not None
        cells = [
            line.words,
            f"{_n(2 * line.delay_ms)} · {_n(reading.ping_ms)} · {_n(test['round_trip_ms'])}",
            f"{_n(jitter)} · {_n(reading.ping_jitter_ms)} · {_n(test['jitter_ms'])}",
            f"{_n(100 * reading.dropped.round_trip_share, 2)} · {_n(100 * reading.loss, 2)}",
            f"{_n(line.mbps, 0)} · {_n(down, 2)} · {_n(test['down_most_mbps'], 2)}" if limited else "",
            f"{_n(up, 2)} · {_n(test['up_most_mbps'], 2)}" if limited else "",
            f"{test['echoes_sent']:,}".replace(",", "."),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def _n(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{value:.{digits}f}".replace(".", ",")
