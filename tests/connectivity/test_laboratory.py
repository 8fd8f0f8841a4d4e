"""The measuring server over real sockets."""

from __future__ import annotations

import asyncio
import json
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import time
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from diemcau.connectivity.domain import Phase, Tally
from diemcau.connectivity.domain.tallies import Meter
from diemcau.connectivity.feed.echo import answered
from diemcau.connectivity.feed.tickets import Ticket, issue, signed
from tests.connectivity.measuring import measuring

ORIGIN = "http://localhost:8000"


def a_ticket(**facts) -> Ticket:
    usual = {"conference": 1, "site": 2, "line": 3, "by": 4, "profile": "1080p", "campaign": None, "seconds": 60.0}
    return Ticket(**usual | {"key": uuid4(), "echoes_a_second": 50, "began": time()} | facts)


def ask(server, path: str, ticket: Ticket | str | None = None, *, body: bytes | None = None, origin=ORIGIN, **given):
    """(status, body) of one request."""
    text = issue(ticket) if isinstance(ticket, Ticket) else ticket
    query = urlencode(given | ({"ticket": text} if text else {}))
    request = urllib.request.Request(f"{server.url}{path}?{query}", data=body, headers={"Origin": origin})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert answer.headers["Access-Control-Allow-Origin"] == origin
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, b""


def test_a_page_of_ours_with_a_ticket_is_let_in_and_nobody_else():
    with measuring(ORIGIN) as server:
        ticket = a_ticket()
        assert ask(server, "/seat", ticket) == (200, b'{"before": 0}')
        assert ask(server, "/seat", ticket, origin="http://elsewhere")[0] == 403
        assert ask(server, "/seat", "forged")[0] == 403
        assert ask(server, "/seat")[0] == 403
        assert abs(int(ask(server, "/time")[1]) / 1000 - time()) < 60


def test_without_a_place_nothing_is_measured():
    with measuring(ORIGIN, seats=1) as server:
        first, second = a_ticket(), a_ticket()
        ask(server, "/seat", first)
        assert json.loads(ask(server, "/seat", second)[1]) == {"before": 1}
        for path, body in (("/echo", None), ("/down", None), ("/up", b"x"), ("/offer", b"x")):
            assert ask(server, path, second, body=body)[0] == 409
        seen = signed(ask(server, "/receipt", second)[1].decode(), second.key)
        assert (seen.echoes, seen.up_mbps["held"]) == (0, None)
        ask(server, "/receipt", first)
        assert json.loads(ask(server, "/seat", second)[1]) == {"before": 0}


def test_the_receipt_says_what_came_and_went():
    with measuring(ORIGIN) as server:
        ticket = a_ticket()
        ask(server, "/seat", ticket)
        for _ in range(3):
            ask(server, "/echo", ticket)
        status, bytes_down = ask(server, "/down", ticket, phase="held", mbps=8, ms=500)
        for _ in range(4):
            ask(server, "/up", ticket, body=b"x" * 50_000, phase="held")
            threading.Event().wait(0.1)
        seen = signed(ask(server, "/receipt", ticket)[1].decode(), ticket.key)
    assert (status, len(bytes_down)) == (200, 500_000)
    assert seen.down_bytes == {"held": 500_000, "most": 0}
    assert seen.echoes == 3 and 0 < seen.up_mbps["held"] < 10 and seen.up_mbps["most"] is None


def test_a_hundred_sites_that_come_in_the_same_second_are_told_their_place():
    with measuring(ORIGIN, seats=15) as server, ThreadPoolExecutor(20) as crowd:
        tickets = [a_ticket(site=number) for number in range(100)]
        told = [json.loads(body)["before"] for _, body in crowd.map(lambda one: ask(server, "/seat", one), tickets)]
        assert told.count(0) == 15 and sorted(told)[15:] == sorted(range(1, 86))
        for ticket, before in zip(tickets, told, strict=True):
            if before == 0:
                ask(server, "/receipt", ticket)
        after = [json.loads(ask(server, "/seat", one)[1])["before"] for one in tickets]
    assert after.count(0) >= 15


@pytest.mark.parametrize(
    "spoken",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /up?ticket=x HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST /up HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET /" + b"x" * 9000,
    ],
)
def test_nonsense_is_refused_and_the_server_goes_on(spoken):
    async def say(port: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(spoken)
        said = await asyncio.wait_for(reader.read(), 20)
        writer.close()
        return said

    with measuring(ORIGIN) as server:
        said = asyncio.run(say(int(server.url.rpartition(":")[2])))
        assert said.startswith((b"HTTP/1.1 403", b"HTTP/1.1 413", b"HTTP/1.1 431"))
        assert ask(server, "/time")[0] == 200


def test_an_offer_that_is_none_is_refused():
    with measuring(ORIGIN) as server:
        ticket = a_ticket()
        ask(server, "/seat", ticket)
        assert ask(server, "/offer", ticket, body=b"v=0\r\nnonsense")[0] == 422
        assert ask(server, "/offer", ticket, body=b"\xff\xfe")[0] == 422
    with pytest.raises(ValueError, match="no offer"):
        asyncio.run(answered("", lambda: True, address=""))


def test_two_tests_do_not_share_what_is_counted():
    with measuring(ORIGIN) as server:
        one = a_ticket()
        other = replace(one, key=uuid4())
        for ticket in (one, other):
            ask(server, "/seat", ticket)
        ask(server, "/echo", one)
        counts = [signed(ask(server, "/receipt", t)[1].decode(), t.key).echoes for t in (one, other)]
    assert counts == [1, 0]


def test_a_meter_leaves_out_what_only_started_its_clock():
    meter = Meter()
    for number in range(11):
        meter.add(125_000, number * 0.1)
    assert meter.mbps == pytest.approx(10)
    slow_start = Meter(ramp_s=1.0)
    for number in range(31):
        slow_start.add(1_000 if number <= 10 else 125_000, number * 0.1)
    assert slow_start.mbps == pytest.approx(10)
    assert Meter().mbps is None


def test_a_tally_names_every_phase():
    assert set(Tally().seen(1.0).down_bytes) == {phase.value for phase in Phase}
