"""A line that takes its time: every piece waits, differently there and back.

python -m bench.beside.slow_line FROM TO
"""

from __future__ import annotations

import asyncio
import random
import sys

import uvloop

THERE_MS, BACK_MS, JITTER_MS = 20, 35, 25


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, ms: float) -> None:
    while piece := await reader.read(65_536):
        await asyncio.sleep((ms + random.random() * JITTER_MS) / 1000)
        writer.write(piece)
    writer.close()


async def main() -> None:
    here, there = int(sys.argv[1]), int(sys.argv[2])

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", there)
        except OSError:
            writer.close()
            return
        await asyncio.gather(
            carry(reader, up_writer, THERE_MS), carry(up_reader, writer, BACK_MS), return_exceptions=True
        )

    server = await asyncio.start_server(accept, "127.0.0.1", here)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
