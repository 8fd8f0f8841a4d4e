"""Two whole servers on one PostgreSQL behave as one."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import uuid4

import psycopg
import pytest

from tests.live.seeding import PASSWORD
from tests.live.server import Server
from tests.live.test_nothing_is_lost import Site, screen
from tests.servers import postgresql

pytestmark = pytest.mark.load


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    with postgresql() as address:
        with psycopg.connect(address.replace("@/diemcau?", "@/postgres?"), autocommit=True) as made:
            made.execute("CREATE DATABASE diemcau")
        one, other = (Server(tmp_path / name, address) for name in ("one", "other"))
        for server in (one, other):
            server.folder.mkdir()
        other.port = one.port + 4
        other.environment["DIEMCAU_PORT"] = str(other.port)
        one.run("seeding", "tables")
        yield one, other
        for server in (one, other):
            server.stop()


class Director:
    """A person who is signed in at one of the servers."""

    def __init__(self, server: Server) -> None:
        self.origin = server.origin
        self.cookies = CookieJar()
        self.line = build_opener(HTTPCookieProcessor(self.cookies))
        self.line.open(f"{self.origin}/sign-in/")
        self.post("/sign-in/", username="dieu-hanh", password=PASSWORD)

    def post(self, path: str, **facts: Any) -> int:
        token = next(cookie.value for cookie in self.cookies if cookie.name == "csrftoken")
        head = {"X-CSRFToken": str(token), "Referer": self.origin, "Origin": self.origin}
        try:
            with self.line.open(Request(self.origin + path, urlencode(facts).encode(), head)) as answer:
                return int(answer.status)
        except HTTPError as refused:
            refused.close()
            return refused.code


async def heard(server: Server, ticket: str, word: bytes) -> float:
    """How long until a stream of this server says a word."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port + 1)
    writer.write(f"GET /stream?ticket={ticket} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    began, got = time.monotonic(), b""
    while word not in got:
        got += await asyncio.wait_for(reader.read(65536), 20)
    writer.close()
    return time.monotonic() - began


def test_what_is_done_at_one_server_is_seen_at_the_other_and_nothing_is_done_twice(servers):
    one, other = servers
    made = one.run("seeding", "conference", "3")
    conference, items = made["conference"], made["items"]
    for server in servers:
        server.start()
    tickets = one.run("seeding", "tickets", str(conference))

    # "Next" pressed at both in the same moment starts one item.
    directors = [Director(server) for server in servers]
    step = f"/conferences/{conference}/progress/"
    assert directors[0].post(step, key=uuid4(), step="start", item=items[0]) == 200
    with ThreadPoolExecutor(2) as both:
        facts = {"step": "start", "item": items[1], "seen": items[0]}
        pressed = list(both.map(lambda each: each.post(step, key=uuid4(), **facts), directors))
    assert sorted(pressed) == [200, 409]

    # The same request sent to both is one; a stream of the other server hears it.
    key = str(uuid4())

    async def ask() -> list[Any]:
        asked = {"key": key, "kind": "opinion", "speaker": "Alăng Thị Mai"}
        hears = asyncio.create_task(heard(other, tickets[1], "Alăng Thị Mai".encode()))
        await asyncio.sleep(0.5)
        sites = [Site(server, made["consoles"][0]) for server in servers]
        answers = await asyncio.gather(*(site._until_answered("requests/", asked, time.monotonic()) for site in sites))
        await hears
        return answers

    answers = asyncio.run(ask())
    assert answers[0] == answers[1] and "request" in answers[0]

    kept = other.run("seeding", "requests", str(conference))
    assert kept["keys"] == [key] and kept["sequences_whole"]
    shown = [asyncio.run(screen(server, tickets[1])) for server in servers]
    assert json.dumps(shown[0], sort_keys=True) == json.dumps(shown[1], sort_keys=True)
    assert shown[0]["now"]["current"]["item"] == items[1]
