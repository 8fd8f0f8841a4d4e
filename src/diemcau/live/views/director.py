"""The director's screen, and what its keys do."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.kernel.words import say
from diemcau.live import actions
from diemcau.live.forms import InsertionForm, ItemStepForm, KeyedForm, MessageForm, PlaceForm
from diemcau.live.models import Slide
from diemcau.live.permissions import can_direct, can_propose, can_watch
from diemcau.live.queries.cards import card
from diemcau.live.queries.item_papers import director_papers
from diemcau.live.queries.programme import course
from diemcau.live.queries.screens import DIRECTOR, director_ticket, wall
from diemcau.live.queries.standing import standing
from diemcau.live.views.answers import conference_of, done, screen, valid
from diemcau.live.views.words import DIRECTOR_WORDS, words


@require_safe
def director(request: SignedIn, conference_id: int) -> HttpResponse:
    """Programme, floor and wall, as they stand; the stream goes on from there. Sites have a page of their own."""
    conference = conference_of(request, conference_id)
    if not can_watch(request.user, conference):
        return redirect("live:consoles", conference.pk)
    actions.lay_out(conference, by=request.user)
    stands = standing(conference, DIRECTOR)
    sites = wall(conference)
    context = {
        "conference": conference,
        "renewal": reverse("live:director-ticket", args=[conference.pk]),
        "ticket": director_ticket(conference, request.user.pk),
        "sequence": stands.sequence,
        "standing": stands.sections,
        "wall": sites,
        "tiers": _tiers(sites),
        "papers": director_papers(conference, request.user, timezone.now()),
        "may_direct": can_direct(request.user, conference),
        "may_propose": can_propose(request.user, conference),
        "words": words(DIRECTOR_WORDS) | {f"tier_{tier}": say(name) for tier, name in TIER_NAMES.items()},
    }
    return screen(request, "live/director.html", context)


def _tiers(sites: list[dict[str, Any]]) -> list[tuple[str, str]]:
    used = {site["tier"] for site in sites}
    return [(tier.value, say(name)) for tier, name in TIER_NAMES.items() if tier in used and tier != Tier.OTHER]


@require_safe
def director_ticket_renewal(request: SignedIn, conference_id: int) -> JsonResponse:
    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    return JsonResponse({"ticket": director_ticket(conference, request.user.pk)})


@require_POST
def direction(request: SignedIn, conference_id: int) -> JsonResponse:
    """Take over."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    actions.take_over(conference, by=request.user)
    return done()


@require_POST
def progress(request: SignedIn, conference_id: int) -> JsonResponse:
    """Start, end, skip, pause, resume."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    asked = valid(ItemStepForm(conference, request.POST)).cleaned_data
    item, seen = asked["item"], asked["seen"]
    steps = {
        "start": partial(actions.start_item, conference, item, seen=seen),
        "end": partial(actions.end_item, conference, seen=seen),
        "skip": partial(actions.skip_item, conference, item),
        "pause": partial(actions.pause_item, conference, seen=seen),
        "resume": partial(actions.resume_item, conference, seen=seen),
    }
    return done(steps[asked["step"]](key=asked["key"], by=request.user))


@require_POST
def insertions(request: SignedIn, conference_id: int) -> JsonResponse:
    """Put an item in as the next one."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    asked = valid(InsertionForm(request.POST)).cleaned_data
    found = course(conference)
    place = found.items.index(found.following) if found.following else len(found.items)
    facts = {"text": asked["text"], "minutes": asked["minutes"]}
    return done(actions.insert_item(conference, facts, place, key=asked["key"], by=request.user))


@require_safe
def site_card(request: SignedIn, site_id: int) -> JsonResponse:
    """What the chair sees of a site before calling it."""
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("conference", "host"), pk=site_id)
    require(can_watch(request.user, site.conference))
    return JsonResponse(card(site))


@require_POST
def site_help(request: SignedIn, site_id: int) -> JsonResponse:
    """Somebody sees to a call for help."""
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("conference", "host"), pk=site_id)
    require(can_watch(request.user, site.conference))
    actions.answer_help(site, by=request.user)
    return done()


@require_POST
def item_place(request: SignedIn, item_id: int) -> JsonResponse:
    """Move an item among those that are still to come."""
    item = _item(request, item_id)
    require(can_direct(request.user, item.conference))
    asked = valid(PlaceForm(request.POST)).cleaned_data
    return done(actions.order_items(item.conference, item, asked["place"], key=asked["key"], by=request.user))


@require_POST
def item_cue(request: SignedIn, item_id: int) -> JsonResponse:
    """Cue the site of an item."""
    item = _item(request, item_id)
    require(can_direct(request.user, item.conference))
    key = valid(KeyedForm(request.POST)).cleaned_data["key"]
    return done(actions.prepare_item(item.conference, item, key=key, by=request.user))


@require_POST
def item_alternative(request: SignedIn, item_id: int) -> JsonResponse:
    """What was prepared for an item takes the place of its lost site."""
    item = _item(request, item_id)
    require(can_direct(request.user, item.conference))
    key = valid(KeyedForm(request.POST)).cleaned_data["key"]
    return done(actions.use_alternative(item, key=key, by=request.user))


@require_POST
def undoing(request: SignedIn, conference_id: int) -> JsonResponse:
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    return done(verb=actions.undo(conference, by=request.user))


@require_POST
def messages(request: SignedIn, conference_id: int) -> JsonResponse:
    """Send a message to the sites."""
    conference = conference_of(request, conference_id)
    require(can_propose(request.user, conference))
    asked = valid(MessageForm(request.POST)).cleaned_data
    message = actions.send_message(conference, asked["audience"], asked["text"], key=asked["key"], by=request.user)
    return done(message=message.pk)


@require_POST
def showing(request: SignedIn, conference_id: int) -> JsonResponse:
    """Show a slide in the hall, or the programme again."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    named = sent(request.POST.get("slide"))
    slides = Slide.objects.filter(conference=conference, withdrawn_at=None)
    slide = None if named is None else get_object_or_404(slides, pk=named)
    actions.show(conference, slide, by=request.user)
    return done()


def _item(request: SignedIn, item_id: int) -> ProgrammeItem:
    seen = ProgrammeItem.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    return get_object_or_404(seen.select_related("conference", "site__host"), pk=item_id)
