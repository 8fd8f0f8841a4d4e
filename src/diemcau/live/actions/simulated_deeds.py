"""What simulated people do, by the very verbs that real ones' buttons call."""

from __future__ import annotations

from uuid import uuid4

from diemcau.conference.models import Conference, Site
from diemcau.delegates.actions import check_in
from diemcau.delegates.actions.checkins import Noted
from diemcau.delegates.domain.attending import Saying, Way
from diemcau.delegates.models import Delegate
from diemcau.delegates.queries.taking import Pass
from diemcau.kernel.errors import Refused
from diemcau.live.actions.asking import Wish, ask, say_ready
from diemcau.live.actions.floor import step_request
from diemcau.live.actions.help import answer_help, call_help
from diemcau.live.actions.messages import acknowledge, send_message
from diemcau.live.actions.presence import note_changes
from diemcau.live.actions.running import end_item, pause_item, resume_item, start_item
from diemcau.live.actions.votes import cast_ballot, prepare_vote, step_vote
from diemcau.live.domain.floor import RequestKind, RequestState
from diemcau.live.domain.help import Help
from diemcau.live.domain.votes import Electorate, VoteState
from diemcau.live.feed.presence import Change, State
from diemcau.live.models import FloorRequest, ItemRun, Message, Vote
from diemcau.live.queries import clock
from diemcau.live.queries.programme import course

DOOR = "simulation"
FLOOD = 50


class Deeds:
    """One method for each `What`, with the number of the site that it is about."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.sites = list(Site.objects.open().filter(conference=conference).select_related("host").order_by("pk"))

    def _presence(self, site: int, state: State) -> None:
        note_changes([Change(conference=self.conference.pk, site=self.sites[site].pk, state=state)], DOOR)

    def _check_in(self, site: int) -> None:
        place, now = self.sites[site], clock.now(self.conference)
        for delegate in Delegate.objects.current().filter(seat__unit__site=place):
            said = Noted(
                id=uuid4(), delegate=delegate.pk, says=Saying.IN_PERSON, way=Way.LIST, said_at=now, sent_at=now
            )
            check_in(Pass.at(place), said, now=now)

    def _fail(self, site: int) -> None:
        call_help(self.sites[site], Help.NO_SOUND, by=None)

    def _mend(self, site: int) -> None:
        answer_help(self.sites[site], by=None)

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
