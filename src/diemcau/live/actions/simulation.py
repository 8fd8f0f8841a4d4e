"""An invented day, done by the very verbs that people's buttons call, and watched by screens as they are."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from uuid import uuid4

from diemcau.conference.models import Conference, Site
from diemcau.kernel.errors import Refused
from diemcau.live.actions.asking import Wish, ask, say_ready
from diemcau.live.actions.floor import step_request
from diemcau.live.actions.messages import acknowledge, send_message
from diemcau.live.actions.presence import note_changes
from diemcau.live.actions.running import end_item, pause_item, resume_item, start_item
from diemcau.live.actions.votes import cast_ballot, prepare_vote, step_vote
from diemcau.live.domain.floor import RequestKind, RequestState
from diemcau.live.domain.simulation import Happening, What
from diemcau.live.domain.votes import Electorate, VoteState
from diemcau.live.feed.hub import Room
from diemcau.live.feed.presence import Change, State
from diemcau.live.feed.tail import since, snapshot
from diemcau.live.models import FloorRequest, ItemRun, LogEntry, Message, Vote
from diemcau.live.queries import clock
from diemcau.live.queries.programme import course
from diemcau.live.queries.votes import result

DOOR = "simulation"
FLOOD = 50
SHARED = ("programme", "now", "floor", "vote")


class Screen:
    """A console as the stream sees it: what it heard, and what it shows."""

    def __init__(self, site: Site) -> None:
        self.audiences = frozenset({"all", "sites", f"tier:{site.tier}", f"site:{site.pk}"})
        self.last: int | None = None
        self.shown: dict[str, str] = {}

    def hear(self, events: bytes) -> None:
        for event in events.decode().split("\n\n"):
            fields = dict(line.split(": ", 1) for line in event.splitlines())
            if fields.get("event") == "snapshot":
                self.shown = {}
            elif "id" in fields:
                self.last = int(fields["id"])
                self.shown[fields["event"]] = fields["data"]


@dataclass(slots=True)
class Outcome:
    """What came of a day."""

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    longest_ms: float = 0
    entries: int = 0
    drift_min: int | None = None
    faults: list[str] = field(default_factory=list)  # what should never be


class Simulation:
    """One day in one (rehearsed) conference."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.sites = list(Site.objects.open().filter(conference=conference).select_related("host").order_by("pk"))
        self.screens = [Screen(site) for site in self.sites]
        self.room = Room(snapshot(conference.pk))
        self.outcome = Outcome()
        self.there: set[int] = set()

    def run(self, day: list[Happening]) -> Outcome:
        """Let everything happen when the conference's clock says so."""
        begin = clock.now(self.conference)
        verbs = {what: getattr(self, f"_{what}") for what in What}
        for happening in day:
            self._wait(begin, happening.at_s)
            began = time.perf_counter()
            try:
                verbs[happening.what](happening.site)
                self.outcome.done[happening.what] += 1
            except Refused:
                self.outcome.refused[happening.what] += 1
            self.outcome.longest_ms = max(self.outcome.longest_ms, (time.perf_counter() - began) * 1000)
            self._tell()
        self._check()
        return self.outcome

    def _wait(self, begin: object, at_s: float) -> None:
        rehearsal = self.conference.rehearsal
        passed = (clock.now(self.conference) - begin).total_seconds()  # type: ignore[operator]
        time.sleep(max(0.0, (at_s - passed) / rehearsal.factor))

    def _tell(self) -> None:
        """What the stream does: the new entries, to every screen that is there."""
        self.room.publish(since({self.conference.pk: self.room.last}))

    def _check(self) -> None:
        """Nothing lost, nothing twice, and the screens agree, those that were cut off among them."""
        for site, screen in enumerate(self.screens):
            if site not in self.there:
                self.room.enter(screen, screen.last)
        numbers = list(LogEntry.objects.filter(conference=self.conference).values_list("sequence", flat=True))
        self.outcome.entries = len(numbers)
        if numbers != list(range(1, len(numbers) + 1)):
            self.outcome.faults.append("Số thứ tự nhật ký có chỗ trống.")
        shared = {
            json.dumps([screen.shown.get(name) for name in ("programme", "now", "floor", "vote")])
            for screen in self.screens
        }
        if len(shared) != 1:
            self.outcome.faults.append(f"{len(shared)} màn hình khác nhau.")
        for vote in Vote.objects.filter(conference=self.conference):
            if result(vote) != result(vote) or result(vote).cast > vote.voters.count():
                self.outcome.faults.append("Kết quả biểu quyết không khớp.")
        ends = [
            each.drift
            for each in course(self.conference).expected(clock.now(self.conference))
            if each.drift is not None
        ]
        self.outcome.drift_min = round(ends[-1] / 60_000) if ends else None

    def _join(self, site: int) -> None:
        self._presence(site, State.CONNECTED)
        self.room.enter(self.screens[site], self.screens[site].last)
        self.there.add(site)

    _return = _join

    def _lose(self, site: int) -> None:
        self._presence(site, State.LOST)
        self.room.leave(self.screens[site])
        self.there.discard(site)

    def _presence(self, site: int, state: State) -> None:
        note_changes([Change(conference=self.conference.pk, site=self.sites[site].pk, state=state)], DOOR)

    def _ask(self, site: int) -> None:
        place = self.sites[site]
        wish = Wish(asker=f"site:{place.pk}", site=place, kind=RequestKind.OPINION, speaker=f"Đại biểu {place.host}")
        ask(self.conference, wish, key=uuid4(), by=None)

    def _flood(self, site: int) -> None:
        for _ in range(FLOOD):
            self._ask(site)

    def _next(self, _site: int) -> None:
        found = course(self.conference)
        current, following = found.current, found.following
        seen = current.item_id if current else None
        if following:
            start_item(self.conference, following, seen=seen, key=uuid4(), by=None)
        else:
            end_item(self.conference, seen=seen, key=uuid4(), by=None)

    def _stale(self, _site: int) -> None:
        following = course(self.conference).following
        if following is None:
            raise Refused("Chương trình đã hết.")
        start_item(self.conference, following, seen=-1, key=uuid4(), by=None)

    def _pause(self, _site: int) -> None:
        pause_item(self.conference, seen=self._running(), key=uuid4(), by=None)

    def _resume(self, _site: int) -> None:
        resume_item(self.conference, seen=self._running(), key=uuid4(), by=None)

    def _running(self) -> int | None:
        run = ItemRun.objects.filter(conference=self.conference, ended_at=None).first()
        return run.item_id if run else None

    def _prepare(self, _site: int) -> None:
        request = self._step(RequestState.WAITING, RequestState.PREPARING)
        say_ready(request, by=None)

    def _on_air(self, _site: int) -> None:
        self._step(RequestState.PREPARING, RequestState.ON_AIR)

    def _off(self, _site: int) -> None:
        self._step(RequestState.ON_AIR, RequestState.OFF)

    def _step(self, here: RequestState, to: RequestState) -> FloorRequest:
        request = FloorRequest.objects.open().filter(conference=self.conference, state=here).first()
        if request is None:
            raise Refused("Không còn ai.")
        step_request(request, to, seen=here, key=uuid4(), by=None)
        return request

    def _message(self, _site: int) -> None:
        send_message(self.conference, "sites", "Đề nghị các điểm cầu tắt mic.", key=uuid4(), by=None)

    def _turned(self, _site: int) -> None:
        text = "Thử \u202ekí tự đảo chiều\u202c 👩\u200d💻 " + "x" * 100_000
        send_message(self.conference, "sites", text, key=uuid4(), by=None)

    def _read(self, site: int) -> None:
        message = Message.objects.filter(conference=self.conference).first()
        if message:
            acknowledge(message, self.sites[site], by=None)

    def _vote(self, _site: int) -> None:
        vote = prepare_vote(
            self.conference,
            "Thống nhất nội dung báo cáo",
            ["Tán thành", "Không tán thành", "Ý kiến khác"],
            electorate=Electorate.SITES,
            is_secret=True,
            quorum=50,
            key=uuid4(),
            by=None,
        )
        step_vote(vote, VoteState.OPEN, by=None)

    def _ballot(self, site: int) -> None:
        vote = Vote.objects.filter(conference=self.conference, state=VoteState.OPEN).first()
        if vote is None:
            raise Refused("Chưa mở bỏ phiếu.")
        cast_ballot(vote, f"site:{self.sites[site].pk}", site % 3, key=uuid4(), by=None)

    def _count(self, _site: int) -> None:
        for vote in Vote.objects.filter(conference=self.conference, state=VoteState.OPEN):
            step_vote(step_vote(vote, VoteState.CLOSED, by=None), VoteState.RELEASED, by=None)
