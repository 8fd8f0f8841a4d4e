"""Running the programme."""

from __future__ import annotations

import pytest

from diemcau.conference.models import ProgrammeItem
from diemcau.directory.domain import Role
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.live import actions
from diemcau.live.models import Deed, ItemRun, LogEntry
from diemcau.live.queries.diary import diary
from diemcau.live.queries.standing import standing
from tests import build as rows
from tests.live import build

pytestmark = pytest.mark.django_db


def start(item, seen, by, key=None):
    return actions.start_item(item.conference, item, seen=seen, key=key or build.key(), by=by)


def last(conference, section):
    return LogEntry.objects.filter(conference=conference, section=section).order_by("-sequence").first().content


def test_starting_an_item_ends_the_one_before_at_the_same_instant_and_tells_the_screens():
    conference = build.conference()
    first, second = build.items(conference, 2)
    by = build.director(conference)

    start(first, None, by)
    start(second, first.pk, by)

    ended, running = ItemRun.objects.order_by("pk")
    assert (ended.ended_at, running.ended_at) == (running.started_at, None)
    assert last(conference, "now")["current"]["item"] == second.pk
    assert Entry.objects.filter(verb="live.item_started").count() == 2


def test_next_pressed_twice_starts_one_item_and_gives_the_same_receipt():
    conference = build.conference()
    first, _ = build.items(conference, 2)
    by, key = build.director(conference), build.key()
    assert start(first, None, by, key) == start(first, None, by, key)
    assert ItemRun.objects.count() == 1


def test_a_stale_tab_that_presses_next_changes_nothing_and_says_what_runs():
    conference = build.conference()
    first, second, third = build.items(conference, 3)
    by = build.director(conference)
    start(first, None, by)
    start(second, first.pk, by)

    with pytest.raises(Refused, match="hiện đang là mục “Mục 2”"):
        start(third, first.pk, by)

    assert ItemRun.objects.get(ended_at=None).item == second


def test_a_pause_stops_the_clock_and_is_counted_when_it_is_over():
    conference = build.conference()
    [only] = build.items(conference, 1)
    by = build.director(conference)
    start(only, None, by)
    actions.pause_item(conference, seen=only.pk, key=build.key(), by=by)
    assert last(conference, "now")["current"]["paused_at"]
    with pytest.raises(Refused):
        actions.pause_item(conference, seen=only.pk, key=build.key(), by=by)

    actions.resume_item(conference, seen=only.pk, key=build.key(), by=by)

    run = ItemRun.objects.get()
    assert (run.paused_at, run.paused_ms >= 0) == (None, True)


def test_undo_puts_everything_back_as_it_stood_before():
    conference = build.conference()
    first, second = build.items(conference, 2)
    by = build.director(conference)
    start(first, None, by)
    before = ItemRun.objects.values().get()
    start(second, first.pk, by)

    assert actions.undo(conference, by=by) == "live.item_started"

    assert ItemRun.objects.values().get() == before
    actions.undo(conference, by=by)
    assert not ItemRun.objects.exists()
    with pytest.raises(Refused, match="Chưa có thao tác nào"):
        actions.undo(conference, by=by)


def test_items_still_to_come_change_places_and_those_that_ran_keep_theirs():
    conference = build.conference()
    a, b, c, d = build.items(conference, 4)
    by = build.director(conference)
    start(a, None, by)

    actions.order_items(conference, d, 0, key=build.key(), by=by)

    assert [item.text for item in conference.programme.all()] == ["Mục 1", "Mục 4", "Mục 2", "Mục 3"]
    with pytest.raises(Refused, match="đã diễn ra"):
        actions.order_items(conference, a, 2, key=build.key(), by=by)
    actions.undo(conference, by=by)
    assert [item.pk for item in conference.programme.all()] == [a.pk, b.pk, c.pk, d.pk]


def test_an_item_put_in_on_the_day_stands_where_it_was_put_and_can_be_taken_back():
    conference = build.conference()
    build.items(conference, 2)
    by = build.director(conference)
    actions.insert_item(conference, {"text": "Chào cờ", "minutes": 5}, 1, key=build.key(), by=by)
    assert [item.text for item in conference.programme.all()] == ["Mục 1", "Chào cờ", "Mục 2"]
    actions.undo(conference, by=by)
    assert [item.text for item in conference.programme.all()] == ["Mục 1", "Mục 2"]


def test_a_removed_item_comes_back_by_undo_with_everything_that_stood_in_it():
    conference = build.conference()
    item = build.item(conference, "Tham luận", by="Sở Công Thương", alternative="chiếu bản ghi")
    by = build.director(conference)
    actions.remove_item(item, key=build.key(), by=by)
    assert not ProgrammeItem.objects.exists()
    actions.undo(conference, by=by)
    again = ProgrammeItem.objects.get()
    assert (again.pk, again.by, again.alternative) == (item.pk or again.pk, "Sở Công Thương", "chiếu bản ghi")


def test_a_skipped_item_is_over_at_once():
    conference = build.conference()
    first, second = build.items(conference, 2)
    by = build.director(conference)
    actions.skip_item(conference, first, key=build.key(), by=by)
    with pytest.raises(Refused):
        start(first, None, by)
    start(second, None, by)
    assert [run[3] for run in last(conference, "now")["runs"]] == [True, False]


def test_a_second_director_is_told_who_acts_and_may_take_over():
    conference = build.conference()
    first, second = build.items(conference, 2)
    one, other = build.director(conference), build.director(conference)
    start(first, None, one)
    with pytest.raises(Refused, match=f"{one} đang điều hành"):
        start(second, first.pk, other)

    actions.take_over(conference, by=other)
    start(second, first.pk, other)

    assert last(conference, "direction")["name"] == str(other)
    with pytest.raises(Refused, match=f"{other} đang điều hành"):
        actions.undo(conference, by=one)


def test_a_key_of_another_conference_does_nothing_here():
    here, there = build.conference(), build.conference()
    [mine], [theirs] = build.items(here, 1), build.items(there, 1)
    key = build.key()
    start(theirs, None, build.director(there), key)
    with pytest.raises(Refused, match="hội nghị khác"):
        start(mine, None, build.director(here), key)
    assert Deed.objects.count() == 1


def test_what_was_prepared_takes_the_place_of_a_lost_site_in_one_press_and_undo_brings_it_back(client):
    rows.administrator()
    conference = build.conference()
    site = build.site(conference, "UBND huyện Nam Giang")
    facts = {"by": "Chủ tịch UBND huyện", "site": site, "alternative": "chiếu bản ghi hình"}
    speech, plain = build.item(conference, "Tham luận", **facts), build.item(conference)
    by = build.director(conference)
    actions.prepare_item(conference, speech, key=build.key(), by=by)
    client.force_login(by)
    sent = {"key": str(build.key())}
    for _ in range(2):
        assert client.post(f"/programme-items/{speech.pk}/alternative/", sent).status_code == 200
    [shown, _] = standing(conference, ["all"]).sections["programme"]["items"]
    assert (shown["site"], shown["by"]) == (None, "Chiếu bản ghi hình (Điểm cầu UBND huyện Nam Giang)")
    assert standing(conference, ["all"]).sections["floor"]["preparing"] == []
    assert "Dùng phương án dự phòng cho mục “Tham luận”" in [note.words for note in diary(conference)]
    assert client.post(f"/programme-items/{plain.pk}/alternative/", {"key": str(build.key())}).status_code == 409

    actions.undo(conference, by=by)
    speech.refresh_from_db()
    assert (speech.site, speech.by) == (site, "Chủ tịch UBND huyện")
    assert [one["site"] for one in standing(conference, ["all"]).sections["floor"]["preparing"]] == [site.pk]
    client.force_login(build.director(conference, Role.SECRETARY))
    assert client.post(f"/programme-items/{speech.pk}/alternative/", {"key": str(build.key())}).status_code == 403


def test_an_award_listed_before_the_screens_open_does_not_leave_them_without_the_programme():
    conference = build.conference()
    item = build.item(conference)
    by = build.director(conference)
    actions.add_awards(conference, [{"title": "Giải Nhất", "receiver": "Nguyễn Thị Mẫu"}], by=by)

    actions.lay_out(conference, by=by)
    actions.lay_out(conference, by=by)

    assert [row["id"] for row in last(conference, "programme")["items"]] == [item.pk]
    assert LogEntry.objects.filter(section="programme").count() == 1
