"""One known line as it was measured, and the table of all of them."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.namespaces import KnownLine
from bench.records import Record

ECHOES_A_SECOND = 200
CONTENT = 1348 / 1400  # of what tbf counts: a packet of 1,400 bytes has 20 of IP and 32 of TCP with timestamps


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One known line as the product measured it, and as ping and iperf3 did."""

    line: KnownLine
    done: Record
    test: dict[str, Any]
    ping_ms: float | None
    ping_jitter_ms: float | None
    iperf_mbps: tuple[float, float] | None

    @property
    def loss(self) -> float:
        sent, back = int(self.test["echoes_sent"]), int(self.test["echoes_back"])
        return (sent - back) / sent

    # Errors, each a tuple that is empty where the line does not do that. Under a limit of rate the queue before it
    # is part of the line too, and the emulator does not see it.

    @property
    def delay_error_ms(self) -> tuple[float, ...]:
        return () if self.line.mbps else (self.test["round_trip_ms"] - self.done.delay_ms,)

    @property
    def delay_error_share(self) -> tuple[float, ...]:
        return tuple(error / max(3, 0.03 * self.done.delay_ms) for error in self.delay_error_ms)

    @property
    def set_delay_error_ms(self) -> tuple[float, ...]:
        return () if self.line.mbps else (self.test["round_trip_ms"] - 2 * self.line.delay_ms,)

    @property
    def loss_error_pp(self) -> tuple[float, ...]:
        return () if self.line.mbps else (100 * (self.loss - self.done.loss),)

    @property
    def jitter_error_pct(self) -> tuple[float, ...]:
        return self._jitter_errors(self.done.jitter_ms) if self.line.jitter_ms else ()

    @property
    def set_jitter_error_pct(self) -> tuple[float, ...]:
        return self._jitter_errors(known_jitter(self.line, ECHOES_A_SECOND)) if self.line.jitter_ms else ()

    def _jitter_errors(self, known: float) -> tuple[float, ...]:
        return (100 * (float(self.test["jitter_ms"]) - known) / known,)

    @property
    def rate_error_pct(self) -> tuple[float, ...]:
        return self._rate_errors((self.line.mbps or 0) * CONTENT)

    @property
    def set_rate_error_pct(self) -> tuple[float, ...]:
        return self._rate_errors(self.line.mbps or 0)

    def _rate_errors(self, known: float) -> tuple[float, ...]:
        found = (self.test["down_most_mbps"], self.test["up_most_mbps"]) if known else ()
        return tuple(100 * (rate - known) / known for rate in found)


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
    "Trễ: đặt · đã làm · ping · **đo** (ms)",
    "Rung: tính · đã làm · ping · **đo** (ms)",
    "Mất gói: bộ giả lập đếm · **đo** (%)",
    "Tải về: tbf · phần nội dung · iperf3 · **đo** (Mbit/s)",
    "Gửi lên: iperf3 · **đo** (Mbit/s)",
    "Số gói",
)


def written(readings: Sequence[Reading]) -> list[str]:
    """The table of known lines."""
    return [f"| {' | '.join(TITLES)} |", "|---|---|---|---|---|---|---:|", *map(_row, readings)]


def _row(reading: Reading) -> str:
    line, test, done, mbps = reading.line, reading.test, reading.done, reading.line.mbps
    jitter = (known_jitter(line, ECHOES_A_SECOND), done.jitter_ms) if line.jitter_ms else (None, None)
    down, up = reading.iperf_mbps or (None, None)
    cells = [
        line.words,
        _beside(2 * line.delay_ms, None if mbps else done.delay_ms, reading.ping_ms, test["round_trip_ms"]),
        _beside(*jitter, reading.ping_jitter_ms, test["jitter_ms"]),
        _beside(100 * done.loss, 100 * reading.loss, digits=2),
        _beside(mbps, mbps * CONTENT, down, test["down_most_mbps"], digits=2) if mbps else "",
        _beside(up, test["up_most_mbps"], digits=2) if mbps else "",
        f"{test['echoes_sent']:,}".replace(",", "."),
    ]
    return f"| {' | '.join(cells)} |"


def _beside(*values: float | None, digits: int = 1) -> str:
    said = ["–" if value is None else f"{value:.{digits}f}".replace(".", ",") for value in values]
    return " · ".join([*said[:-1], f"**{said[-1]}**"])
