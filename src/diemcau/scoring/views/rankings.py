"""Rankings decided elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.scoring.actions import publish_result, remove_ranking, withdraw_result
from diemcau.scoring.domain.points import printed
from diemcau.scoring.permissions import sees_scores
from diemcau.scoring.queries.finished import imported_result
from diemcau.scoring.views.found import ranking_for


@require_safe
def imported_ranking(request: SignedIn, conference_id: int, ranking_id: int) -> HttpResponse:
    """To the council; to everybody once it is published."""
    found = ranking_for(request.user, conference_id, ranking_id)
    finished = imported_result(found)
    rows = [
        (row, printed(row.points), printed(row.index), [printed(each) for each in row.fields]) for row in finished.rows
    ]
    context = {
        "conference": found.conference,
        "ranking": found,
        "finished": finished,
        "rows": rows,
        "is_published": hasattr(found, "release"),
        "sees_scores": sees_scores(request.user, found.conference),
        "may_organise": can_organise(request.user, found.conference),
    }
    return render(request, "scoring/imported_ranking.html", context)


@require_POST
def imported_release(request: SignedIn, conference_id: int, ranking_id: int) -> HttpResponse:
    found = ranking_for(request.user, conference_id, ranking_id)
    require(can_organise(request.user, found.conference))
    if hasattr(found, "release"):
        withdraw_result(f"ranking:{found.pk}", by=request.user)
    else:
        publish_result(f"ranking:{found.pk}", by=request.user)
    return redirect("scoring:imported-ranking", conference_id, found.pk)


@require_POST
def imported_removal(request: SignedIn, conference_id: int, ranking_id: int) -> HttpResponse:
    found = ranking_for(request.user, conference_id, ranking_id)
    require(can_organise(request.user, found.conference))
    remove_ranking(found, by=request.user)
    messages.success(request, _("Đã xóa bảng “%(title)s”.") % {"title": found})
    return redirect("scoring:campaigns", conference_id)
