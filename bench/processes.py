"""Measure a whole process from outside: time on the wall, and the most memory that it held."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the wall, seconds of processor, peak resident memory in MB (10⁶ bytes)."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def cost(command: Sequence[str], *, expect: int = 0) -> Cost:
    """Run a command once, its output thrown away.

    Raises:
        RuntimeError: it ended with another exit code than expected.
    """
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode != expect:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}.")
    return Cost(wall_s=wall, cpu_s=used.ru_utime + used.ru_stime, peak_mb=used.ru_maxrss * 1024 / 1e6)


def median_cost(command: Sequence[str], *, runs: int = 7, expect: int = 0) -> Cost:
    """The median of each part over several runs, after one that warms the disk's cache."""
    cost(command, expect=expect)
    costs = [cost(command, expect=expect) for _ in range(runs)]
    return Cost(
        wall_s=statistics.median(each.wall_s for each in costs),
        cpu_s=statistics.median(each.cpu_s for each in costs),
        peak_mb=statistics.median(each.peak_mb for each in costs),
    )
