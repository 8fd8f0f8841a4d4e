"""Devices that lose their line, repeat themselves, reorder and undo: all end up knowing the same, nothing lost, nobody
counted twice. The server is the real action on the real tables; a device is what docs/check-in.md says it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from diemcau.delegates.actions import Noted, check_in
from diemcau.delegates.domain.attending import Attendance, Note, Saying, Way, figures, standing
from diemcau.delegates.models import CheckIn, Delegate
from diemcau.delegates.queries import Pass, attendance, standings
from tests.delegates.day import EIGHT, site_of

DEVICES, PEOPLE = 3, 2
SKEW = (timedelta(minutes=-11), timedelta(0), timedelta(minutes=47))


class Phone:
    """A queue of what the server has not acknowledged, and everything it ever said."""

    def __init__(self, skew: timedelta) -> None:
        self.skew = skew
        self.id = uuid4()
        self.has_line = True
        self.queue: list[Noted] = []
        self.said: dict[UUID, Noted] = {}


class Site(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        CheckIn.objects.all().delete()
        self.site, delegates = site_of(PEOPLE)
        self.delegates: list[Delegate] = delegates
        self.where = Pass.at(self.site)
        self.phones = [Phone(skew) for skew in SKEW]
        self.now: datetime = EIGHT
        self.receipts: dict[UUID, datetime] = {}

    phones_at = st.integers(0, DEVICES - 1)
    people_at = st.integers(0, PEOPLE - 1)

    @rule(device=phones_at, person=people_at, says=st.sampled_from([s for s in Saying if s != Saying.UNDO]))
    def note(self, device: int, person: int, says: Saying) -> None:
        self._say(device, person, says, reason="Ốm" if says == Saying.ABSENT else "")

    @rule(device=phones_at, person=people_at, pick=st.randoms(use_true_random=False))
    def undo(self, device: int, person: int, pick: Any) -> None:
        """Of what this device or, after a look at the list, any other has said."""
        own = [each.id for each in self.phones[device].said.values() if each.delegate == self.delegates[person].pk]
        known = own + list(CheckIn.objects.filter(delegate=self.delegates[person]).values_list("pk", flat=True))
        if known:
            self._say(device, person, Saying.UNDO, takes_back=(pick.choice(sorted(known)),))

    @rule(device=phones_at)
    def lose_or_find_the_line(self, device: int) -> None:
        self.phones[device].has_line = not self.phones[device].has_line

    @rule(device=phones_at, pick=st.randoms(use_true_random=False), answer_is_lost=st.booleans())
    def send(self, device: int, pick: Any, answer_is_lost: bool) -> None:
        """In any order; when the answer is lost the device does not know, and will send again."""
        phone = self.phones[device]
        if phone.has_line and phone.queue:
            self._send(phone, pick.choice(phone.queue), answer_is_lost=answer_is_lost)

    @rule(device=phones_at, pick=st.randoms(use_true_random=False))
    def send_again_what_was_acknowledged(self, device: int, pick: Any) -> None:
        phone = self.phones[device]
        done = sorted(set(phone.said) & set(self.receipts))
        if done:
            self._send(phone, phone.said[pick.choice(done)], answer_is_lost=False)

    @rule(minutes=st.integers(1, 40))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def nothing_acknowledged_is_lost(self) -> None:
        if hasattr(self, "receipts"):
            assert set(self.receipts) <= set(CheckIn.objects.values_list("pk", flat=True))

    def teardown(self) -> None:
        """Every line is back: all is sent, and everybody who knows the notes knows the same."""
        if not hasattr(self, "phones"):
            return
        for phone in self.phones:
            while phone.queue:
                self._send(phone, phone.queue[0], answer_is_lost=False)
        said = {key: note for phone in self.phones for key, note in phone.said.items()}
        assert set(CheckIn.objects.values_list("pk", flat=True)) == set(said)
        stands = standings(self.site.conference)
        for delegate in self.delegates:
            notes: list[Note] = [each.note for each in CheckIn.objects.filter(delegate=delegate)]
            told = stands.get(delegate.person_id)
            if not notes:
                assert told is None
                continue
            assert told == standing(notes) == standing(reversed(notes))
            self._was_there_exactly_if_seen(delegate, said, told.state)
        counted = figures(attendance(self.site.conference))
        assert counted.people == PEOPLE == counted.present + counted.absent + counted.not_yet

    def _was_there_exactly_if_seen(self, delegate: Delegate, said: dict[UUID, Noted], state: Attendance) -> None:
        own = [note for note in said.values() if note.delegate == delegate.pk]
        gone = {each for note in own for each in note.takes_back}
        held = [note.says for note in own if note.id not in gone]
        seen = Saying.IN_PERSON in held or Saying.ONLINE in held
        assert (state in {Attendance.IN_PERSON, Attendance.ONLINE}) is seen
        assert (state == Attendance.ABSENT) is (not seen and Saying.ABSENT in held)

    def _say(self, device: int, person: int, says: Saying, **facts: Any) -> None:
        phone = self.phones[device]
        shown = self.now + phone.skew
        note = Noted(
            id=uuid4(),
            delegate=self.delegates[person].pk,
            says=says,
            way=Way.LIST,
            said_at=shown,
            sent_at=shown,
            device=phone.id,
            **facts,
        )
        phone.said[note.id] = note
        phone.queue.append(note)

    def _send(self, phone: Phone, note: Noted, *, answer_is_lost: bool) -> None:
        kept = check_in(self.where, replace(note, sent_at=self.now + phone.skew), now=self.now)
        assert kept.at <= self.now
        if not answer_is_lost:
            first = self.receipts.setdefault(note.id, kept.at)
            assert first == kept.at  # the same receipt, whenever it is asked again
            phone.queue = [each for each in phone.queue if each.id != note.id]


@pytest.mark.django_db
def test_devices_converge_whatever_happens_to_their_lines():
    run_state_machine_as_test(
        Site,
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
