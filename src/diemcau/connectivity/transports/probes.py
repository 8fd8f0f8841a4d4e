"""Ask one address, and say how far it came.

resolve   a name is looked up, and the address that comes of it judged; an address as given needs no DNS
connect   the port opens; for ICMP an echo comes back
tls       the handshake; to whom the certificate was given is not asked here
answer    the other side says what it should: HTTP/1.x …, SIP/2.0 …
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import ssl
import time
from collections.abc import Awaitable, Sequence
from typing import TypeVar
from uuid import uuid4

from diemcau.connectivity.domain.probing import Finding, Kind, Network, Phase, Target, is_allowed, literal
from diemcau.kernel.words import say

WITHIN_S = 4.0  # for each phase
MOST_READ = 2048
RESENT_AFTER_S = (0.5, 1.0, 2.0, 0.5)  # between two of the same datagram

_BARE = ssl.create_default_context()
_BARE.check_hostname = False
_BARE.verify_mode = ssl.CERT_NONE  # we ask whether it answers, and tell it nothing

_WHY: dict[int | None, str] = {
    errno.ECONNREFUSED: "cổng đóng",
    errno.ECONNRESET: "bên kia ngắt",
    errno.EHOSTUNREACH: "không có đường tới",
    errno.ENETUNREACH: "không có đường tới",
}

Result = TypeVar("Result")


class _FailedError(Exception):
    def __init__(self, phase: Phase, why: str) -> None:
        super().__init__(why)
        self.phase = phase
        self.why = why


async def probe(target: Target, allowed: Sequence[Network] = ()) -> Finding:
    """Ask one target; what goes wrong is the finding.

    Args:
        allowed: private networks that may be asked all the same.
    """
    began = time.perf_counter()
    try:
        phase = await _ask(target, allowed)
    except _FailedError as failed:
        return Finding(target.key, failed.phase, is_up=False, ms=_ms(began), why=failed.why)
    return Finding(target.key, phase, is_up=True, ms=_ms(began))


def _ms(began: float) -> float:
    return (time.perf_counter() - began) * 1000


async def _ask(target: Target, allowed: Sequence[Network]) -> Phase:
    address = await _resolved(target)
    if not is_allowed(address, allowed):
        raise _FailedError(Phase.RESOLVE, say("địa chỉ thuộc mạng riêng, không được dò"))
    if target.kind is Kind.ICMP:
        await _echo(address)
        return Phase.ANSWER
    if target.kind is Kind.SIP_UDP:
        await _asked_by_datagram(target, address)
        return Phase.ANSWER
    door = await _opened(address, target.port)
    try:
        if target.kind is Kind.TCP:
            return Phase.CONNECT
        return await _spoken_to(target, door)
    finally:
        door.close()


async def _resolved(target: Target) -> str:
    known = literal(target.address)
    if known:
        return known
    asked = asyncio.get_running_loop().getaddrinfo(target.address, None, type=socket.SOCK_STREAM)
    found = await _within(Phase.RESOLVE, asked)
    return str(found[0][4][0])


async def _echo(address: str) -> None:
    from icmplib import SocketPermissionError, async_ping  # type: ignore[import-untyped]  # noqa: PLC0415 -- slow import
    from icmplib.exceptions import ICMPLibError  # type: ignore[import-untyped]  # noqa: PLC0415 -- slow import

    for privileged in (False, True):  # a kernel that opens datagram sockets to everybody hands each its own echoes
        try:
            host = await async_ping(address, count=1, timeout=WITHIN_S, privileged=privileged)
        except SocketPermissionError:
            continue
        except ICMPLibError as error:
            raise _FailedError(Phase.CONNECT, str(error)) from error
        if not host.is_alive:
            raise _FailedError(Phase.CONNECT, say("không có gói tin trả lời"))
        return
    raise _FailedError(Phase.CONNECT, say("máy chủ này không được phép gửi ICMP"))


async def _opened(address: str, port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    door.setblocking(False)
    try:
        await _within(Phase.CONNECT, asyncio.get_running_loop().sock_connect(door, (address, port)))
    except _FailedError:
        door.close()
        raise
    return door


async def _asked_by_datagram(target: Target, address: str) -> None:
    """A datagram may be lost: it is sent anew as RFC 3261, 17.1.2.2, says, and any answer of SIP ends it."""
    loop, question = asyncio.get_running_loop(), _options(target, "UDP")
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.setblocking(False)
        door.connect((address, target.port))
        for wait in RESENT_AFTER_S:
            try:
                door.send(question)
                said = await asyncio.wait_for(loop.sock_recv(door, MOST_READ), wait)
            except TimeoutError:
                continue
            except OSError as error:
                raise _FailedError(Phase.CONNECT, _words(error)) from error
            if not said.startswith(b"SIP/2.0 "):
                raise _FailedError(Phase.ANSWER, say("trả lời không phải giao thức đã chọn"))
            return
    raise _FailedError(Phase.ANSWER, say("quá %(seconds)s giây không trả lời", seconds=round(sum(RESENT_AFTER_S))))


async def _spoken_to(target: Target, door: socket.socket) -> Phase:
    """From the open port to the answer, over TLS where the kind says so."""
    is_secure = target.kind is not Kind.SIP
    name = "" if literal(target.address) else target.address
    reading, writing = await _within(
        Phase.TLS if is_secure else Phase.CONNECT,
        asyncio.open_connection(
            sock=door, ssl=_BARE if is_secure else None, server_hostname=name if is_secure else None, limit=MOST_READ
        ),
    )
    try:
        if target.kind is Kind.TLS:
            return Phase.TLS
        sent, expected = (_head(target), b"HTTP/1.") if is_secure else (_options(target, "TCP"), b"SIP/2.0 ")
        writing.write(sent)
        said = await _within(Phase.ANSWER, reading.readexactly(len(expected)))
        if said != expected:
            raise _FailedError(Phase.ANSWER, say("trả lời không phải giao thức đã chọn"))
        return Phase.ANSWER
    finally:
        writing.transport.abort()
        with contextlib.suppress(OSError):
            await writing.wait_closed()


def _head(target: Target) -> bytes:
    return f"HEAD / HTTP/1.1\r\nHost: {target.address}\r\nConnection: close\r\n\r\n".encode()


def _options(target: Target, transport: str) -> bytes:
    """RFC 3261, section 11: asks what the other side can, and needs no account there."""
    here, call = "diemcau.invalid", uuid4().hex
    return (
        f"OPTIONS sip:{target.address} SIP/2.0\r\nVia: SIP/2.0/{transport} {here};branch=z9hG4bK{call[:12]};rport\r\n"
        f"Max-Forwards: 10\r\nFrom: <sip:probe@{here}>;tag={call[:8]}\r\nTo: <sip:{target.address}>\r\n"
        f"Call-ID: {call}@{here}\r\nCSeq: 1 OPTIONS\r\nContact: <sip:probe@{here}>\r\nAccept: application/sdp\r\n"
        "Content-Length: 0\r\n\r\n"
    ).encode()


async def _within(phase: Phase, awaited: Awaitable[Result]) -> Result:
    try:
        return await asyncio.wait_for(awaited, WITHIN_S)
    except TimeoutError as late:
        raise _FailedError(phase, say("quá %(seconds)s giây không trả lời", seconds=round(WITHIN_S))) from late
    except (OSError, asyncio.IncompleteReadError, ValueError) as error:
        raise _FailedError(phase, _words(error)) from error


def _words(error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    known = say(_WHY[number]) if number in _WHY else ""
    return known or (os.strerror(number) if number and number > 0 else type(error).__name__)
