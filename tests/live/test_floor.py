"""The floor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.directory.domain import Role, Tier
from diemcau.kernel.errors import Refused
from diemcau.live import actions
from diemcau.live.domain.floor import RequestState as S
from diemcau.live.models import FloorRequest, LogEntry
from tests import build as rows
from tests.live import build

pytestmark = pytest.mark.django_db


def step(request, to, by, seen=None):
    request.refresh_from_db()
    return actions.step_request(request, to, seen=seen or S(request.state), key=build.key(), by=by)


def last(conference, section, audience=None):
    found = LogEntry.objects.filter(conference=conference, section=section)
    found = found.filter(audience=audience) if audience else found
    return found.order_by("-sequence").first().content


def test_a_site_asks_is_invited_prepared_put_on_air_and_off():
    conference = build.conference()
    site, by = build.site(conference, "UBND huyện Nam Trà My"), build.director(conference)
    request = build.request(site)
    for state in (S.INVITED, S.PREPARING):
        step(request, state, by)
    assert last(conference, "mine", f"site:{site.pk}")[0]["state"] == "preparing"
    actions.say_ready(request, by=None)
    step(request, S.ON_AIR, by)
    assert last(conference, "floor")["on_air"]["place"] == "Điểm cầu UBND huyện Nam Trà My"
    step(request, S.OFF, by)

    request.refresh_from_db()
    assert (request.state, last(conference, "floor")["on_air"]) == ("off", None)
    assert request.invited_at <= request.preparing_at <= request.ready_at <= request.on_air_at <= request.closed_at


def test_five_hundred_requests_of_one_site_in_a_second_are_one_in_the_queue():
    conference = build.conference()
    site = build.site(conference)
    build.request(site)
    for _ in range(500):
        with pytest.raises(Refused, match="vẫn còn trong danh sách chờ"):
            build.request(site)
    assert FloorRequest.objects.count() == 1
    assert LogEntry.objects.filter(verb="live.floor_asked").values("sequence").count() <= 3


def test_who_asks_and_withdraws_again_and_again_waits_a_minute():
    conference = build.conference()
    site = build.site(conference)
    for _ in range(10):
        request = build.request(site)
        facts = {"seen": S.WAITING, "key": build.key(), "by": None}
        actions.step_request(request, S.WITHDRAWN, **facts)
    with pytest.raises(Refused, match="chờ một phút"):
        build.request(site)
    build.request(build.site(conference))
    FloorRequest.objects.update(asked_at=timezone.now() - timedelta(minutes=2))
    build.request(site)


@pytest.mark.parametrize(
    ("sent", "status", "kept"), [({"district": "2"}, 302, [("district", 2)]), ({"district": "-1"}, 422, [])]
)
def test_the_turns_of_a_tier_are_given_on_a_page_that_lists_everybody_who_asked(client, sent, status, kept):
    rows.administrator()
    conference = build.conference()
    site = build.site(conference, "UBND huyện Nam Giang")
    build.request(site, speaker="Alăng Thị Mai")
    client.force_login(build.director(conference, Role.SECRETARY))
    page = client.get(f"/conferences/{conference.pk}/floor/").content.decode()
    assert "Alăng Thị Mai" in page and "đã phát biểu 0 lượt" in page
    assert client.post(f"/conferences/{conference.pk}/floor/", sent).status_code == status
    assert list(conference.floor_quotas.values_list("tier", "turns")) == kept
    client.post(f"/conferences/{conference.pk}/floor/", {"district": ""})
    assert not conference.floor_quotas.exists()
    client.force_login(rows.account())
    assert client.get(f"/conferences/{conference.pk}/floor/").status_code == 404


def test_the_same_request_sent_again_is_the_same_request_and_another_site_may_not_use_its_key():
    conference = build.conference()
    site, other, key = build.site(conference), build.site(conference), build.key()
    first = actions.ask(conference, build.wish(site), key=key, by=None)
    assert actions.ask(conference, build.wish(site), key=key, by=None) == first
    with pytest.raises(Refused, match="đã được dùng"):
        actions.ask(conference, build.wish(other), key=key, by=None)


def test_who_goes_on_air_takes_the_place_of_whoever_speaks_and_undo_gives_it_back():
    conference = build.conference()
    by = build.director(conference)
    one, other = build.request(build.site(conference)), build.request(build.site(conference))
    step(one, S.ON_AIR, by)
    step(other, S.ON_AIR, by)
    assert set(FloorRequest.objects.values_list("pk", "state")) == {(one.pk, "off"), (other.pk, "on_air")}

    actions.undo(conference, by=by)

    assert set(FloorRequest.objects.values_list("pk", "state")) == {(one.pk, "on_air"), (other.pk, "waiting")}
    assert last(conference, "floor")["on_air"]["id"] == one.pk


def test_the_database_itself_knows_only_one_speaker_and_nobody_twice():
    conference = build.conference()
    one, other = build.request(build.site(conference)), build.request(build.site(conference))
    now = one.asked_at
    FloorRequest.objects.filter(pk=one.pk).update(state=S.ON_AIR, on_air_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        FloorRequest.objects.filter(pk=other.pk).update(state=S.ON_AIR, on_air_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        FloorRequest.objects.filter(pk=other.pk).update(asker=one.asker)


def test_a_stale_screen_moves_nobody():
    conference = build.conference()
    by, request = build.director(conference), build.request(build.site(conference))
    step(request, S.PREPARING, by)
    with pytest.raises(Refused, match="chuẩn bị"):
        step(request, S.INVITED, by, seen=S.WAITING)


def test_a_speech_of_the_programme_is_cued_and_goes_on_air_with_its_item():
    conference = build.conference()
    site, by = build.site(conference), build.director(conference)
    before = build.item(conference, "Khai mạc")
    speech = build.item(conference, "Tham luận", site=site, by="Chủ tịch UBND huyện")
    actions.start_item(conference, before, seen=None, key=build.key(), by=by)
    actions.prepare_item(conference, speech, key=build.key(), by=by)
    with pytest.raises(Refused, match="đã được báo chuẩn bị"):
        actions.prepare_item(conference, speech, key=build.key(), by=by)

    actions.start_item(conference, speech, seen=before.pk, key=build.key(), by=by)
    assert last(conference, "floor")["on_air"]["speaker"] == "Chủ tịch UBND huyện"
    actions.end_item(conference, seen=speech.pk, key=build.key(), by=by)
    assert FloorRequest.objects.get().state == "off"


def test_the_secretary_puts_the_queue_in_order_and_that_is_seen_as_a_proposal():
    conference = build.conference()
    secretary = build.director(conference, Role.SECRETARY)
    first, second, third = (build.request(build.site(conference)) for _ in range(3))
    actions.order_queue(third, 0, key=build.key(), by=secretary)
    queue = last(conference, "queue")["requests"]
    assert [one["id"] for one in queue] == [third.pk, first.pk, second.pk]
    assert [one["proposed"] for one in queue] == [True, False, False]


def test_a_tier_that_had_its_turns_is_marked_and_still_may_ask():
    conference = build.conference()
    by = build.director(conference)
    actions.set_quotas(conference, {Tier.DISTRICT: 1}, by=by)
    spoken = build.request(build.site(conference))
    step(spoken, S.ON_AIR, by)
    step(spoken, S.OFF, by)
    build.request(build.site(conference))
    queue = last(conference, "queue")
    assert (queue["quotas"], queue["requests"][0]["over"]) == ({"district": [1, 1]}, True)
