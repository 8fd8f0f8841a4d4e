"""Votes: opened for those who are entitled then, one vote each, counted from the ballots alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from secrets import choice as draw
from uuid import UUID, uuid5

from django.db import models, transaction
from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.delegates.models import Delegate
from diemcau.delegates.queries import standings
from diemcau.journal.actions import grouped, record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.log import append
from diemcau.live.actions.screens import offer_slide, show
from diemcau.live.actions.work import turn
from diemcau.live.domain.audiences import DIRECTORS
from diemcau.live.domain.screens import Screen
from diemcau.live.domain.votes import NEXT, VOTE_STATE_NAMES, Electorate, VoteState
from diemcau.live.domain.words import clean
from diemcau.live.models import Ballot, Cast, ScreenLink, Vote, Voter
from diemcau.live.queries import clock, votes

Who = models.Model | None
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
MOST_OPTIONS = 8
_INSTANTS = {VoteState.OPEN: "opened_at", VoteState.CLOSED: "closed_at", VoteState.RELEASED: "released_at"}


@transaction.atomic
def prepare_vote(
    conference: Conference,
    question: str,
    options: Sequence[str],
    *,
    electorate: Electorate,
    is_secret: bool,
    quorum: int,
    key: UUID,
    by: Who,
) -> Vote:
    """Write a question down; nobody votes yet.

    Raises:
        Refused: no question, or not two to eight different options.
    """
    turn(conference)
    known = Vote.objects.filter(key=key, conference=conference).first()
    if known:
        return known
    words = [word for option in options if (word := clean(option, 80))]
    question = clean(question, 300)
    if not question or not 2 <= len(words) <= MOST_OPTIONS or len(set(words)) != len(words):
        raise Refused("Cần một câu hỏi và từ 2 đến 8 phương án khác nhau; chưa có gì được lưu.")
    vote = Vote.objects.create(
        key=key,
        conference=conference,
        question=question,
        options=words,
        electorate=electorate,
        is_secret=is_secret,
        quorum=quorum,
    )
    append(conference, "live.vote_prepared", {(DIRECTORS, "votes"): votes.listed(conference)}, by=by)
    record("live.vote_prepared", vote, by=by, within=conference, secret=is_secret)
    return vote


@transaction.atomic
def step_vote(vote: Vote, to: VoteState, *, by: Who) -> Vote:
    """Open, close, release: each once and in this order. Said twice is said once.

    Raises:
        Refused: another vote is open, or the step does not come next.
    """
    conference = vote.conference
    turn(conference)
    vote = Vote.objects.select_for_update().get(pk=vote.pk)
    here = VoteState(vote.state)
    if here == to:
        return vote
    if NEXT.get(here) != to:
        raise Refused(f"“{vote.question}” {VOTE_STATE_NAMES[here]}, nên thao tác vừa bấm không còn phù hợp.")
    if to == VoteState.OPEN:
        _open(vote)
    vote.state = to
    setattr(vote, _INSTANTS[to], clock.now(conference))
    vote.save()
    told = votes.told(vote) | {(DIRECTORS, "votes"): votes.listed(conference)}
    append(conference, f"live.vote_{to}", told, by=by)
    record(f"live.vote_{to}", vote, by=by, within=conference)
    if to == VoteState.RELEASED:
        slide = offer_slide(conference, votes.slide(vote), key=uuid5(vote.key, "result"), by=by)
        show(conference, slide, by=by)
    return vote


def _open(vote: Vote) -> None:
    """Write down who may vote: who comes later may not."""
    if Vote.objects.filter(conference=vote.conference, state=VoteState.OPEN).exists():
        raise Refused("Đang lấy phiếu cho một nội dung khác; hãy đóng nội dung đó trước.")
    if vote.electorate == Electorate.SITES:
        sites = Site.objects.open().filter(conference=vote.conference).select_related("host")
        entitled = [Voter(vote=vote, who=f"site:{site.pk}", name=str(site)) for site in sites]
    else:
        entitled = _delegates(vote)
    if not entitled:
        raise Refused("Chưa có ai thuộc diện bỏ phiếu, nên chưa mở được.")
    Voter.objects.bulk_create(entitled, batch_size=500)


def _delegates(vote: Vote) -> list[Voter]:
    """Everybody who is checked in; where nobody was, everybody who is named. And phones that were lent by hand."""
    rows = Delegate.objects.filter(seat__unit__conference=vote.conference, ended_at=None).select_related("person")
    here = {person for person, standing in standings(vote.conference).items() if standing.is_here}
    if here:
        rows = rows.filter(person__in=here)
    names = {each.person_id: each.name_and_title for each in rows.order_by("-pk")}
    lent = ScreenLink.objects.filter(conference=vote.conference, screen=Screen.DELEGATE, delegate=None)
    phones = lent.good(timezone.now()).select_related("site__host")
    return [
        *(Voter(vote=vote, who=f"person:{person}", name=name[:300]) for person, name in sorted(names.items())),
        *(Voter(vote=vote, who=f"link:{link.pk}", name=str(link)) for link in phones),
    ]


def cast_ballot(vote: Vote, who: str, choice: int, *, key: UUID, by: Who) -> Cast:
    """Take one vote in; the receipt is given once the vote is kept. The same key again gives the same receipt.

    Raises:
        Refused: the vote is not open, who asks may not vote or has voted.
    """
    return grouped(partial(_cast, vote, who, choice, key=key, by=by))


@transaction.atomic
def _cast(vote: Vote, who: str, choice: int, *, key: UUID, by: Who) -> Cast:
    vote = Vote.objects.select_for_update().select_related("conference").get(pk=vote.pk)
    voter = Voter.objects.filter(vote=vote, who=who).first()
    if voter is None:
        raise Refused("Bạn không có trong danh sách bỏ phiếu của nội dung này.")
    cast = Cast.objects.filter(voter=voter).first()
    if cast and cast.key == key:
        return cast
    if cast:
        raise Refused(f"Phiếu của bạn đã được ghi nhận, biên nhận {cast.receipt}; mỗi nơi bỏ một phiếu.")
    if vote.state != VoteState.OPEN:
        raise Refused(f"Nội dung này {VOTE_STATE_NAMES[VoteState(vote.state)]}, nên phiếu không được ghi nhận.")
    if not 0 <= choice < len(vote.options):
        raise Refused("Phương án này không có trong phiếu; hãy chọn lại.")
    receipt = "".join(draw(LETTERS) for _ in range(8))
    cast = Cast.objects.create(voter=voter, key=key, receipt=receipt, choice=None if vote.is_secret else choice)
    if vote.is_secret:
        Ballot.objects.create(vote=vote, choice=choice)
    if votes.turnout_is_due(vote):
        turn(vote.conference)
        append(vote.conference, "live.vote_cast", {(DIRECTORS, "turnout"): votes.turnout(vote)}, by=None)
    record("live.vote_cast", vote, by=None if vote.is_secret else by, within=vote.conference)
    return cast
