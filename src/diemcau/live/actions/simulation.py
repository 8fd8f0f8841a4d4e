"""An invented day, done by the very verbs that people's buttons call, and watched by screens as they are."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field

from diemcau.conference.models import Conference, Site
from diemcau.delegates.queries import attendance_section
from diemcau.kernel.errors import Refused
from diemcau.live.actions.following import Follower, follow
from diemcau.live.actions.simulated_deeds import Deeds
from diemcau.live.domain.audiences import DIRECTORS
from diemcau.live.domain.simulation import Happening, What
from diemcau.live.feed.hub import Room
from diemcau.live.feed.presence import State
from diemcau.live.feed.tail import since, snapshot
from diemcau.live.models import LogEntry, Vote
from diemcau.live.queries import clock
from diemcau.live.queries.following import standing_below
from diemcau.live.queries.programme import course
from diemcau.live.queries.votes import result

BEHIND_S = 300.0  # of the conference's time
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
    is_behind: bool = False  # the clock ran faster than this machine could act
    present: int = 0  # delegates, at the end
    people: int = 0
    faults: list[str] = field(default_factory=list)  # what should never be


class Simulation(Deeds):
    """One day in one (rehearsed) conference."""

    def __init__(self, conference: Conference) -> None:
        super().__init__(conference)
        self.screens = [Screen(site) for site in self.sites]
        self.room = Room(snapshot(conference.pk))
        self.outcome = Outcome()
        self.there: set[int] = set()
        self.follower = Follower()

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
        self.outcome.is_behind |= passed - at_s > BEHIND_S
        time.sleep(max(0.0, (at_s - passed) / rehearsal.factor))

    def _tell(self) -> None:
        """What the stream does: the new entries, to every screen that is there; and what packages below say."""
        self.follower.look([self.conference.pk])
        self.room.publish(since({self.conference.pk: self.room.last}))

    def _check(self) -> None:
        """Nothing lost, nothing twice, and the screens agree, those that were cut off among them."""
        while follow(self.conference):
            pass
        self._tell()
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
        figures = attendance_section(self.conference)
        self.outcome.present, self.outcome.people = figures["present"], figures["people"]
        told = standing_below(self.conference.pk).get((DIRECTORS, "attendance"), {"present": 0, "people": 0})
        if told["people"] and told["present"] != figures["present"]:
            self.outcome.faults.append("Số đại biểu có mặt trên màn hình khác danh sách điểm danh.")
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
