"""Which sites are there."""

from __future__ import annotations

import asyncio
import time

import pytest
from django.db import connection

from diemcau.connectivity.models import Presence as Row
from diemcau.live.actions import append
from diemcau.live.actions.presence import note_changes
from diemcau.live.feed import stream as streams
from diemcau.live.feed.hub import Room
from diemcau.live.feed.presence import Change, Presence, State
from diemcau.live.queries.presence import present_by, standing_presence
from tests.live import build


def said(presence, now):
    return [(change.site, change.state.value) for change in presence.changes(now)]


def test_a_console_comes_goes_for_a_moment_and_is_lost_after_its_grace():
    presence = Presence()
    presence.came(1, "console:5")
    assert said(presence, 0) == [(5, "connected")]
    presence.went(1, "console:5", 1)
    assert said(presence, 3) == []
    presence.came(1, "console:5")
    assert said(presence, 20) == []
    presence.went(1, "console:5", 30)
    assert said(presence, 36) == [(5, "lost")]


def test_a_site_with_two_consoles_is_there_while_one_of_them_is():
    presence = Presence()
    for _ in range(2):
        presence.came(1, "console:5")
    presence.went(1, "console:5", 1)
    assert said(presence, 20) == [(5, "connected")]


def test_a_slow_line_is_weak_until_it_is_quick_again():
    presence = Presence()
    presence.came(1, "console:5")
    presence.measured(1, "console:5", 900)
    assert said(presence, 0) == [(5, "weak")]
    presence.measured(1, "console:5", 40)
    assert said(presence, 0) == [(5, "connected")]


def test_after_a_restart_those_that_do_not_come_back_are_lost():
    presence = Presence([(1, 5), (1, 6)], now=0)
    presence.came(1, "console:5")
    assert said(presence, 5) == []
    assert said(presence, 11) == [(6, "lost")]


def test_phones_and_halls_are_nobodys_presence():
    presence = Presence()
    for bearer in ("hall:3", "delegate:3", "director:1", "console:x", "console:"):
        presence.came(1, bearer)
        presence.went(1, bearer, 0)
    assert presence.changes(100) == []


@pytest.mark.django_db
def test_a_site_that_came_in_by_another_door_is_not_lost():
    conference = build.conference()
    site = build.site(conference)
    here = Change(conference=conference.pk, site=site.pk, state=State.CONNECTED)
    gone = Change(conference=conference.pk, site=site.pk, state=State.LOST)
    note_changes([here], "one:8001")
    note_changes([here], "two:8001")
    note_changes([gone], "one:8001")
    assert standing_presence(conference.pk)[site.pk]["state"] == "connected"
    assert present_by("two:8001") == [(conference.pk, site.pk)]
    note_changes([gone], "two:8001")
    assert standing_presence(conference.pk)[site.pk]["state"] == "lost"
    assert [row.state for row in Row.objects.filter(site=site)] == ["lost", "connected"]


class Ear:
    audiences = frozenset({"all"})

    def __init__(self) -> None:
        self.heard = b""

    def hear(self, events: bytes) -> None:
        self.heard += events


@pytest.mark.django_db(transaction=True)
def test_what_one_server_writes_wakes_the_streams_of_all_that_share_its_database(monkeypatch, settings, tmp_path):
    """On PostgreSQL by NOTIFY, long before a stream would look by itself; on SQLite there is only one machine."""
    settings.DATA = tmp_path  # no stream listens to the datagram here
    shares = connection.vendor == "postgresql"
    monkeypatch.setattr(streams, "LOOKS_EVERY_S", 20 if shares else 0.25)
    conference = build.conference()

    async def follow() -> list[float]:
        both, ears = [streams.Stream(), streams.Stream()], [Ear(), Ear()]
        tasks = [asyncio.create_task(work()) for stream in both for work in (stream.follow, stream.listen)]
        for stream, ear in zip(both, ears, strict=True):
            stream.room(conference.pk).enter(ear, None)
        await asyncio.sleep(1)
        began = time.monotonic()
        await asyncio.to_thread(_write)
        took = []
        for ear in ears:
            while b'"text"' not in ear.heard and time.monotonic() - began < 15:
                await asyncio.sleep(0.01)
            took.append(time.monotonic() - began)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for stream in both:
            await stream.close()
        return took

    def _write() -> None:
        append(conference, "x", {("all", "message.all"): {"text": "Chào"}}, by=None)
        connection.close()

    assert max(asyncio.run(follow())) < 10


def test_whoever_enters_before_a_room_is_filled_waits_for_it():
    room, ear = Room(), Ear()
    room.enter(ear, None)
    assert ear.heard == b""
    room.fill([])
    assert ear.heard.startswith(b"event: snapshot")
