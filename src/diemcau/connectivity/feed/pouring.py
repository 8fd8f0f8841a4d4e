"""Bytes at a steady rate, in small steps; a line that does not take them slows this down by itself."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress

TICK_S = 0.05
PIECE = 64 * 1024
_NOISE = os.urandom(PIECE)  # nothing on the way can pack it


async def pour(
    write: Callable[[bytes], None],
    *,
    mbps: float,
    seconds: float,
    flows: asyncio.Event,
    is_open: Callable[[], bool],
) -> None:
    """Write for so many seconds what the rate allows.

    Args:
        flows: cleared while the line takes no more; what was missed then is not made up for.
    """
    clock = asyncio.get_running_loop().time
    began, written = clock(), 0
    while (passed := clock() - began) < seconds and is_open():
        owed = int(min(passed + TICK_S, seconds) * mbps * 125_000) - written
        while owed > 0 and flows.is_set() and is_open():
            size = min(owed, PIECE)
            write(_NOISE[:size])
            written, owed = written + size, owed - size
        if flows.is_set():
            await asyncio.sleep(TICK_S)
        else:
            with suppress(TimeoutError):
                await asyncio.wait_for(flows.wait(), TICK_S)
            written = max(written, int((clock() - began) * mbps * 125_000) - 4 * PIECE)
