"""A proxy as some offices have it: it holds an answer back until it is whole. Streams never are."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress


class HoldingProxy:
    """Listens on a port of its own in a thread, until closed."""

    def __init__(self, there: int) -> None:
        self.there = there
        self.port = 0
        self.held = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(5)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def _run(self) -> None:
        server = self._loop.run_until_complete(asyncio.start_server(self._carry, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.2))
        self._loop.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = await reader.readuntil(b"\r\n\r\n")
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.there)
            try:
                up_writer.write(head.replace(b"keep-alive", b"close"))
                if head.startswith(b"GET /stream"):
                    self.held += 1
                    await reader.read()  # until the browser gives up
                elif head.startswith(b"GET /time"):
                    writer.write((await up_reader.read(4096)).replace(b"keep-alive", b"close"))
                else:
                    writer.write(await up_reader.read())
            finally:
                up_writer.close()
        writer.close()
