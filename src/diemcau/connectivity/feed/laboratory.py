"""The measuring process: who tests, what was seen of each, and the doors that they come through."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from uuid import UUID

from diemcau.connectivity.domain import MOST_ECHOES, Desk, Phase, Tally
from diemcau.connectivity.feed import echo
from diemcau.connectivity.feed.http import Connection
from diemcau.connectivity.feed.tickets import Ticket, sign

log = logging.getLogger(__name__)

KEPT = 5_000  # tallies; the oldest are forgotten
SWEEPS_EVERY_S = 5
HEARD_EVERY_S = 1
BACKLOG = 1_024


class Laboratory:
    """All tests of this process."""

    def __init__(
        self,
        seats: int,
        *,
        address: str = "",
        back: Callable[[Ticket], echo.Back] = lambda _: echo.at_once,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = Desk(seats)
        self._address = address
        self._back = back
        self._clock = clock
        self._tallies: dict[UUID, Tally] = {}
        self._peers: dict[UUID, echo.Close] = {}
        self.doors: set[asyncio.Transport] = set()

    def arrived(self, transport: asyncio.Transport) -> None:
        self.doors.add(transport)

    def gone(self, transport: asyncio.Transport) -> None:
        self.doors.discard(transport)

    def before(self, ticket: Ticket) -> int:
        before = self._desk.ask(ticket.key, self._clock())
        if not before:
            self._tally(ticket)
        return before

    def holds(self, ticket: Ticket) -> bool:
        return self._desk.holds(ticket.key, self._clock())

    def echoed(self, ticket: Ticket) -> bool:
        """Count one echo; who is heard so keeps the place at the desk. False when the test is over."""
        tally, now = self._tally(ticket), self._clock()
        if tally.echoes >= MOST_ECHOES:
            return False
        if now - tally.heard > HEARD_EVERY_S:
            tally.heard = now
            if not self._desk.holds(ticket.key, now):
                return False
        tally.echoes += 1
        return True

    def sent(self, ticket: Ticket, phase: Phase, size: int) -> None:
        self._tally(ticket).down[phase].add(size, self._clock())

    def received(self, ticket: Ticket, phase: Phase, size: int) -> None:
        """Bytes without a place at the desk are thrown away uncounted."""
        if self.holds(ticket):
            self._tally(ticket).up[phase].add(size, self._clock())

    async def offered(self, ticket: Ticket, offer: str) -> str:
        await self._hang_up(ticket.key)
        answer, self._peers[ticket.key] = await echo.answered(
            offer, partial(self.echoed, ticket), address=self._address, back=self._back(ticket)
        )
        return answer

    async def finished(self, ticket: Ticket) -> str:
        """The receipt. Asked again it says the same of a test that is over."""
        seen = self._tally(ticket).seen(self._clock())
        self._desk.leave(ticket.key, self._clock())
        await self._hang_up(ticket.key)
        return sign(ticket.key, seen)

    async def sweep(self) -> None:
        """Hang up on those who lost their place, for ever."""
        while True:
            await asyncio.sleep(SWEEPS_EVERY_S)
            seated = set(self._desk.seated(self._clock()))
            for key in [key for key in self._peers if key not in seated]:
                await self._hang_up(key)

    async def close(self) -> None:
        for transport in list(self.doors):
            transport.abort()
        for key in list(self._peers):
            await self._hang_up(key)

    def _tally(self, ticket: Ticket) -> Tally:
        if ticket.key not in self._tallies:
            while len(self._tallies) >= KEPT:
                del self._tallies[next(iter(self._tallies))]
            self._tallies[ticket.key] = Tally(began=self._clock())
        return self._tallies[ticket.key]

    async def _hang_up(self, key: UUID) -> None:
        close = self._peers.pop(key, None)
        if close is not None:
            with suppress(Exception):
                await close()


async def serve(laboratory: Laboratory, host: str, port: int, origins: frozenset[str]) -> None:
    """Listen until told to stop."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    server = await loop.create_server(lambda: Connection(laboratory, origins), host, port, backlog=BACKLOG)
    sweeping = asyncio.ensure_future(laboratory.sweep())
    try:
        await stop.wait()
    finally:
        sweeping.cancel()
        server.close()
        await laboratory.close()
