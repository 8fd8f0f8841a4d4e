"""A ranking that was decided elsewhere, as a file: looked at before it is taken over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.actions import drop_file, import_ranking, keep_file
from diemcau.scoring.domain.rankings import read_ranking
from diemcau.scoring.forms.files import RankingForm
from diemcau.scoring.queries.names import bodies_by_name
from diemcau.scoring.views.found import conference_for, pending_for, said_of


@require_http_methods(["GET", "POST"])
def new_ranking(request: SignedIn, conference_id: int) -> HttpResponse:
    """Take the file; what is no such table is told here, everything else on the preview."""
    conference = _conference(request, conference_id)
    form = RankingForm(request.POST or None, files=request.FILES or None)
    if form.is_valid():
        said = dict(form.cleaned_data)
        file = said.pop("file")
        content = file.read()
        try:
            read_ranking(content)
        except Unreadable as unreadable:
            form.add_error("file", said_of(unreadable))
        else:
            pending = keep_file(content, name=file.name, by=request.user)
            day = said.pop("decided_on")
            request.session[f"ranking-{pending.token}"] = said | {"decided_on": day.isoformat() if day else ""}
            return redirect("scoring:ranking-import", conference.pk, pending.token)
    context = {
        "conference": conference,
        "form": form,
        "title": _("Nhập bảng xếp hạng có sẵn"),
        "lead": _(
            "Bảng .xlsx có cột “Đơn vị” (danh sách đạt giải: “Họ và tên”, “Đơn vị”, “Giải”) và một hay nhiều cột: "
            "Xếp hạng, Điểm, Chỉ số (%), Xếp loại; cột số khác được giữ là điểm lĩnh vực, điểm tối đa ghi trong "
            "tiêu đề: “Thể chế (10)”. Xem trước rồi mới nhập."
        ),
        "button": _("Xem trước"),
        "is_upload": True,
    }
    return render(request, "scoring/form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def ranking_import(request: SignedIn, conference_id: int, token: str) -> HttpResponse:
    """Every row with the body that its name means, or every problem by row and column; all or nothing."""
    conference = _conference(request, conference_id)
    pending = pending_for(request.user, token)
    said: dict[str, Any] | None = request.session.get(f"ranking-{token}")
    if said is None:
        raise Http404
    table = read_ranking(bytes(pending.content))
    known = bodies_by_name(row.body for row in table.rows)
    refusal = ""
    if request.method == "POST" and not table.problems:
        facts = said | {"decided_on": date.fromisoformat(said["decided_on"]) if said["decided_on"] else None}
        try:
            made = import_ranking(conference, table, organisations=known, by=request.user, **facts)
        except Refused as refused:
            refusal = refused.message
        else:
            drop_file(pending, by=request.user)
            del request.session[f"ranking-{token}"]
            messages.success(request, _("Đã nhập %(rows)d dòng.") % {"rows": len(table.rows)})
            return redirect("scoring:imported-ranking", conference.pk, made.pk)
    context = {
        "conference": conference,
        "pending": pending,
        "said": said,
        "table": table,
        "rows": [(row, known.get(row.body)) for row in table.rows],
        "known": sum(row.body in known for row in table.rows),
        "refusal": refusal,
    }
    return render(request, "scoring/ranking_import.html", context, status=409 if refusal else 200)


@require_POST
def ranking_import_removal(request: SignedIn, conference_id: int, token: str) -> HttpResponse:
    conference = _conference(request, conference_id)
    drop_file(pending_for(request.user, token), by=request.user)
    return redirect("scoring:new-ranking", conference.pk)


def _conference(request: SignedIn, conference_id: int) -> Conference:
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    return conference
