"""What a browser asks of the measuring server, and what the connections ask of the laboratory."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from diemcau.connectivity.domain import Phase
from diemcau.connectivity.feed.tickets import Ticket, admitted

MOST_OFFER = 64 * 1024
MOST_UPLOAD = 32 * 1024 * 1024  # of one request


class Lab(Protocol):
    """What the connections ask of the server."""

    def arrived(self, transport: asyncio.Transport) -> None: ...
    def gone(self, transport: asyncio.Transport) -> None: ...
    def before(self, ticket: Ticket) -> int: ...
    def holds(self, ticket: Ticket) -> bool: ...
    def echoed(self, ticket: Ticket) -> bool: ...
    def sent(self, ticket: Ticket, phase: Phase, size: int) -> None: ...
    def received(self, ticket: Ticket, phase: Phase, size: int) -> None: ...
    async def offered(self, ticket: Ticket, offer: str) -> str: ...
    async def finished(self, ticket: Ticket) -> str: ...


@dataclass(slots=True)
class Request:
    method: str
    path: str
    given: dict[str, str]
    origin: str
    length: int
    ticket: Ticket | None

    @property
    def phase(self) -> Phase:
        return Phase.MOST if self.given.get("phase") == Phase.MOST else Phase.HELD

    def number(self, name: str, most: float) -> float:
        try:
            return min(max(float(self.given.get(name, "")), 0.0), most)
        except ValueError:
            return 0.0

    @property
    def is_too_large(self) -> bool:
        return not 0 <= self.length <= (MOST_UPLOAD if self.path == "/up" else MOST_OFFER)


def read(head: bytes) -> Request:
    """The request in the head of one; a length of -1 where the body's is not known beforehand."""
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
    method, _, target = first.partition(" ")
    address = urlsplit(target.rpartition(" ")[0])
    given = {name: values[0] for name, values in parse_qs(address.query).items()}
    length = headers.get("content-length", "0")
    is_known = length.isascii() and length.isdigit() and "transfer-encoding" not in headers
    return Request(
        method=method,
        path=address.path,
        given=given,
        origin=headers.get("origin", ""),
        length=int(length) if is_known else -1,
        ticket=admitted(given.get("ticket", "")),
    )


def head_of(status: int, origin: str, kind: str) -> bytes:
    allowed = f"Access-Control-Allow-Origin: {origin}\r\nVary: Origin\r\n" if origin else ""
    return (
        f"HTTP/1.1 {status} \r\nContent-Type: {kind}\r\nCache-Control: no-store, no-transform\r\n"
        f"X-Accel-Buffering: no\r\nX-Content-Type-Options: nosniff\r\n{allowed}"
    ).encode()
