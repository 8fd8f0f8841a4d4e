"""The pages over everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.rooms.domain import Board, Choice
from diemcau.rooms.permissions import standing
from diemcau.rooms.queries.boards import site_board, unit_board


def conference_for(request: SignedIn, conference_id: int) -> Conference:
    return get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)


@require_safe
def board(request: SignedIn, conference_id: int) -> HttpResponse:
    """The readiness of every site."""
    conference = conference_for(request, conference_id)
    require(standing(request.user, conference).sees_everything)
    b=site_board(conference)
    context = {
        "conference": conference,
        "board": b,
        "choice": Choice(),
        "view": "sites",
        "heads": [(c.key,c.title,"",c.key) for c in b.columns],
        "shortages": [(c,n,False) for n,c in b.shortages()],
        "blocks":[(k.key,k.name,k.size,False) for k in b.blocks],
        "headline":"Chưa sẵn sàng 260","lead":"x", "noun": "điểm cầu",
        "rows_at": reverse("rooms:sites", args=[conference.pk]),
        "file": "",
    }
    return render(request, "rooms/board.html", context)
