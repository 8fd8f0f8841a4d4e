"""The HTTP of the measuring server, on a bare asyncio protocol. Each request carries `?ticket=…`.

    GET  /seat            {"before": n}: 0 means begin now
    GET  /time            the server's clock, milliseconds since 1970 (no ticket)
    POST /offer           a session description for a data channel; the answer is ours
    GET  /echo            one echo over TCP, for a browser without WebRTC
    GET  /down            phase, mbps, ms: that many megabits a second for so long, never to be packed
    POST /up              phase: bytes, counted and thrown away
    GET  /receipt         what the server saw, signed; the place at the desk is free again

Every body is plain text or bytes, so no browser asks beforehand whether it may.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Awaitable, Callable
from typing import cast

from diemcau.connectivity.feed.pouring import PIECE, pour
from diemcau.connectivity.feed.requests import MOST_OFFER, Lab, Request, head_of, read
from diemcau.connectivity.feed.tickets import Ticket

MOST_HEAD = 8192
IDLE_S = 60
MOST_MBPS, MOST_MS = 1000.0, 600_000
_PLAIN = "text/plain; charset=utf-8"


class Connection(asyncio.Protocol):
    """One browser's connection, used again and again."""

    def __init__(self, lab: Lab, origins: frozenset[str]) -> None:
        self._lab = lab
        self._origins = origins
        self._buffer = b""
        self._request: Request | None = None
        self._left = 0
        self._transport: asyncio.Transport | None = None
        self._task: asyncio.Task[None] | None = None
        self._flows = asyncio.Event()
        self._idle: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._lab.arrived(self._transport)
        self._flows.set()
        line = transport.get_extra_info("socket")
        if line is not None and hasattr(socket, "TCP_NOTSENT_LOWAT"):
            # What waits in the kernel has not been carried by the line.
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, 2 * PIECE)
        self._rest()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._transport is not None:
            self._lab.gone(self._transport)
        self._transport = None
        self._flows.set()
        if self._idle:
            self._idle.cancel()
        if self._task:
            self._task.cancel()

    def pause_writing(self) -> None:
        self._flows.clear()

    def resume_writing(self) -> None:
        self._flows.set()

    def data_received(self, data: bytes) -> None:
        self._rest()
        self._buffer += data
        self._read()
        if self._transport and len(self._buffer) > MOST_OFFER + MOST_HEAD:
            self._transport.abort()  # it talks on while it should listen

    def _rest(self) -> None:
        """Start the clock anew: whoever is silent for a minute is hung up on."""
        if self._idle:
            self._idle.cancel()
        if self._transport:
            self._idle = asyncio.get_running_loop().call_later(IDLE_S, self._transport.abort)

    def _read(self) -> None:
        while self._task is None and self._transport is not None:
            if self._request is None:
                head, ends, rest = self._buffer.partition(b"\r\n\r\n")
                if not ends:
                    if len(head) > MOST_HEAD:
                        self._refuse(431)
                    return
                self._buffer = rest
                if not self._begin(head):
                    return
            elif self._request.path == "/up" and self._left and self._buffer:
                self._buffer = self._take_upload(self._buffer)
            elif len(self._buffer) < self._left:
                return
            else:
                body, self._buffer = self._buffer[: self._left], self._buffer[self._left :]
                self._left = 0
                self._answer_in_time(self._request, body)

    def _begin(self, head: bytes) -> bool:
        request = read(head)
        if request.origin and request.origin not in self._origins:
            return self._refuse(403)
        if request.is_too_large:
            return self._refuse(413)
        if request.path != "/time" and request.ticket is None:
            return self._refuse(403)
        self._request, self._left = request, request.length
        return True

    def _take_upload(self, data: bytes) -> bytes:
        assert self._request is not None and self._request.ticket is not None
        taken = min(len(data), self._left)
        self._left -= taken
        if taken:
            self._lab.received(self._request.ticket, self._request.phase, taken)
        return data[taken:]

    def _answer_in_time(self, request: Request, body: bytes) -> None:
        self._task = asyncio.get_running_loop().create_task(self._answer(request, body))
        self._task.add_done_callback(self._answered)

    def _answered(self, task: asyncio.Task[None]) -> None:
        self._task = self._request = None
        if task.cancelled() or self._transport is None:
            return
        if task.exception() is not None:
            self._transport.abort()
            raise cast("BaseException", task.exception())
        self._rest()
        self._read()

    async def _answer(self, request: Request, body: bytes) -> None:
        if request.path == "/time":
            return self._say(200, str(time.time_ns() // 1_000_000), request.origin)
        ticket = request.ticket
        assert ticket is not None
        if request.path == "/seat":
            return self._say(200, json.dumps({"before": self._lab.before(ticket)}), request.origin)
        if request.path == "/receipt":
            return self._say(200, await self._lab.finished(ticket), request.origin)
        answers: dict[tuple[str, str], Callable[[], Awaitable[None]]] = {
            ("POST", "/offer"): lambda: self._offer(ticket, body, request.origin),
            ("GET", "/echo"): lambda: self._echo(ticket, request.origin),
            ("GET", "/down"): lambda: self._down(ticket, request),
            ("POST", "/up"): lambda: self._nothing(request.origin),
        }
        answer = answers.get((request.method, request.path))
        if answer is None:
            return self._say(404, "", request.origin)
        if not self._lab.holds(ticket):
            return self._say(409, "", request.origin)
        return await answer()

    async def _offer(self, ticket: Ticket, body: bytes, origin: str) -> None:
        try:
            self._say(200, await self._lab.offered(ticket, body.decode()), origin)
        except ValueError:
            self._say(422, "", origin)

    async def _echo(self, ticket: Ticket, origin: str) -> None:
        self._lab.echoed(ticket)
        await self._nothing(origin)

    async def _nothing(self, origin: str) -> None:
        self._say(200, "", origin)

    async def _down(self, ticket: Ticket, request: Request) -> None:
        mbps, seconds = request.number("mbps", MOST_MBPS) or MOST_MBPS, request.number("ms", MOST_MS) / 1000
        self._write(head_of(200, request.origin, "application/octet-stream") + b"Transfer-Encoding: chunked\r\n\r\n")

        def write(piece: bytes) -> None:
            self._write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self._lab.sent(ticket, request.phase, len(piece))
            self._rest()

        await pour(write, mbps=mbps, seconds=seconds, flows=self._flows, is_open=lambda: self._transport is not None)
        self._write(b"0\r\n\r\n")

    def _say(self, status: int, body: str, origin: str) -> None:
        content = body.encode()
        self._write(head_of(status, origin, _PLAIN) + f"Content-Length: {len(content)}\r\n\r\n".encode() + content)

    def _refuse(self, status: int) -> bool:
        if self._transport is not None:
            self._write(head_of(status, "", _PLAIN) + b"Content-Length: 0\r\nConnection: close\r\n\r\n")
            self._transport.close()
        return False

    def _write(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)
