"""The boards of lines and of checklists: one list, or beyond a thousand sites sums by district."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.connectivity.domain.checklist import OF_SITES
from diemcau.connectivity.domain.districts import MOST_ROWS, Choice
from diemcau.connectivity.permissions import can_keep_lines
from diemcau.connectivity.queries import line_board
from diemcau.connectivity.queries.checklists import stands
from diemcau.connectivity.queries.districts import checklist_summary, line_summary, sites_of
from diemcau.directory.permissions import SignedIn


@require_safe
def lines(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every site with its line and its picture and sound; a unit's contact sees the own sites."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    context: dict[str, Any] = {
        "conference": conference,
        "sees_all": can_see_all(request.user, conference),
        "may_keep": can_keep_lines(request.user, conference),
    }
    if sites_of(conference, request.user).count() <= MOST_ROWS:
        return render(request, "connectivity/lines.html", context | {"board": line_board(conference, request.user)})
    choice = choice_of(request.GET)
    summary, ready, rows = line_summary(conference, request.user, choice)
    counts = summary.counts
    board = {
        "size": summary.size,
        "passed": counts["ok"],
        "doubtful": counts["warn"],
        "bad": counts["bad"],
        "untested": counts["wait"],
        "ready": ready,
    }
    context |= {"board": board, "summary": summary, "choice": choice, "rows": rows}
    return render(request, "connectivity/lines-by-district.html", context)


@require_safe
def checklists(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every site: how far it is, what the technician found."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    context: dict[str, Any] = {
        "conference": conference,
        "items": len(OF_SITES),
        "sees_all": can_see_all(request.user, conference),
    }
    if sites_of(conference, request.user).count() <= MOST_ROWS:
        rows = stands(conference, request.user)
        counts = Counter(row.kind for row in rows)
        return render(request, "connectivity/checklists.html", context | _figures(counts) | {"rows": rows})
    choice = choice_of(request.GET)
    summary, rows = checklist_summary(conference, request.user, choice)
    context |= _figures(summary.counts) | {"summary": summary, "choice": choice, "rows": rows}
    return render(request, "connectivity/checklists-by-district.html", context)


def _figures(counts: Counter[str]) -> dict[str, Any]:
    """What the headline of the checklists says."""
    return {
        "size": counts.total(),
        "counts": {kind: counts[kind] for kind in ("ok", "warn", "bad", "wait")},
        "wanting": counts["wait"] + counts["bad"],
        "failed": counts["bad"],
        "unchecked": counts["warn"],
    }


def choice_of(asked: QueryDict) -> Choice:
    """What the address asks for: `q`, `kind`, `district`; what makes no sense asks for nothing."""
    kind, district = asked.get("kind", ""), asked.get("district", "")
    return Choice(
        words=asked.get("q", "")[:100].strip(),
        kind=kind if kind in {"ok", "warn", "bad", "wait"} else "",
        district=int(district) if district.isdecimal() and len(district) < 19 else None,
    )
