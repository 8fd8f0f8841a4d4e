"""The page server as `diemcau serve` runs it, and somebody who asks it things, in a measurement."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pages(port: int, *, workers: int = 2, threads: int = 4) -> Iterator[None]:
    """Serve the pages of the product that `empty_product` has laid out."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", str(workers)]
    command += ["--blocking-threads", str(threads), "--log-level", "error", "diemcau.web.wsgi:application"]
    server = subprocess.Popen(command, env=os.environ, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


async def ask(port: int, request: str) -> str:
    """One question on a connection of its own; the whole answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.encode())
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return answer.decode(errors="replace")


async def forgery_token(port: int, path: str) -> str:
    """The token against forged requests, as a page gives it, once the server answers.

    Raises:
        SystemExit: it does not answer within 20 seconds, or without a token.
    """
    for _ in range(200):
        try:
            page = await ask(port, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
        except OSError:
            await asyncio.sleep(0.1)
            continue
        if found := re.search(r"csrftoken=(\w+)", page):
            return found[1]
        raise SystemExit(f"Máy chủ trả lời: {page[:300]}")
    raise SystemExit("Máy chủ trang không lên trong 20 giây.")
