"""The least that can send one event to many: a bare uvloop server. `python -m bench.beside.bare PORT`."""

from __future__ import annotations

import asyncio
import sys
from typing import cast

import uvloop

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n"


class Line(asyncio.Protocol):
    everyone: set[asyncio.Transport] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"GET /send"):
            event = b"id: 1\nevent: message\ndata: " + data.split(b" ")[1].partition(b"?")[2] + b"\n\n"
            for transport in self.everyone:
                transport.write(event)
            self.transport.write(b"HTTP/1.1 204 No Content\r\n\r\n")
            self.transport.close()
        else:
            self.transport.write(HEAD)
            self.everyone.add(self.transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.everyone.discard(self.transport)


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Line, "127.0.0.1", int(sys.argv[1]), backlog=16_384)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
