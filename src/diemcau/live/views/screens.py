"""Screens that are opened by a link: the hall, a site's console, a delegate's phone. Who they are, the link says."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Site
from diemcau.delegates.actions import make_check_in_link
from diemcau.delegates.models import CheckInLink, InvitationCopy
from diemcau.directory.permissions import SignedIn, require
from diemcau.live import actions
from diemcau.live.actions.asking import Wish
from diemcau.live.domain.floor import RequestState
from diemcau.live.domain.help import Help
from diemcau.live.domain.screens import Screen
from diemcau.live.forms import HelpForm, KeyedForm, RequestForm
from diemcau.live.models import FloorRequest, Message, ScreenLink
from diemcau.live.permissions import can_award, can_direct, can_stand_for, stood_for
from diemcau.live.queries.item_papers import screen_papers
from diemcau.live.queries.people import people_at
from diemcau.live.queries.screens import Bearer, digest
from diemcau.live.queries.standing import standing
from diemcau.live.views.answers import conference_of, done, screen, valid
from diemcau.live.views.words import HALL_WORDS, SITE_WORDS, words

TEMPLATES = {
    Screen.HALL: ("live/hall.html", HALL_WORDS),
    Screen.SITE: ("live/site.html", SITE_WORDS),
    Screen.DELEGATE: ("live/delegate.html", SITE_WORDS),
}


@require_POST
def hall(request: SignedIn, conference_id: int) -> HttpResponse:
    """Open the hall's screen on this machine."""
    conference = conference_of(request, conference_id)
    require(can_direct(request.user, conference))
    _, secret = actions.make_link(conference, Screen.HALL, by=request.user)
    return redirect("live:screen", secret)


@require_safe
def consoles(request: SignedIn, conference_id: int) -> HttpResponse:
    """The day for whoever hosts sites: the console of each is one press away."""
    conference = conference_of(request, conference_id)
    sites = stood_for(request.user, conference).select_related("host").order_by("host__rank", "pk")
    context = {"conference": conference, "sites": sites, "may_award": can_award(request.user, conference)}
    return render(request, "live/consoles.html", context)


@require_POST
def console(request: SignedIn, site_id: int) -> HttpResponse:
    """Open a site's console: the host's contact and technician, for themselves only."""
    site = get_object_or_404(Site.objects.visible_to(request.user).select_related("conference", "host"), pk=site_id)
    require(can_stand_for(request.user, site))
    _, secret = actions.make_link(site.conference, Screen.SITE, by=request.user, site=site, account=request.user)
    return redirect("live:screen", secret)


@login_not_required
@require_safe
def phone(request: HttpRequest, token: str) -> HttpResponse:
    """From a personal invitation to the phone of the day."""
    copy = InvitationCopy.objects.by_token(token)
    if copy is None:
        raise Http404
    return redirect("live:screen", actions.open_phone(copy, by=None))


@login_not_required
@require_safe
def screen_page(request: HttpRequest, secret: str) -> HttpResponse:
    """The screen that a link opens, as it stands."""
    bearer = bearer_of(request, secret)
    link = bearer.link
    actions.lay_out(link.conference, by=None)
    stands = standing(link.conference, bearer.audiences)
    template, own_words = TEMPLATES[Screen(link.screen)]
    context = {
        "conference": link.conference,
        "link": link,
        "site": link.site,
        "people": people_at(link.site) if link.site else [],
        "papers": screen_papers(link, secret, timezone.now()) if link.site_id else [],
        "secret": secret,
        "asker": bearer.asker,
        "renewal": reverse("live:screen-ticket", args=[secret]),
        "ticket": bearer.ticket(),
        "sequence": stands.sequence,
        "standing": stands.sections,
        "words": words(own_words),
    }
    return screen(request, template, context)


@login_not_required
@require_safe
def screen_ticket(request: HttpRequest, secret: str) -> JsonResponse:
    return JsonResponse({"ticket": bearer_of(request, secret).ticket()})


@login_not_required
@require_POST
def screen_requests(request: HttpRequest, secret: str) -> JsonResponse:
    """Ask for the floor, for oneself or for one's site: which, the link says."""
    bearer = bearer_of(request, secret, Screen.SITE, Screen.DELEGATE)
    asked = valid(RequestForm(request.POST)).cleaned_data
    link = bearer.link
    wish = Wish(
        asker=bearer.asker,
        site=link.site,
        kind=asked["kind"],
        speaker=asked["speaker"] if link.screen == Screen.SITE else link.name,
        subject=asked["subject"],
        organisation=bearer.organisation,
    )
    made = actions.ask(link.conference, wish, key=asked["key"], by=link)
    return done(request=made.pk)


@login_not_required
@require_POST
def screen_withdrawal(request: HttpRequest, secret: str, request_id: int) -> JsonResponse:
    """Take one's own request back."""
    bearer = bearer_of(request, secret, Screen.SITE, Screen.DELEGATE)
    asker = _own(bearer, request_id)
    key = valid(KeyedForm(request.POST)).cleaned_data["key"]
    seen = RequestState(asker.state)
    return done(actions.step_request(asker, RequestState.WITHDRAWN, seen=seen, key=key, by=bearer.link))


@login_not_required
@require_POST
def screen_readiness(request: HttpRequest, secret: str, request_id: int) -> JsonResponse:
    """Picture and sound of the site are ready for whoever is to speak there."""
    bearer = bearer_of(request, secret, Screen.SITE)
    asker = get_object_or_404(
        FloorRequest.objects.select_related("conference", "site__host"), pk=request_id, site=bearer.link.site_id
    )
    actions.say_ready(asker, by=bearer.link)
    return done()


@login_not_required
@require_POST
def screen_help(request: HttpRequest, secret: str) -> JsonResponse:
    """The site needs somebody."""
    site = bearer_of(request, secret, Screen.SITE).link.site
    assert site is not None
    actions.call_help(site, Help(valid(HelpForm(request.POST)).cleaned_data["what"]), by=None)
    return done()


@login_not_required
@require_POST
def screen_receipt(request: HttpRequest, secret: str, message_id: int) -> JsonResponse:
    """A message has been read."""
    bearer = bearer_of(request, secret, Screen.SITE)
    messages = Message.objects.filter(conference=bearer.link.conference_id).select_related("conference")
    site = bearer.link.site
    assert site is not None
    actions.acknowledge(get_object_or_404(messages, pk=message_id), site, by=bearer.link)
    return done()


@login_not_required
@require_POST
def screen_check_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Open check-in of the console's own site on this machine."""
    link = bearer_of(request, secret, Screen.SITE).link
    assert link.site is not None
    name = _("Bàn điều khiển điểm cầu")
    own = CheckInLink.objects.good(timezone.now()).filter(site=link.site, made_by=link.account, name=name).last()
    return redirect("delegates:desk", (own or make_check_in_link(link.site, name, by=link.account)).token)


def bearer_of(request: HttpRequest, secret: str, *screens: Screen) -> Bearer:
    """Whoever holds the link; a link that is over, or another's, opens nothing."""
    links = ScreenLink.objects.good(timezone.now()).select_related("conference", "site__host", "delegate__seat__unit")
    link = links.filter(digest=digest(secret)).first()
    if link is None or (screens and link.screen not in screens):
        raise Http404
    if link.account_id and link.account_id != request.user.pk:
        raise Http404
    return Bearer(link=link)


def _own(bearer: Bearer, request_id: int) -> FloorRequest:
    own = FloorRequest.objects.filter(conference=bearer.link.conference_id, asker=bearer.asker)
    return get_object_or_404(own.select_related("conference", "site__host"), pk=request_id)
