"""Two directors, sites and a vote, in any order: what the rows promise holds after every step."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from diemcau.kernel.errors import Refused
from diemcau.live import actions
from diemcau.live.domain.floor import OPEN, RequestState
from diemcau.live.domain.votes import Electorate, VoteState
from diemcau.live.models import Cast, FloorRequest, ItemRun, LogEntry, Stage, Vote
from diemcau.live.queries import sections
from diemcau.live.queries.standing import standing
from diemcau.live.queries.votes import result
from tests.live import build

HALL = ("all", "directors", "hall")


class Day(RuleBasedStateMachine):
    """Each step may be refused; it never breaks anything, and the log always says what the rows say."""

    def __init__(self) -> None:
        super().__init__()
        self.conference = build.conference()
        self.items = build.items(self.conference, 5)
        self.sites = [build.site(self.conference) for _ in range(3)]
        self.directors = [build.director(self.conference), build.director(self.conference)]
        self.done: dict[Any, Any] = {}  # key → (deed, its receipt): pressed again, it gives the same
        actions.lay_out(self.conference, by=None)

    def attempt(self, deed, *given, **named):
        key = build.key()
        try:
            receipt = deed(*given, key=key, **named)
        except Refused:
            return None
        assert deed(*given, key=key, **named) == receipt
        return receipt

    @rule(who=st.integers(0, 1), item=st.integers(0, 4), stale=st.booleans())
    def start(self, who, item, stale):
        run = ItemRun.objects.filter(conference=self.conference, ended_at=None).first()
        seen = run.item_id if run else None
        if stale:
            seen = self.items[0].pk if seen is None else None
        started = self.attempt(actions.start_item, self.conference, self.items[item], seen=seen, by=self.directors[who])
        assert not (stale and started)

    @rule(who=st.integers(0, 1), deed=st.sampled_from(["pause_item", "resume_item", "end_item"]))
    def clock(self, who, deed):
        run = ItemRun.objects.filter(conference=self.conference, ended_at=None).first()
        self.attempt(getattr(actions, deed), self.conference, seen=run.item_id if run else None, by=self.directors[who])

    @rule(who=st.integers(0, 1), item=st.integers(0, 4), place=st.integers(0, 5))
    def order(self, who, item, place):
        self.attempt(actions.order_items, self.conference, self.items[item], place, by=self.directors[who])

    @rule(who=st.integers(0, 1))
    def take_over(self, who):
        actions.take_over(self.conference, by=self.directors[who])

    @rule(who=st.integers(0, 1))
    def undo(self, who):
        with suppress(Refused):
            actions.undo(self.conference, by=self.directors[who])

    @rule(site=st.integers(0, 2))
    def ask(self, site):
        self.attempt(actions.ask, self.conference, build.wish(self.sites[site]), by=None)

    @rule(who=st.integers(0, 1), to=st.sampled_from(list(RequestState)), number=st.integers(0, 2))
    def step(self, who, to, number):
        queue = list(FloorRequest.objects.open().filter(conference=self.conference))
        if queue:
            request = queue[number % len(queue)]
            seen = RequestState(request.state)
            self.attempt(actions.step_request, request, to, seen=seen, by=self.directors[who])

    @rule(secret=st.booleans())
    def prepare_vote(self, secret):
        actions.prepare_vote(
            self.conference,
            "Có đồng ý?",
            ["Có", "Không"],
            electorate=Electorate.SITES,
            is_secret=secret,
            quorum=50,
            key=build.key(),
            by=None,
        )

    @precondition(lambda self: Vote.objects.filter(conference=self.conference).exists())
    @rule(to=st.sampled_from([VoteState.OPEN, VoteState.CLOSED, VoteState.RELEASED]))
    def step_vote(self, to):
        with suppress(Refused):
            actions.step_vote(Vote.objects.filter(conference=self.conference).first(), to, by=None)

    @precondition(lambda self: Vote.objects.filter(conference=self.conference, state="open").exists())
    @rule(site=st.integers(0, 2), choice=st.integers(-1, 2))
    def cast(self, site, choice):
        vote = Vote.objects.get(conference=self.conference, state="open")
        self.attempt(actions.cast_ballot, vote, f"site:{self.sites[site].pk}", choice, by=None)

    @invariant()
    def one_at_a_time(self):
        here = {"conference": self.conference}
        assert ItemRun.objects.filter(**here, ended_at=None).count() <= 1
        assert FloorRequest.objects.filter(**here, state="on_air").count() <= 1
        askers = list(FloorRequest.objects.filter(**here, state__in=OPEN).values_list("asker", flat=True))
        assert len(askers) == len(set(askers))

    @invariant()
    def numbers_without_gaps(self):
        numbers = list(LogEntry.objects.filter(conference=self.conference).values_list("sequence", flat=True))
        assert numbers == list(range(1, Stage.objects.get(conference=self.conference).last_sequence + 1))

    @invariant()
    def screens_show_what_the_rows_say(self):
        shown = standing(self.conference, HALL).sections
        rows = sections.everything(self.conference)
        assert {name: shown[name] for _, name in rows} == {name: content for (_, name), content in rows.items()}

    @invariant()
    def every_vote_counts_once(self):
        for vote in Vote.objects.filter(conference=self.conference):
            assert result(vote).cast == Cast.objects.filter(voter__vote=vote).count() <= 3


@pytest.mark.django_db
def test_whatever_two_directors_do_in_whatever_order_the_room_stays_whole():
    run_state_machine_as_test(
        Day,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )


@pytest.mark.django_db(transaction=True)
def test_when_several_press_next_in_the_same_moment_one_item_starts():
    conference = build.conference()
    items = build.items(conference, 3)
    director = build.director(conference)
    actions.start_item(conference, items[0], seen=None, key=build.key(), by=director)
    refused: list[str] = []

    def press() -> None:
        try:
            actions.start_item(conference, items[1], seen=items[0].pk, key=build.key(), by=director)
        except Refused as no:
            refused.append(no.message)
        connection.close()

    presses = [threading.Thread(target=press) for _ in range(5)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()

    assert len(refused) == 4
    assert list(ItemRun.objects.order_by("pk").values_list("item", flat=True)) == [items[0].pk, items[1].pk]
