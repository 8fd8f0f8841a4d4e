"""A measuring server for tests: the real one, on a free port, in a thread of its own.

`back` is the test link: it carries each echo back, at once, late, or never. So a line is made bad without root.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from diemcau.connectivity.feed import echo
from diemcau.connectivity.feed.http import Connection
from diemcau.connectivity.feed.laboratory import Laboratory
from diemcau.connectivity.feed.tickets import Ticket

Link = Callable[[Ticket], echo.Back]


@dataclass(frozen=True)
class Server:
    url: str
    laboratory: Laboratory
    loop: asyncio.AbstractEventLoop


def straight(_: Ticket) -> echo.Back:
    return echo.at_once


def bad_for(sites: set[int], *, loss: float, delay_s: float = 0.0) -> Link:
    """A link that loses and delays the echoes of some sites."""
    chance = Random(7)

    def link(ticket: Ticket) -> echo.Back:
        if ticket.site not in sites:
            return echo.at_once

        def back(send: Callable[[], None]) -> None:
            if chance.random() >= loss:
                asyncio.get_running_loop().call_later(delay_s, send)

        return back

    return link


@contextmanager
def measuring(*origins: str, seats: int = 15, link: Link = straight) -> Iterator[Server]:
    ready, started = threading.Event(), {}

    async def main() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        laboratory = Laboratory(seats, back=link)
        server = await loop.create_server(lambda: Connection(laboratory, frozenset(origins)), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        started.update(server=Server(f"http://localhost:{port}", laboratory, loop), stop=stop)
        ready.set()
        await stop.wait()
        server.close()
        await laboratory.close()
        await asyncio.sleep(0.05)  # the sockets close in the next turns of the loop

    thread = threading.Thread(target=lambda: asyncio.run(main()), daemon=True)
    thread.start()
    assert ready.wait(20)
    try:
        yield started["server"]
    finally:
        started["server"].loop.call_soon_threadsafe(started["stop"].set)
        thread.join(10)
