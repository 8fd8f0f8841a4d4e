"""News to open screens, over real sockets."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.live.actions import append
from diemcau.live.feed.http import Connection
from diemcau.live.feed.hub import KEPT, Room
from diemcau.live.feed.stream import Stream
from diemcau.live.feed.tail import News
from diemcau.live.feed.tickets import Ticket, issue
from diemcau.live.models import LogEntry
from tests import build

ORIGIN = "http://localhost:8000"


class Ear:
    """A listener that keeps what it hears."""

    def __init__(self, *audiences: str) -> None:
        self.audiences = frozenset(audiences)
        self.heard = b""

    def hear(self, events: bytes) -> None:
        self.heard += events

    @property
    def numbers(self) -> list[int]:
        return [int(line[4:]) for line in self.heard.decode().splitlines() if line.startswith("id: ")]

    @property
    def screen(self) -> dict[str, str]:
        """What a page would show: sections replaced one by one."""
        shown: dict[str, str] = {}
        for event in self.heard.decode().split("\n\n"):
            fields = dict(line.split(": ", 1) for line in event.splitlines())
            if fields.get("event") == "snapshot":
                shown = {}
            elif fields:
                shown[fields["event"]] = fields["data"]
        return shown


def news(sequence: int, section: str = "floor", audience: str = "all") -> News:
    return News(conference=1, sequence=sequence, audience=audience, section=section, content=str(sequence))


def test_who_comes_late_gets_everything_and_who_returns_only_what_it_missed():
    room = Room([news(3, "programme"), news(5)])
    late, back = Ear("all"), Ear("all")
    room.publish([news(6), news(7, "message")])

    room.enter(late, None)
    room.enter(back, 6)

    assert late.screen == {"programme": "3", "floor": "6", "message": "7"}
    assert back.numbers == [7]


def test_nobody_hears_what_is_for_others():
    room = Room([])
    director, site = Ear("all", "directors"), Ear("all", "site:4")
    room.enter(director, None)
    room.enter(site, None)

    room.publish([news(1), news(2, audience="directors"), news(3, audience="site:4"), news(4, audience="site:5")])

    assert (director.numbers, site.numbers) == ([1, 2], [1, 3])


def test_an_entry_that_comes_twice_is_heard_once():
    room, ear = Room([]), Ear("all")
    room.enter(ear, None)
    room.publish([news(1), news(2)])
    room.publish([news(2), news(3)])
    assert ear.numbers == [1, 2, 3]


def test_who_was_away_too_long_gets_a_fresh_start():
    room = Room([])
    room.publish([news(number) for number in range(1, KEPT + 100)])
    ear = Ear("all")
    room.enter(ear, 5)
    assert (ear.heard.startswith(b"event: snapshot"), ear.numbers) == (True, [KEPT + 99])


@given(
    entries=st.lists(
        st.tuples(st.sampled_from(["floor", "programme"]), st.sampled_from(["all", "sites", "directors"])), max_size=30
    ),
    cuts=st.lists(st.integers(0, 30), max_size=4),
    batch=st.integers(1, 5),
)
def test_a_screen_that_is_cut_off_anywhere_and_resumes_shows_what_one_that_stayed_shows(entries, cuts, batch):
    """Whatever the order of audiences, the last number heard says everything that was heard."""
    room = Room([])
    stayed, cut = Ear("all", "sites"), Ear("all", "sites")
    room.enter(stayed, None)
    room.enter(cut, None)
    log = [news(n, section, audience) for n, (section, audience) in enumerate(entries, start=1)]
    for start in range(0, len(log), batch):
        room.publish(log[start : start + batch])
        if start in cuts:
            room.leave(cut)
        elif start - batch in cuts:
            room.enter(cut, cut.numbers[-1] if cut.numbers else None)
    room.leave(cut)
    room.enter(cut, cut.numbers[-1] if cut.numbers else None)
    assert cut.screen == stayed.screen


@pytest.fixture
def stream(settings, tmp_path):
    """A real stream on a free port, following the test's database from a thread of its own."""
    settings.DATA = tmp_path
    ready, loop, found = threading.Event(), asyncio.new_event_loop(), {}

    async def live() -> None:
        stream = Stream()
        server = await loop.create_server(lambda: Connection(stream.room, frozenset({ORIGIN})), "127.0.0.1", 0)
        found["port"] = server.sockets[0].getsockname()[1]
        found["follow"] = asyncio.create_task(stream.follow())
        ready.set()
        async with server:
            with suppress(asyncio.CancelledError):
                await found["follow"]
        await stream.close()
        await asyncio.sleep(0.05)  # connections that were cut close in the next turn of the loop

    thread = threading.Thread(target=lambda: loop.run_until_complete(live()))
    thread.start()
    assert ready.wait(5)
    yield found["port"]
    loop.call_soon_threadsafe(found["follow"].cancel)
    thread.join(5)
    loop.close()


def ask(port: int, path: str, *, headers: str = "", wait_for: bytes = b"", within: float = 3) -> str:
    with closing(socket.create_connection(("127.0.0.1", port))) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n{headers}\r\n".encode())
        line.settimeout(within)
        got, until = b"", time.monotonic() + within
        while time.monotonic() < until and (not wait_for or wait_for not in got):
            try:
                piece = line.recv(65536)
            except TimeoutError:
                break
            if not piece:
                break
            got += piece
        return got.decode()


def ticket(conference, *audiences) -> str:
    return issue(Ticket(conference=conference.pk, audiences=audiences or ("all",), bearer="test"))


@pytest.mark.django_db(transaction=True)
def test_what_is_written_to_the_log_reaches_a_screen_with_its_number(stream):
    conference = build.conference()
    append(conference, "floor.opened", {("all", "floor"): {"ai": "Nguyễn Thị Ánh"}}, by=None)

    heard = ask(stream, f"/stream?ticket={ticket(conference)}", wait_for="Ánh".encode())

    assert "Content-Type: text/event-stream" in heard
    assert heard.endswith('id: 1\nevent: floor\ndata: {"ai":"Nguyễn Thị Ánh"}\n\n')


@pytest.mark.django_db(transaction=True)
def test_a_screen_that_lost_its_line_resumes_after_the_last_number_it_heard(stream):
    conference = build.conference()
    for number in (1, 2, 3):
        append(conference, "x", {("all", f"part-{number}"): number}, by=None)
    ask(stream, f"/stream?ticket={ticket(conference)}", wait_for=b"id: 3")

    heard = ask(stream, f"/stream?ticket={ticket(conference)}", headers="Last-Event-ID: 2\r\n", wait_for=b"id: 3")

    assert ("id: 2\n" in heard, "id: 3\n" in heard, "snapshot" in heard) == (False, True, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("said", ["99999999", "-1", "abc", "²", "1" * 6000, "0x10"])
def test_a_forged_number_is_answered_with_everything_and_the_room_goes_on(stream, said):
    conference = build.conference()
    for number in (1, 2):
        append(conference, "x", {("all", f"part-{number}"): number}, by=None)
    heard = ask(stream, f"/stream?ticket={ticket(conference)}", headers=f"Last-Event-ID: {said}\r\n", wait_for=b"id: 2")
    assert "event: snapshot" in heard and "id: 1\n" in heard and "id: 2\n" in heard
    assert "id: 2\n" in ask(stream, f"/stream?ticket={ticket(conference)}&after=1", wait_for=b"id: 2")


@pytest.mark.django_db(transaction=True)
def test_a_poll_behind_a_proxy_that_buffers_gives_the_same_events(stream):
    conference = build.conference()
    append(conference, "x", {("all", "floor"): 1}, by=None)
    ask(stream, f"/poll?ticket={ticket(conference)}", wait_for=b"id: 1", within=2)

    heard = ask(stream, f"/poll?ticket={ticket(conference)}&after=0", wait_for=b"id: 1", within=2)

    assert heard.splitlines()[0] == "HTTP/1.1 200 "
    assert heard.endswith("id: 1\nevent: floor\ndata: 1\n\n")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/stream", "", "403"),
        ("/stream?ticket=forged", "", "403"),
        ("/time", "Origin: https://elsewhere.example\r\n", "403"),
        ("/admin", "", "404"),
        ("/stream?ticket=" + "x" * 9000, "", "431"),
    ],
)
def test_who_may_not_listen_is_turned_away(stream, path, headers, status):
    assert ask(stream, path, headers=headers).split(" ")[1] == status


@pytest.mark.django_db(transaction=True)
def test_the_stream_tells_the_time_to_pages_of_its_own_origin(stream):
    before = time.time_ns() // 1_000_000
    answer = ask(stream, "/time", headers=f"Origin: {ORIGIN}\r\n")
    assert f"Access-Control-Allow-Origin: {ORIGIN}" in answer
    assert before <= int(answer.split("\r\n\r\n")[1]) <= time.time_ns() // 1_000_000


@pytest.mark.django_db(transaction=True)
def test_sequence_numbers_have_no_gap_and_no_double_when_many_write_at_once():
    from django.db import connection

    conference = build.conference()

    def write() -> None:
        for _ in range(5):
            append(conference, "x", {("all", "a"): 1, ("sites", "b"): 2}, by=None)
        connection.close()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert list(LogEntry.objects.values_list("sequence", flat=True)) == list(range(1, 41))


def test_json_travels_in_one_line():
    content = json.dumps({"text": "dòng một\ndòng hai\u2028"}, ensure_ascii=False)
    event = News(conference=1, sequence=1, audience="all", section="message", content=content).event
    assert event.count(b"\n") == 4
