"""A known line between a real browser and the product, in short; `bin/bench lines` does all of them at length."""

from __future__ import annotations

import pytest

from bench import namespaces
from bench.lines import Plan, read
from bench.namespaces import KnownLine
from diemcau.connectivity.domain import wilson

OBSTACLE = namespaces.obstacle()


@pytest.mark.load
@pytest.mark.skipif(bool(OBSTACLE), reason=OBSTACLE or "nothing stands in the way")
def test_what_the_browser_measures_is_what_the_line_does():
    """How busy this machine is decides nothing: the emulator says what it did to each packet."""
    (reading,) = read([KnownLine(delay_ms=40, jitter_ms=4, loss=0.02)], Plan(quiet=12, held=0, most=0))

    lost = reading.test["echoes_sent"] - reading.test["echoes_back"]
    bounds = wilson(lost, reading.test["echoes_sent"], z=4)
    assert reading.test["echoes_sent"] > 1_000
    assert bounds.low <= reading.done.loss <= bounds.high
    assert 70 <= reading.done.delay_ms <= reading.test["round_trip_ms"] < reading.done.delay_ms + 60
    assert reading.done.jitter_ms > 3 and reading.test["jitter_ms"] > 3
