"""What other pages say of the day reaches the screens of the day: the wall, incidents, attendance."""

from __future__ import annotations

import pytest

from diemcau.connectivity.actions import note_presence, open_incident, restore, take_on
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.incidents import Fault
from diemcau.delegates.domain.attending import Saying
from diemcau.live.actions.following import Follower, follow
from diemcau.live.actions.presence import note_changes
from diemcau.live.feed.presence import Change, State
from diemcau.live.models import LogEntry
from diemcau.live.queries.diary import diary
from diemcau.live.queries.presence import standing_presence
from diemcau.live.queries.standing import standing
from tests import build as rows
from tests.delegates import day
from tests.live import build

pytestmark = pytest.mark.django_db
DIRECTOR = ("all", "directors", "hall")


def shown(conference, *audiences):
    return standing(conference, audiences or DIRECTOR).sections


def test_what_an_operator_says_on_the_wall_is_what_the_director_sees_and_the_diary_tells():
    conference = build.conference()
    site, by = build.site(conference, "UBND xã Trà Leng"), rows.account()
    note_changes([Change(conference=conference.pk, site=site.pk, state=State.CONNECTED)], "door")
    note_presence(site, PresenceState.ABSENT, by=by, source=Source.OPERATOR)
    assert follow(conference) == 1
    assert shown(conference)[f"presence.{site.pk}"]["state"] == "absent"
    assert follow(conference) == 0
    assert [note.words for note in diary(conference)] == ["Điểm cầu UBND xã Trà Leng vắng, chưa trở lại"]


def test_a_site_that_an_operator_calls_back_has_no_door_that_could_lose_it():
    conference = build.conference()
    site = build.site(conference)
    for state in (State.CONNECTED, State.LOST):
        note_changes([Change(conference=conference.pk, site=site.pk, state=state)], "door")
    note_presence(site, PresenceState.CONNECTED, by=rows.account(), source=Source.OPERATOR)
    follow(conference)
    assert standing_presence(conference.pk)[site.pk]["door"] == ""
    note_changes([Change(conference=conference.pk, site=site.pk, state=State.LOST)], "door")
    assert standing_presence(conference.pk)[site.pk]["state"] == "connected"


def test_an_incident_of_any_page_is_on_the_directors_screen_and_on_its_sites_console_until_it_is_over():
    conference = build.conference()
    site, other, by = build.site(conference), build.site(conference), rows.account(full_name="Trần Văn Kỹ")
    incident = open_incident(site, Fault.NO_SOUND, by=by, source=Source.OPERATOR)
    take_on(incident, by=by)
    follow(conference)
    [seen] = shown(conference)["incidents"]
    assert (seen["site"], seen["words"], seen["handler"]) == (site.pk, "không có tiếng", "Trần Văn Kỹ")
    assert shown(conference, f"site:{site.pk}")["incidents"] == [seen]
    assert "incidents" not in shown(conference, f"site:{other.pk}")
    restore(incident, "cắm lại dây", by=by)
    follow(conference)
    assert shown(conference)["incidents"] == shown(conference, f"site:{site.pk}")["incidents"] == []
    [note] = diary(conference)
    assert note.words == f"{site} không có tiếng (cắm lại dây)" and note.until


def test_a_sites_call_is_an_incident_that_the_director_ends(client):
    rows.administrator()
    conference = build.conference()
    site = build.site(conference)
    for _ in range(2):
        assert client.post(build.console(site) + "help/", {"what": "no_picture"}).status_code == 200
    assert [one["words"] for one in shown(conference)["incidents"]] == ["không có hình"]
    client.force_login(build.director(conference))
    assert client.post(f"/sites/{site.pk}/help/").status_code == 200
    assert shown(conference)["incidents"] == []
    assert site.incidents.get().restored_at


def test_who_is_checked_in_is_counted_for_the_director_and_for_each_site():
    site, people = day.site_of(3)
    conference = site.conference
    follow(conference)
    assert shown(conference)["attendance"]["present"] == 0
    build.check_in(people[0])
    build.check_in(people[1], Saying.ONLINE)
    follow(conference)
    assert (shown(conference)["attendance"]["present"], shown(conference)["attendance"]["people"]) == (2, 3)
    assert shown(conference)["attendance"]["sites"] == {str(site.pk): [2, 3]}
    assert shown(conference, f"site:{site.pk}")["attendance"] == [2, 3]
    assert "Đại biểu có mặt 2/3; báo vắng 0" in [note.words for note in diary(conference)]


def test_a_conference_in_which_nothing_happened_is_asked_for_its_version_and_no_more(django_assert_num_queries):
    conference = build.conference()
    site = build.site(conference)
    follower = Follower()
    assert not follower.look([conference.pk])
    follower._due.clear()
    with django_assert_num_queries(5):  # presences, incidents, check-ins, delegates, those who come
        assert not follower.look([conference.pk])
    open_incident(site, Fault.POWER, by=None, source=Source.SITE)
    follower._due.clear()
    assert follower.look([conference.pk])
    before = LogEntry.objects.count()
    for _ in range(2):
        follower._due.clear()
        assert not follower.look([conference.pk])
    assert LogEntry.objects.count() == before


def test_a_conference_that_is_gone_troubles_nobody():
    assert not Follower().look([987_654])
