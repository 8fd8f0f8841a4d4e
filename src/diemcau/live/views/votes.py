"""Votes: prepared, opened, closed, released on one page; cast on consoles and phones."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.live import actions
from diemcau.live.domain.screens import Screen
from diemcau.live.domain.votes import VoteState
from diemcau.live.forms import BallotForm, VoteForm, VoteStateForm
from diemcau.live.models import Vote
from diemcau.live.permissions import can_direct, can_propose, can_watch
from diemcau.live.queries.votes import result, turnout
from diemcau.live.views.answers import conference_of, done, is_script, valid
from diemcau.live.views.screens import bearer_of


@require_http_methods(["GET", "POST"])
def votes(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every vote with its result; a new one is prepared below."""
    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    form = VoteForm(request.POST if request.method == "POST" else None, initial={"key": uuid4(), "quorum": 50})
    if request.method == "POST":
        require(can_propose(request.user, conference))
    if form.is_valid():
        facts = form.cleaned_data
        actions.prepare_vote(conference, facts.pop("question"), facts.pop("options"), by=request.user, **facts)
        messages.success(request, _("Đã soạn nội dung lấy phiếu; bấm Mở khi cần."))
        return redirect("live:votes", conference.pk)
    rows = [(vote, _outcome(vote), turnout(vote)) for vote in Vote.objects.filter(conference=conference)]
    context = {
        "conference": conference,
        "rows": rows,
        "form": form,
        "may_direct": can_direct(request.user, conference),
        "may_propose": can_propose(request.user, conference),
        "sees_all": True,
    }
    return render(request, "live/votes.html", context, status=422 if form.is_bound else 200)


def _outcome(vote: Vote) -> list[tuple[str, int]]:
    """Nothing before it is closed: a count on the way leads those who have not voted."""
    if vote.state in {VoteState.PREPARED, VoteState.OPEN}:
        return []
    return list(zip(vote.options, result(vote).counts, strict=True))


@require_POST
def vote_state(request: SignedIn, vote_id: int) -> HttpResponse:
    """Open, close, release."""
    seen = Vote.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    vote = get_object_or_404(seen.select_related("conference"), pk=vote_id)
    require(can_direct(request.user, vote.conference))
    to = valid(VoteStateForm(request.POST)).cleaned_data["to"]
    actions.step_vote(vote, VoteState(to), by=request.user)
    return done() if is_script(request) else redirect("live:votes", vote.conference_id)


@login_not_required
@require_POST
def screen_ballot(request: HttpRequest, secret: str, vote_id: int) -> JsonResponse:
    """One vote, by whoever the link says."""
    bearer = bearer_of(request, secret, Screen.SITE, Screen.DELEGATE)
    vote = get_object_or_404(Vote.objects.filter(conference=bearer.link.conference_id), pk=vote_id)
    asked = valid(BallotForm(request.POST)).cleaned_data
    cast = actions.cast_ballot(vote, bearer.voter, asked["choice"], key=asked["key"], by=bearer.link)
    return done(receipt=cast.receipt)
