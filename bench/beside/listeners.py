"""Many screens in one bare uvloop process: each holds a line open and notes when an event reaches it.

    python -m bench.beside.listeners PORT NUMBER PATH [websocket]

Speaks in lines of JSON: {"ready": n} when all lines are open, {"round": at, "ms": […]} when an event, known by its
`"at":` in nanoseconds, has reached all. A line that is cut comes back after a random part of a second, as a page does.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import time

import uvloop

AT = re.compile(rb'"at": ?(\d{19})')
ID = re.compile(rb"^id: (\d+)$", re.MULTILINE)
OPENED_AT_ONCE = 200


class Crowd:
    def __init__(self, port: int, number: int, path: str, *, websocket: bool) -> None:
        self.port, self.number, self.path, self.websocket = port, number, path, websocket
        self.open = 0
        self.told = False
        self.rounds: dict[int, list[float]] = {}

    async def come(self) -> None:
        turns = asyncio.Semaphore(OPENED_AT_ONCE)

        async def one(number: int) -> None:
            async with turns:
                await Line(self, number).connect()

        await asyncio.gather(*(one(number) for number in range(self.number)))

    def opened(self) -> None:
        self.open += 1
        if self.open == self.number and not self.told:
            self.told = True
            say({"ready": self.open})

    def heard(self, at: int) -> None:
        took = self.rounds.setdefault(at, [])
        took.append((time.time_ns() - at) / 1e6)
        if len(took) == self.number:
            say({"round": at, "ms": [round(ms, 2) for ms in took]})
            del self.rounds[at]


class Line(asyncio.Protocol):
    def __init__(self, crowd: Crowd, number: int) -> None:
        self.crowd, self.number = crowd, number
        self.last = ""
        self.rest = b""
        self.last_at = 0
        self.is_open = False

    async def connect(self) -> None:
        loop = asyncio.get_running_loop()
        source = f"127.0.0.{2 + self.number // 10_000}"
        try:
            await loop.create_connection(lambda: self, "127.0.0.1", self.crowd.port, local_addr=(source, 0))
        except OSError:
            await asyncio.sleep(random.random())
            await self.connect()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        path = self.crowd.path + (f"&after={self.last}" if self.last else "")
        upgrade = (
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        )
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{upgrade if self.crowd.websocket else ''}\r\n"
        transport.write(head.encode())  # type: ignore[attr-defined] # a transport of a stream

    def data_received(self, data: bytes) -> None:
        if not self.is_open:
            self.is_open = True
            self.crowd.opened()
        text = self.rest + data
        self.rest = text[-64:]
        for found in ID.findall(text):
            self.last = found.decode()
        for found in AT.findall(text):
            if int(found) > self.last_at:
                self.last_at = int(found)
                self.crowd.heard(self.last_at)

    def connection_lost(self, exc: Exception | None) -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(random.random(), lambda: loop.create_task(self.connect()))


def say(word: dict[str, object]) -> None:
    print(json.dumps(word), flush=True)


async def main() -> None:
    port, number, path, *kind = sys.argv[1:]
    crowd = Crowd(int(port), int(number), path, websocket=bool(kind))
    await crowd.come()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main())
