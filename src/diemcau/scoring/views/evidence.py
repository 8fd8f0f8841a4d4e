"""Evidence at a line: brought, used again, looked at, taken back."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import add_evidence, drop_evidence, use_evidence
from diemcau.scoring.forms.evidence import EvidenceForm
from diemcau.scoring.models import Criterion, Entrant, Evidence
from diemcau.scoring.permissions import speaks_for
from diemcau.scoring.queries.evidence import papers_for
from diemcau.scoring.views.found import entrant_for, is_fragment, line_for
from diemcau.scoring.views.sheets import sheet_context


@require_http_methods(["GET", "POST"])
def evidence(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    """The pieces at one line with the form for more; take a piece, and answer with the same as it now stands."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    if request.method != "POST":
        return _panel(request, entrant, criterion)
    require(speaks_for(request.user, entrant))
    papers = papers_for(entrant, request.user)
    form = EvidenceForm(entrant, request.POST, papers=papers, files=request.FILES, at=criterion.pk)
    status = 422
    if form.is_valid():
        try:
            bring(entrant, criterion, form, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
        else:
            return _panel(request, entrant, criterion)
    return _panel(request, entrant, criterion, form=form, status=status)


def bring(entrant: Entrant, criterion: Criterion, form: EvidenceForm, *, by: Account) -> None:
    """What a valid form says: a new piece, or one that is there already for one more line."""
    said = form.cleaned_data
    if known := said["known"]:
        use_evidence(known, [*known.criteria.all(), criterion], by=by)
        return
    facts = {"title": said["title"], "file": said["file"], "link": said["link"], "version": said["paper"]}
    add_evidence(entrant, criterion, by=by, **facts)


@require_POST
def evidence_removal(request: SignedIn, conference_id: int, evidence_id: int, criterion_id: int) -> HttpResponse:
    """Take a piece from one line; where it serves no other, take it back altogether."""
    piece, entrant = _piece(request, conference_id, evidence_id)
    criterion = line_for(entrant, criterion_id)
    require(speaks_for(request.user, entrant))
    others = [each for each in piece.criteria.all() if each.pk != criterion.pk]
    if others:
        use_evidence(piece, others, by=request.user)
    else:
        drop_evidence(piece, by=request.user)
    if not is_fragment(request):
        return redirect("scoring:explanations", conference_id, entrant.pk)
    return _panel(request, entrant, criterion)


@require_safe
def evidence_file(request: SignedIn, conference_id: int, evidence_id: int) -> HttpResponseBase:
    """The file as it was sent, always to be saved and never shown: what is in it is the sender's."""
    piece, _entrant = _piece(request, conference_id, evidence_id)
    if piece.stored is None or piece.is_lost:
        raise Refused(_("Tệp của tài liệu này không còn trong kho; đề nghị đơn vị gửi lại. Điểm đã chấm giữ nguyên."))
    name = piece.version.file_name if piece.version else piece.file_name or piece.title
    response = FileResponse(
        piece.stored.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _piece(request: SignedIn, conference_id: int, evidence_id: int) -> tuple[Evidence, Entrant]:
    piece = get_object_or_404(Evidence.objects.select_related("version"), pk=evidence_id)
    return piece, entrant_for(request.user, conference_id, piece.entrant_id)


def _panel(
    request: SignedIn, entrant: Entrant, criterion: Criterion, *, form: EvidenceForm | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = sheet_context(entrant, request.user)
    row = next(each for each in context["sheet"].lines if each.criterion.pk == criterion.pk)
    context |= {
        "row": row,
        "form": form or EvidenceForm(entrant, papers=papers_for(entrant, request.user), at=criterion.pk),
        "is_answer": True,
        "was_changed": request.method == "POST",
    }
    return render(request, "scoring/evidence.html", context, status=status)
