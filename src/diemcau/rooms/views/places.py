"""One site, one unit."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference, Site, Unit
from diemcau.conference.permissions import can_choose_venue, can_organise, can_see_all
from diemcau.delegates.permissions import can_speak_for
from diemcau.directory.models import Venue
from diemcau.directory.permissions import SignedIn
from diemcau.live.permissions import can_stand_for
from diemcau.rooms.queries.places import site_page, unit_page
from diemcau.rooms.queries.units import units_of


@require_safe
def site(request: SignedIn, conference_id: int, site_id: int) -> HttpResponse:
    """Who sits at a site, in which room, and what is missing there."""
    sites = Site.objects.visible_to(request.user).select_related("conference", "host", "parent__host", "venue")
    found = get_object_or_404(sites, pk=site_id, conference=conference_id)
    may_arrange = can_organise(request.user, found.conference)
    others = Site.objects.open().filter(conference=conference_id).select_related("host").exclude(pk=found.pk)
    page = site_page(found)
    context = {
        "conference": found.conference,
        "page": page,
        "may_stand": page.closure is None and can_stand_for(request.user, found),
        "site": found,
        "venues": Venue.objects.filter(organisation=found.host_id),
        "may_choose_venue": can_choose_venue(request.user, found),
        "may_arrange": may_arrange,
        "others": others.order_by("host__rank", "host__area_code", "pk") if may_arrange else (),
        "sees_all": can_see_all(request.user, found.conference),
    }
    return render(request, "rooms/site.html", context)


@require_safe
def unit(request: SignedIn, conference_id: int, unit_id: int) -> HttpResponse:
    """What is asked of a unit, the most urgent on top."""
    units = Unit.objects.visible_to(request.user).select_related(
        "conference", "organisation", "site__host", "home__host"
    )
    found = get_object_or_404(units, pk=unit_id, conference=conference_id)
    may_arrange = can_organise(request.user, found.conference)
    others = Site.objects.open().filter(conference=conference_id).select_related("host")
    page = unit_page(found, today=timezone.localdate())
    context = {
        "conference": found.conference,
        "unit": found,
        "page": page,
        "may_stand": page.hosts is not None and can_stand_for(request.user, page.hosts),
        "may_size": can_speak_for(request.user, found),
        "may_arrange": may_arrange,
        "others": others.order_by("host__rank", "host__area_code", "pk") if may_arrange else (),
        "sees_all": can_see_all(request.user, found.conference),
    }
    return render(request, "rooms/unit.html", context)


@require_safe
def mine(request: SignedIn, conference_id: int) -> HttpResponse:
    """The unit that this account speaks for; of several, the list."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    own = [unit for unit in units_of(request.user) if unit.conference_id == conference.pk]
    if len(own) == 1:
        return redirect("rooms:unit", conference.pk, own[0].pk)
    return render(request, "rooms/mine.html", {"conference": conference, "units": own})
