"""Who tests now and who waits."""

from __future__ import annotations

from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from diemcau.connectivity.domain import Desk


def test_first_come_first_served_and_the_others_are_told_how_many_are_before_them():
    desk = Desk(2)
    sites = [uuid4() for _ in range(5)]
    assert [desk.ask(site, 0) for site in sites] == [0, 0, 1, 2, 3]
    desk.leave(sites[0], 1)
    assert [desk.ask(site, 1) for site in sites[1:]] == [0, 0, 1, 2]


def test_a_hundred_sites_in_the_same_second_are_all_served_and_never_too_many_at_once():
    desk, waiting, now, served = Desk(15), [uuid4() for _ in range(100)], 0.0, []
    began: dict[UUID, float] = {}
    while waiting:
        for site in list(waiting):
            if site in began and now - began[site] >= 80:
                desk.leave(site, now)
                waiting.remove(site)
                served.append(site)
            elif site in began:
                assert desk.holds(site, now)
            elif desk.ask(site, now) == 0:
                began[site] = now
        assert len(desk.seated(now)) <= 15
        now += 2
    assert len(served) == 100 and now <= 80 * 8


def test_who_falls_silent_gives_the_place_up():
    desk, gone, next_one = Desk(1, silent_s=20), uuid4(), uuid4()
    assert (desk.ask(gone, 0), desk.ask(next_one, 1)) == (0, 1)
    desk.ask(next_one, 15)
    assert (desk.ask(next_one, 21), desk.holds(gone, 21)) == (0, False)


def test_nobody_keeps_a_place_for_ever():
    desk, greedy = Desk(1, longest_s=100), uuid4()
    desk.ask(greedy, 0)
    for now in range(0, 101, 10):
        assert desk.holds(greedy, now)
    assert not desk.holds(greedy, 101)


class Crowd(RuleBasedStateMachine):
    """Whatever people do, the server is never over its seats, and a free seat never stands beside somebody waiting."""

    SEATS = 3

    def __init__(self) -> None:
        super().__init__()
        self.desk, self.now = Desk(self.SEATS), 0.0
        self.sites = [UUID(int=number) for number in range(8)]
        self.told: dict[UUID, int] = {}

    @rule(site=st.integers(0, 7))
    def ask(self, site: int) -> None:
        self.told[self.sites[site]] = self.desk.ask(self.sites[site], self.now)

    @rule(site=st.integers(0, 7))
    def leave(self, site: int) -> None:
        self.desk.leave(self.sites[site], self.now)
        self.told.pop(self.sites[site], None)

    @rule(seconds=st.floats(0, 30))
    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    @invariant()
    def never_too_many(self) -> None:
        assert len(self.desk.seated(self.now)) <= self.SEATS

    @invariant()
    def who_is_told_to_begin_may(self) -> None:
        seated = self.desk.seated(self.now)
        if len(seated) < self.SEATS:
            assert self.desk.ask(self.sites[0], self.now) == 0
            self.told[self.sites[0]] = 0


TestCrowd = Crowd.TestCase
