"""kill -9 at random instants while three hundred sites act: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import Counter
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tests.live.server import Server

pytestmark = pytest.mark.load
SITES = 300
SECONDS = 12
KILLS = 5


class Site:
    """A console without a browser: it asks, withdraws, acknowledges, and tries again with the same key."""

    def __init__(self, server: Server, secret: str) -> None:
        self.server, self.secret = server, secret
        self.acknowledged: dict[str, int] = {}  # key → request
        self.cookie = ""
        self.token = ""

    async def act(self, until: float, chance: random.Random) -> None:
        await asyncio.sleep(chance.random() * 2)
        while time.monotonic() < until:
            key = str(uuid4())
            asked = await self._until_answered("requests/", {"key": key, "kind": "opinion", "speaker": "Hoa"}, until)
            if asked is None:
                return
            if "request" in asked:
                self.acknowledged[key] = asked["request"]
                await self._until_answered(f"requests/{asked['request']}/withdrawal/", {"key": str(uuid4())}, until)
            await asyncio.sleep(chance.random() * 4)

    async def _until_answered(self, path: str, facts: dict[str, str], until: float) -> dict | None:
        while time.monotonic() < until + 30:
            try:
                if not self.token:
                    await self._greet()
                status, body = await self._post(path, facts)
                if status == 200:
                    return json.loads(body)
                if status == 409:
                    return {}
            except (OSError, ValueError, IndexError, TimeoutError):  # cut off, or answered half
                pass
            await asyncio.sleep(0.2 + random.random() * 0.5)
        return None

    async def _greet(self) -> None:
        status, head, body = await self._ask("GET", "", "")
        if status != 200:
            raise ValueError(status)
        self.cookie = head.split("csrftoken=")[1].split(";")[0]
        self.token = body.split('"X-CSRFToken": "')[1].split('"')[0]

    async def _post(self, path: str, facts: dict[str, str]) -> tuple[int, str]:
        status, _, body = await self._ask("POST", path, urlencode(facts))
        return status, body

    async def _ask(self, method: str, path: str, sent: str) -> tuple[int, str, str]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        try:
            writer.write(
                f"{method} /screens/{self.secret}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n"
                f"Connection: close\r\nHX-Request: true\r\nCookie: csrftoken={self.cookie}\r\n"
                f"X-CSRFToken: {self.token}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(sent)}\r\n\r\n{sent}".encode()
            )
            answer = (await asyncio.wait_for(reader.read(), 20)).decode()
        finally:
            writer.close()
        head, _, body = answer.partition("\r\n\r\n")
        return int(head.split(" ")[1]), head, body


async def play(server: Server, sites: list[Site], seed: int) -> None:
    chance = random.Random(seed)
    until = time.monotonic() + SECONDS
    acting = [asyncio.create_task(site.act(until, random.Random(seed + number))) for number, site in enumerate(sites)]
    for _ in range(KILLS):
        await asyncio.sleep(SECONDS / KILLS * (0.5 + chance.random() / 2))
        server.kill(chance.choice(server.parts()))
    await asyncio.gather(*acting)


async def screen(server: Server, ticket: str) -> dict[str, object]:
    """What a screen shows that comes in now."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port + 1)
    writer.write(f"GET /poll?ticket={ticket} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    answer = (await asyncio.wait_for(reader.read(), 30)).decode()
    writer.close()
    shown: dict[str, object] = {}
    for event in answer.partition("\r\n\r\n")[2].split("\n\n"):
        fields = dict(line.split(": ", 1) for line in event.splitlines() if ": " in line)
        if "id" in fields:
            shown[fields["event"]] = json.loads(fields["data"])
    return shown


async def screens(server: Server, tickets: list[str]) -> list[dict[str, object]]:
    return await asyncio.gather(*(screen(server, ticket) for ticket in tickets))


def test_every_acknowledged_request_is_there_once_and_the_screens_agree_again(server):
    made = server.run("seeding", "conference", str(SITES))
    started = server.run("seeding", "start_first", str(made["conference"]))
    server.start()
    sites = [Site(server, secret) for secret in made["consoles"]]

    tickets = server.run("seeding", "tickets", str(made["conference"]))

    asyncio.run(play(server, sites, seed=7))
    server.wait()
    restarted = time.monotonic()
    shown = asyncio.run(screens(server, tickets))
    assert time.monotonic() - restarted < 5
    assert all(one["now"] == shown[0]["now"] and one["floor"] == shown[0]["floor"] for one in shown)

    kept = server.run("seeding", "requests", str(made["conference"]))
    acknowledged = Counter(key for site in sites for key in site.acknowledged)
    assert sum(acknowledged.values()) > SITES / 2
    assert set(acknowledged.values()) == {1}
    assert {key for key in acknowledged if kept["keys"].count(key) != 1} == set()
    assert kept["twice"] == 0 and kept["sequences_whole"]
    assert shown[0]["now"]["current"]["started"] == started["started"]  # the programme's clock has not jumped
    assert shown[0]["floor"]["waiting"] == kept["waiting"]
