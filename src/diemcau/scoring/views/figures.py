"""Figures of the survey or of another system, as a table: looked at before they are taken over."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.actions import drop_file, import_figures, keep_file
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.forms.files import FiguresForm
from diemcau.scoring.models import Block
from diemcau.scoring.queries.figures import compared_figures, read_figures
from diemcau.scoring.views.found import block_for, pending_for, said_of


@require_http_methods(["GET", "POST"])
def new_figures(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """Take the file; what is no table of figures is told here, everything else on the preview."""
    block = _block(request, conference_id, block_id)
    conference = block.campaign.conference
    form = FiguresForm(request.POST or None, files=request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            read_figures(content, block, by=request.user)
        except Unreadable as unreadable:
            form.add_error("file", said_of(unreadable))
        else:
            pending = keep_file(content, name=file.name, by=request.user)
            request.session[f"figures-{pending.token}"] = form.cleaned_data["source"]
            return redirect("scoring:figures-import", conference.pk, block.pk, pending.token)
    criteria = block.criteria_set.criteria.filter(kind__in=EXTERNAL)
    context = {"conference": conference, "of_block": block, "form": form, "criteria": criteria}
    return render(request, "scoring/new_figures.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def figures_import(request: SignedIn, conference_id: int, block_id: int, token: str) -> HttpResponse:
    """Every figure beside what it changes, or every problem by row and column; all or nothing."""
    block = _block(request, conference_id, block_id)
    pending = pending_for(request.user, token)
    source = request.session.get(f"figures-{token}")
    if source is None:
        raise Http404
    table = read_figures(bytes(pending.content), block, by=request.user)
    refusal = ""
    if request.method == "POST" and not table.problems:
        try:
            changed = import_figures(block, table.figures, source=source, by=request.user)
        except Refused as refused:
            refusal = refused.message
        else:
            drop_file(pending, by=request.user)
            del request.session[f"figures-{token}"]
            messages.success(request, _("Đã nhập %(changed)d số liệu mới hoặc thay đổi.") % {"changed": changed})
            return redirect("scoring:block", conference_id, block.pk)
    rows = compared_figures(block, table.figures)
    context = {
        "conference": block.campaign.conference,
        "of_block": block,
        "pending": pending,
        "source": source,
        "rows": rows,
        "new": sum(row.is_new for row in rows),
        "problems": table.problems,
        "refusal": refusal,
    }
    return render(request, "scoring/figures_import.html", context, status=409 if refusal else 200)


@require_POST
def figures_import_removal(request: SignedIn, conference_id: int, block_id: int, token: str) -> HttpResponse:
    block = _block(request, conference_id, block_id)
    drop_file(pending_for(request.user, token), by=request.user)
    return redirect("scoring:new-figures", conference_id, block.pk)


def _block(request: SignedIn, conference_id: int, block_id: int) -> Block:
    block = block_for(request.user, conference_id, block_id)
    require(can_organise(request.user, block.campaign.conference))
    return block
