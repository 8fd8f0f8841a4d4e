"""Whom the probes ask: a door that opens, a handshake, a page, a telephone. Prints the port of each on one line."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path


async def main() -> None:
    secure = _secure()
    doors = {
        "tcp": await asyncio.start_server(_closed, "0.0.0.0", 0, backlog=4096),
        "tls": await asyncio.start_server(_closed, "0.0.0.0", 0, ssl=secure),
        "https": await asyncio.start_server(_saying(b"HTTP/1.1 200 OK\r\n\r\n"), "0.0.0.0", 0, ssl=secure),
        "sip": await asyncio.start_server(_saying(b"SIP/2.0 200 OK\r\n\r\n"), "0.0.0.0", 0),
    }
    print(" ".join(f"{name}={door.sockets[0].getsockname()[1]}" for name, door in doors.items()), flush=True)
    await asyncio.Event().wait()


async def _closed(reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
    """After the one who asks, whose port then waits for its last packets, not ours."""
    await reading.read()
    writing.close()


def _saying(words: bytes) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    async def answer(reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
        await reading.readline()
        writing.write(words)
        writing.close()

    return answer


def _secure() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        files = ["-keyout", str(folder / "key"), "-out", str(folder / "certificate"), "-days", "2", "-subj", "/CN=here"]
        subprocess.run([*made, *files], check=True, capture_output=True)
        context.load_cert_chain(folder / "certificate", folder / "key")
    return context


if __name__ == "__main__":
    asyncio.run(main())
