"""A conference at a glance, and what is asked of one's own unit."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.permissions import SignedIn
from diemcau.rooms.queries.overview import overview


@require_safe
def conference(request: SignedIn, conference_id: int) -> HttpResponse:
    """The facts of a conference, what is still to be done and by whom, how much there is of everything."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    if not can_see_all(request.user, conference):
        return render(request, "rooms/facts.html", {"conference": conference})
    context = {
        "conference": conference,
        "overview": overview(conference),
        "can_organise": can_organise(request.user, conference),
    }
    return render(request, "rooms/overview.html", context)
