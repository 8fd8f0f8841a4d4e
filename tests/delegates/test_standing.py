"""What follows from all that devices say of one person: the same, whatever the order."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.delegates.domain.attending import Attendance, Note, Saying, corrected, standing
from tests.delegates.day import EIGHT, at, note


def test_nobody_has_said_anything():
    assert standing([]).state == Attendance.NOT_YET


def test_whoever_comes_is_there_until_he_leaves():
    stands = standing([note("in_person"), note("left", 90)])
    assert stands.state == Attendance.IN_PERSON
    assert not stands.is_here
    assert (stands.came_at, stands.left_at) == (at(0), at(90))


def test_two_devices_that_note_one_arrival_make_one_interval_that_begins_with_the_first():
    stands = standing([note("in_person", 3), note("in_person", 1)])
    assert [(each.since, each.until) for each in stands.intervals] == [(at(1), None)]


def test_whoever_was_seen_was_there_whatever_says_absent():
    stands = standing([note("absent", 5, reason="Ốm"), note("in_person", 1)])
    assert stands.state == Attendance.IN_PERSON
    assert "Ốm" in stands.doubt
    assert stands.reason == ""


def test_an_absence_has_its_last_reason():
    stands = standing([note("absent", 5, reason="Đi công tác"), note("absent", 1, reason="Ốm")])
    assert (stands.state, stands.reason) == (Attendance.ABSENT, "Đi công tác")


def test_changing_from_online_to_the_room_closes_one_interval_and_opens_another():
    stands = standing([note("online"), note("in_person", 30)])
    assert [each.how for each in stands.intervals] == [Attendance.ONLINE, Attendance.IN_PERSON]
    assert stands.is_here


def test_leaving_before_one_came_says_nothing_and_is_shown_for_a_look():
    stands = standing([note("left", 1), note("in_person", 5)])
    assert stands.is_here
    assert "08:01" in stands.doubt


def test_what_is_taken_back_never_was_even_when_the_undo_arrives_first():
    arrival = note("in_person")
    undo = note("undo", 1, takes_back=frozenset({arrival.id}))
    assert standing([undo, arrival]).state == Attendance.NOT_YET


def test_undoing_a_departure_lets_the_person_stay():
    departure = note("left", 5)
    undo = note("undo", 6, takes_back=frozenset({departure.id}))
    assert standing([note("in_person"), departure, undo]).is_here


def test_a_clock_that_is_wrong_is_corrected_by_what_it_showed_when_it_sent():
    fast = timedelta(minutes=17)
    received = EIGHT + timedelta(hours=2)
    assert corrected(EIGHT + fast, received + fast, received) == EIGHT


def test_a_note_is_never_made_after_it_was_received():
    assert corrected(EIGHT + timedelta(days=1), EIGHT, EIGHT) == EIGHT


def test_the_seconds_of_the_way_are_not_taken_for_a_wrong_clock():
    assert corrected(EIGHT, EIGHT, EIGHT + timedelta(seconds=1)) == EIGHT


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
IDS = [UUID(int=number) for number in range(6)]
NOTES = st.builds(
    Note,
    id=st.sampled_from(IDS),
    says=st.sampled_from(Saying),
    at=st.integers(0, 3).map(at),
    reason=st.sampled_from(["", "Ốm"]),
    takes_back=st.frozensets(st.sampled_from(IDS), max_size=2),
)


@unhurried
@given(st.lists(NOTES, max_size=8, unique_by=lambda each: each.id), st.randoms(use_true_random=False))
def test_order_and_repeats_change_nothing(notes, random):
    again = [*notes, *random.sample(notes, len(notes) // 2)]
    random.shuffle(again)
    assert standing(again) == standing(notes)


@unhurried
@given(st.lists(NOTES, max_size=8, unique_by=lambda each: each.id))
def test_intervals_follow_one_another_and_only_the_last_is_open(notes):
    intervals = standing(notes).intervals
    for earlier, later in zip(intervals, intervals[1:], strict=False):
        assert earlier.until is not None
        assert earlier.since <= earlier.until <= later.since


@unhurried
@given(st.lists(NOTES, max_size=8, unique_by=lambda each: each.id))
def test_taking_everything_back_leaves_nothing(notes):
    undo = Note(id=uuid4(), says=Saying.UNDO, at=at(99), takes_back=frozenset(each.id for each in notes))
    assert standing([*notes, undo]).state == Attendance.NOT_YET
