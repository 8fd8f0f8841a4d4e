"""The stream process: reads the log, keeps a room for each conference that somebody listens to."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from django.db import close_old_connections, connection, connections

from diemcau.live.feed.http import Connection
from diemcau.live.feed.hub import Room
from diemcau.live.feed.nudge import door, nudges_of_others
from diemcau.live.feed.presence import Change, Presence
from diemcau.live.feed.tail import News, since, snapshot

log = logging.getLogger(__name__)

LOOKS_EVERY_S = 0.25
BEATS_EVERY_S = 15
MINDS_EVERY_S = 0.5
LOOKS_BELOW_EVERY_S = 1
GIVEN_UP_MS = 40_000  # a machine that sleeps does not say that it leaves: what it does not take in time ends its line
BACKLOG = 16_384


class Stream:
    """All rooms of this process. The database is read by one thread, the listeners are written to by the loop."""

    def __init__(
        self,
        presence: Presence | None = None,
        told: Callable[[list[Change]], None] | None = None,
        look: Callable[[list[int]], bool] | None = None,
    ) -> None:
        self.presence = presence or Presence()
        self._told = told
        self._look_below = look
        self._rooms: dict[int, Room] = {}
        self._news = asyncio.Event()
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="log")
        self._follower = ThreadPoolExecutor(1, thread_name_prefix="below")  # its questions keep nobody waiting

    def room(self, conference: int) -> Room:
        """The conference's room. A new one begins empty and is filled on the next look, within a quarter second."""
        if conference not in self._rooms:
            self._rooms[conference] = Room()
            self._news.set()
        return self._rooms[conference]

    async def follow(self) -> None:
        """Pass on what the log gains, for ever. A database that fails is asked again."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), LOOKS_EVERY_S)
            self._news.clear()
            last = {conference: room.last if room.is_filled else None for conference, room in self._rooms.items()}
            try:
                news = await asyncio.get_running_loop().run_in_executor(self._reader, partial(_look, last))
            except Exception as problem:
                log.error("The log of the day cannot be read: %s", problem)
                await asyncio.sleep(1)
                continue
            for conference, entries in news.items():
                room = self._rooms[conference]
                room.publish(entries) if room.is_filled else room.fill(entries)

    async def listen(self) -> None:
        """Hear from servers that share our PostgreSQL, for ever; elsewhere there are none."""
        if connection.vendor != "postgresql":
            return
        while True:
            async for _ in nudges_of_others():
                self._news.set()
            await asyncio.sleep(1)

    async def mind(self) -> None:
        """Tell twice a second which sites came and which were lost."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(MINDS_EVERY_S)
            changes = self.presence.changes(loop.time())
            if not changes or self._told is None:
                continue
            try:
                await loop.run_in_executor(self._reader, self._told, changes)
                self._news.set()
            except Exception as problem:
                log.error("Who is there cannot be written: %s", problem)
                self.presence.unsaid(changes)

    async def look_below(self) -> None:
        """Once a second let the log follow what other packages say of the conferences that somebody listens to."""
        loop = asyncio.get_running_loop()
        while self._look_below is not None:
            await asyncio.sleep(LOOKS_BELOW_EVERY_S)
            listened = [conference for conference, room in self._rooms.items() if room.is_heard]
            if not listened:
                continue
            try:
                if await loop.run_in_executor(self._follower, partial(_fresh, self._look_below, listened)):
                    self._news.set()
            except Exception as problem:
                log.error("What other packages say cannot be read: %s", problem)

    async def close(self) -> None:
        """Give the database connections back."""
        for pool in (self._reader, self._follower):
            await asyncio.get_running_loop().run_in_executor(pool, connections.close_all)
            pool.shutdown()

    async def beat(self) -> None:
        """Tell every listener the time, so that it knows that the line is alive."""
        while True:
            await asyncio.sleep(BEATS_EVERY_S)
            event = f"event: beat\ndata: {time.time_ns() // 1_000_000}\n\n".encode()
            for room in self._rooms.values():
                room.beat(event)

    def nudged(self, nudges: socket.socket) -> None:
        with suppress(BlockingIOError):
            while nudges.recv(64):
                self._news.set()


def _fresh(look: Callable[[list[int]], bool], conferences: list[int]) -> bool:
    close_old_connections()
    return look(conferences)


def _look(last: dict[int, int | None]) -> dict[int, list[News]]:
    """What is new: whole sections for a room that knows nothing yet, single entries for the others."""
    close_old_connections()
    found: dict[int, list[News]] = {}
    for conference in [conference for conference, sequence in last.items() if sequence is None]:
        found[conference] = snapshot(conference)
    for news in since({conference: sequence for conference, sequence in last.items() if sequence is not None}):
        found.setdefault(news.conference, []).append(news)
    return found


async def serve(
    host: str,
    port: int,
    origins: frozenset[str],
    *,
    known: list[tuple[int, int]] | None = None,
    told: Callable[[list[Change]], None] | None = None,
    look: Callable[[list[int]], bool] | None = None,
) -> None:
    """Listen until told to stop.

    Args:
        known: (conference, site) that were there before a restart: lost, unless they come back.
        told: writes who came and who was lost.
        look: lets the log follow packages below; says whether it gained anything.
    """
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    stream = Stream(Presence(known, loop.time()), told, look)
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    door().unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as nudges:
        nudges.setblocking(False)
        nudges.bind(str(door()))
        loop.add_reader(nudges, stream.nudged, nudges)
        server = await loop.create_server(
            lambda: Connection(stream.room, origins, stream.presence), sock=_listening(host, port), backlog=BACKLOG
        )
        works = (stream.follow, stream.beat, stream.mind, stream.listen, stream.look_below)
        tasks = [asyncio.create_task(work()) for work in works]
        gc.collect()
        gc.freeze()  # what stands now stays: collections need not look at it again
        gc.set_threshold(50_000, 50, 1000)
        await stop.wait()
        for task in tasks:
            task.cancel()
        server.close()
    await stream.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket whose connections end when the other side takes nothing for too long (inherited by each)."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, backlog=BACKLOG)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GIVEN_UP_MS)
    listening.setblocking(False)
    return listening
