"""The steady clock of the machine: it never goes back, whatever is done to the clock on the wall."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def steady() -> tuple[str, float]:
    """Which run of the machine, and how many seconds of it have gone by; the same for all its processes."""
    return _boot(), time.clock_gettime(time.CLOCK_BOOTTIME)


@cache
def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""
