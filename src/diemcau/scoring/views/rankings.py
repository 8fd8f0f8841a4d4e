"""Rankings decided elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Unreadable
from diemcau.scoring.actions import import_ranking, publish_result, remove_ranking, withdraw_result
from diemcau.scoring.domain.points import printed
from diemcau.scoring.domain.rankings import read_ranking
from diemcau.scoring.forms.files import RankingForm
from diemcau.scoring.models import Ranking
from diemcau.scoring.permissions import sees_scores
from diemcau.scoring.queries.finished import imported_result
from diemcau.scoring.queries.names import bodies_by_name
from diemcau.scoring.views.found import conference_for


@require_http_methods(["GET", "POST"])
def new_ranking(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    form = RankingForm(request.POST or None, files=request.FILES or None)
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            table = read_ranking(said.pop("file").read())
        except Unreadable as unreadable:
            line = f"Dòng {unreadable.line}: " if unreadable.line else ""
            form.add_error("file", f"{line}{unreadable.message}")
        else:
            known = bodies_by_name(row.name for row in table.rows)
            made = import_ranking(conference, table, organisations=known, by=request.user, **said)
            told = _("Đã nhập %(rows)d dòng; %(known)d dòng khớp với đơn vị trong danh bạ.")
            messages.success(request, told % {"rows": len(table.rows), "known": len(known)})
            return redirect("scoring:imported-ranking", conference.pk, made.pk)
    context = {
        "conference": conference,
        "form": form,
        "title": _("Nhập bảng xếp hạng có sẵn"),
        "lead": _(
            "Bảng .xlsx có cột “Đơn vị” và một hay nhiều cột: Xếp hạng, Điểm, Chỉ số (%), Xếp loại; "
            "cột số khác được giữ là điểm lĩnh vực."
        ),
        "button": _("Nhập bảng"),
        "is_upload": True,
    }
    return render(request, "scoring/form.html", context, status=422 if form.is_bound else 200)


@require_safe
def imported_ranking(request: SignedIn, conference_id: int, ranking_id: int) -> HttpResponse:
    """To the council; to everybody once it is published."""
    found = _ranking(request, conference_id, ranking_id)
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
        "may_organise": can_organise(request.user, found.conference),
    }
    return render(request, "scoring/imported_ranking.html", context)


@require_POST
def imported_release(request: SignedIn, conference_id: int, ranking_id: int) -> HttpResponse:
    found = _ranking(request, conference_id, ranking_id)
    require(can_organise(request.user, found.conference))
    if hasattr(found, "release"):
        withdraw_result(f"ranking:{found.pk}", by=request.user)
    else:
        publish_result(f"ranking:{found.pk}", by=request.user)
    return redirect("scoring:imported-ranking", conference_id, found.pk)


@require_POST
def imported_removal(request: SignedIn, conference_id: int, ranking_id: int) -> HttpResponse:
    found = _ranking(request, conference_id, ranking_id)
    require(can_organise(request.user, found.conference))
    remove_ranking(found, by=request.user)
    messages.success(request, _("Đã xóa bảng “%(title)s”.") % {"title": found})
    return redirect("scoring:campaigns", conference_id)


def _ranking(request: SignedIn, conference_id: int, ranking_id: int) -> Ranking:
    conference = conference_for(request.user, conference_id)
    rankings = Ranking.objects.select_related("release", "conference__owner")
    found = get_object_or_404(rankings, pk=ranking_id, conference=conference)
    if not hasattr(found, "release") and not sees_scores(request.user, conference):
        raise Http404
    return found
