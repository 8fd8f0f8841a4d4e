"""What director, chair and secretary do with the floor."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.live import actions
from diemcau.live.actions.asking import Wish
from diemcau.live.domain.floor import RequestState
from diemcau.live.forms import CallForm, PlaceForm, QuotaForm, StateForm
from diemcau.live.models import FloorRequest
from diemcau.live.permissions import can_decide, can_direct, can_propose, can_watch
from diemcau.live.queries.turns import tier_turns, turns
from diemcau.live.views.answers import conference_of, done, valid

DECIDED = {RequestState.INVITED, RequestState.DECLINED, RequestState.WAITING, RequestState.WITHDRAWN}


@require_http_methods(["GET", "POST"])
def floor(request: SignedIn, conference_id: int) -> HttpResponse:
    """Everybody who asked on the day, and how many turns each tier has."""
    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    form = QuotaForm(tier_turns(conference), request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(can_propose(request.user, conference))
        if form.is_valid():
            actions.set_quotas(conference, form.turns, by=request.user)
            messages.success(request, _("Đã lưu số lượt phát biểu của từng cấp."))
            return redirect(request.path)
    context = {
        "conference": conference,
        "turns": turns(conference),
        "form": form,
        "may_propose": can_propose(request.user, conference),
        "sees_all": True,
    }
    return render(request, "live/floor.html", context, status=422 if form.is_bound else 200)


@require_POST
def calls(request: SignedIn, conference_id: int) -> JsonResponse:
    """Put a site in the queue that did not ask: the chair calls it."""
    conference = conference_of(request, conference_id)
    require(can_propose(request.user, conference))
    asked = valid(CallForm(conference, request.POST)).cleaned_data
    site = asked["site"]
    wish = Wish(
        asker=f"site:{site.pk}", site=site, kind=asked["kind"], speaker=asked["speaker"], subject=asked["subject"]
    )
    made = actions.ask(conference, wish, key=asked["key"], by=request.user)
    return done(request=made.pk)


@require_POST
def request_state(request: SignedIn, request_id: int) -> JsonResponse:
    """Invite, prepare, on air, off: the chair decides, the director executes."""
    asker = _request(request, request_id)
    asked = valid(StateForm(request.POST)).cleaned_data
    to = RequestState(asked["to"])
    may = can_decide if to in DECIDED else can_direct
    require(may(request.user, asker.conference))
    seen = RequestState(asked["seen"])
    return done(actions.step_request(asker, to, seen=seen, key=asked["key"], by=request.user))


@require_POST
def request_place(request: SignedIn, request_id: int) -> JsonResponse:
    """The secretary puts the queue in order."""
    asker = _request(request, request_id)
    require(can_propose(request.user, asker.conference))
    asked = valid(PlaceForm(request.POST)).cleaned_data
    return done(actions.order_queue(asker, asked["place"], key=asked["key"], by=request.user))


def _request(request: SignedIn, request_id: int) -> FloorRequest:
    seen = FloorRequest.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    return get_object_or_404(seen.select_related("conference", "site__host"), pk=request_id)
