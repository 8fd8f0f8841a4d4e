"""The board of lines."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.permissions import can_keep_lines
from diemcau.connectivity.queries import line_board
from diemcau.directory.permissions import SignedIn


@require_safe
def lines(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every site with its line and its picture and sound; a unit's contact sees the own sites."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    context = {
        "conference": conference,
        "board": line_board(conference, request.user),
        "sees_all": can_see_all(request.user, conference),
        "may_keep": can_keep_lines(request.user, conference),
    }
    return render(request, "connectivity/lines.html", context)
