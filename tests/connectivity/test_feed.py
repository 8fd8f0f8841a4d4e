"""Who listens hears of every change at a site, in the transaction that makes it, and takes its turn first."""

from __future__ import annotations

import pytest
from django.db import connection

from diemcau.connectivity import feed
from diemcau.connectivity.actions import confirm_picture, note_presence, open_incident, restore, take_on
from diemcau.connectivity.actions.video import write_way
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.incidents import Fault
from diemcau.connectivity.domain.video import WayIn
from tests.connectivity import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    heard = []

    def listener(conference, kind, payload):
        assert connection.in_atomic_block
        heard.append((conference, kind, payload))

    monkeypatch.setattr(feed, "listeners", [listener])
    monkeypatch.setattr(feed, "turns", [lambda conference: heard.append((conference, "turn", {}))])
    return heard


def told(heard, kind):
    return [payload for _conference, one, payload in heard if one == kind]


def test_a_presence_is_told_once_and_not_when_said_again(heard):
    site = build.site()
    for _ in range(2):
        note_presence(site, PresenceState.WEAK, by=None, source=Source.PROBE)
    assert [payload["state"] for payload in told(heard, "presence")] == ["weak"]
    assert heard[0] == (site.conference_id, "turn", {})


def test_an_incident_is_told_from_its_opening_to_its_end(heard):
    site, keeper = build.site(), build.account()
    incident = open_incident(site, Fault.NO_SOUND, by=None, source=Source.SITE)
    take_on(incident, by=keeper)
    restore(incident, "", by=keeper)
    assert [(one["fault"], one["deed"], one["handler"]) for one in told(heard, "incident")] == [
        ("no_sound", "opened", ""),
        ("no_sound", "taken_on", str(keeper)),
        ("no_sound", "restored", str(keeper)),
    ]


def test_picture_and_way_in_are_told(heard):
    site, keeper = build.site(), build.account()
    confirm_picture(site, has_picture=True, has_sound=False, by=keeper, source=Source.SITE)
    write_way(site, "manual", WayIn(dial="100@hop"), by=keeper)
    assert told(heard, "picture") == [{"site": site.pk, "picture": True, "sound": False}]
    assert told(heard, "way") == [{"site": site.pk}]
