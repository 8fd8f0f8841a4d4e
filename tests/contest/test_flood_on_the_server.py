"""Junk registrations against the real server, through what a proxy sends on: a genuine one in the middle gets in."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.live.server import Server

pytestmark = pytest.mark.load
JUNK, SENDERS, AT_ONCE = 400, 4, 40
MOST_MB_MORE = 60  # of all page processes together: a flood leaves nothing behind in memory


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    server.environment["DIEMCAU_TLS"] = "1"
    try:
        server.start()
        yield server
    finally:
        server.stop()


def test_a_flood_from_few_senders_is_refused_and_a_genuine_contestant_gets_in_meanwhile(server):
    slug = server.run("flooded", "lay", of="contest")
    before = megabytes(server)

    junk, genuine = asyncio.run(flood(server, f"/contests/{slug}/"))

    kept = server.run("flooded", "count", of="contest")
    assert set(junk) == {302, 409} and junk.total() == JUNK
    assert genuine == 302 and "chom@example.vn" in kept["addresses"]
    assert kept["contestants"] == kept["codes"] == len(kept["addresses"]) == junk[302] + 1
    assert 91 <= junk[302] < 300
    assert megabytes(server) - before < MOST_MB_MORE


async def flood(server: Server, path: str) -> tuple[Counter[int], int]:
    """Everything within a minute's count; the genuine one comes when half of the junk has been answered."""
    asker, gate = await Asker.greeted(server, path), asyncio.Semaphore(AT_ONCE)

    async def junk(number: int) -> int:
        async with gate:
            return await asker.register(f"rac{number}@example.com", f"198.51.100.{number % SENDERS}")

    tasks = [asyncio.create_task(junk(number)) for number in range(JUNK)]
    await asyncio.wait(tasks[: JUNK // 2])
    genuine = await asyncio.wait_for(asker.register("chom@example.vn", "203.0.113.7"), 60)
    return Counter(await asyncio.gather(*tasks)), genuine


class Asker:
    """Posts the form as a proxy passes it on, with the word of whom it came from."""

    def __init__(self, server: Server, path: str) -> None:
        self.server, self.path, self.token = server, path, ""

    @classmethod
    async def greeted(cls, server: Server, path: str) -> Asker:
        asker = cls(server, path)
        page = await asker._ask("GET", "203.0.113.1", "")
        asker.token = re.search(r"csrftoken=(\w+)", page)[1]
        return asker

    async def register(self, address: str, sender: str) -> int:
        facts = {"csrfmiddlewaretoken": self.token, "name": "Nguyễn Văn Rác", "address": address}
        return int((await self._ask("POST", sender, urlencode(facts))).split()[1])

    async def _ask(self, method: str, sender: str, sent: str) -> str:
        here = f"127.0.0.1:{self.server.port}"
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        try:
            writer.write(
                f"{method} {self.path} HTTP/1.1\r\nHost: {here}\r\nConnection: close\r\nOrigin: https://{here}\r\n"
                f"X-Forwarded-For: {sender}\r\nX-Forwarded-Proto: https\r\nCookie: csrftoken={self.token}\r\n"
                f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(sent)}\r\n\r\n{sent}".encode()
            )
            return (await asyncio.wait_for(reader.read(), 60)).decode()
        finally:
            writer.close()


def megabytes(server: Server) -> float:
    """What all its processes hold for themselves."""
    held = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in server.parts()]
    return sum(int(size) for each in held for size in re.findall(r"Private_Dirty:\s+(\d+)", each)) / 1024
