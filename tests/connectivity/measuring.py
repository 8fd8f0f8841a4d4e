"""A measuring server for tests: the real one, on a free port, in a thread of its own.

`back` is the test link: it carries each echo back, at once, late, or never. So a line is made bad without root.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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


class BufferingProxy:
    """Something on the way that hands an answer on only when it has all of it, as old proxies and virus scanners do."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._serving: set[asyncio.Task[None]] = set()
        self.kept = 0  # answers that came in more than one piece and left in one

    async def serve(self, asking: asyncio.StreamReader, answering: asyncio.StreamWriter) -> None:
        there, back = None, None
        task = asyncio.current_task()
        assert task
        self._serving.add(task)
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._port)
            while head := await asking.readuntil(b"\r\n\r\n"):
                back.write(head + await asking.readexactly(_length(head)))
                answering.write(await self._whole(there))
                await answering.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # one side has gone, or `close`
        finally:
            for side in (answering, back):
                if side:
                    side.close()
                    with suppress(ConnectionError):
                        await side.wait_closed()
            self._serving.discard(task)

    async def close(self) -> None:
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving)

    async def _whole(self, there: asyncio.StreamReader) -> bytes:
        head = await there.readuntil(b"\r\n\r\n")
        if b"transfer-encoding: chunked" not in head.lower():
            return head + await there.readexactly(_length(head))
        self.kept += 1
        body = b""
        while not (b"\r\n" + body).endswith(b"\r\n0\r\n\r\n"):  # an answer may end before its first piece
            piece = await there.read(65_536)
            if not piece:
                raise ConnectionError("The server went away in the middle of an answer.")
            body += piece
        return head + body


def _length(head: bytes) -> int:
    lines = head.decode("latin-1").lower().split("\r\n")
    return next((int(line.partition(":")[2]) for line in lines if line.startswith("content-length:")), 0)


@contextmanager
def buffered(server: Server) -> Iterator[tuple[str, BufferingProxy]]:
    """The same server behind a proxy that holds answers back: its address, and the proxy."""
    proxy = BufferingProxy(int(server.url.rpartition(":")[2]))
    starting = asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    door = asyncio.run_coroutine_threadsafe(starting, server.loop).result(10)
    try:
        yield f"http://localhost:{door.sockets[0].getsockname()[1]}", proxy
    finally:
        server.loop.call_soon_threadsafe(door.close)
        asyncio.run_coroutine_threadsafe(proxy.close(), server.loop).result(10)


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
