"""The explanation round: a unit sees its own points and speaks; the council answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import explain, reply
from diemcau.scoring.domain.phases import SCORED, Phase
from diemcau.scoring.forms.evidence import EvidenceForm
from diemcau.scoring.forms.lines import ExplanationForm, ReplyForm
from diemcau.scoring.models import Entrant, Explanation
from diemcau.scoring.permissions import can_settle, sees_appraisal, speaks_for
from diemcau.scoring.queries.evidence import brought_in_round, papers_for
from diemcau.scoring.queries.sheets import Line, Piece, sheet_of
from diemcau.scoring.queries.traces import trace_of
from diemcau.scoring.views.evidence import bring
from diemcau.scoring.views.found import block_page, entrant_for, line_for


@require_safe
def explanations(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Every appraised point of one unit, where it differs from its own first."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(sees_appraisal(request.user, entrant))
    return render(request, "scoring/explanations.html", _context(request, entrant))


@require_http_methods(["GET", "POST"])
def explanation(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    """The form of one point, with room for evidence; take it back, and show all points as they now stand."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    require(speaks_for(request.user, entrant))
    require(sees_appraisal(request.user, entrant))
    line = sheet_of(entrant, only=criterion).lines[0]
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ExplanationForm(data, initial={"text": line.explanation.text if line.explanation else ""})
    papers = papers_for(entrant, request.user)
    evidence = EvidenceForm(entrant, data, papers=papers, files=files, at=criterion.pk, optional=True)
    context = {"conference": entrant.block.campaign.conference, "entrant": entrant, "line": line}
    context |= {"form": form, "evidence": evidence, "removable": _removable(line, entrant)}
    if request.method == "GET":
        return render(request, "scoring/explanation_form.html", context)
    status = 422
    if form.is_valid() and evidence.is_valid():
        try:
            with transaction.atomic():
                explain(entrant, criterion, form.cleaned_data["text"], by=request.user)
                if not evidence.is_empty:
                    bring(entrant, criterion, evidence, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
        else:
            messages.success(request, _("Đã gửi giải trình tiêu chí %(code)s.") % {"code": criterion.code})
            return redirect("scoring:explanations", conference_id, entrant.pk)
    context = _context(request, entrant) | context | {"open": criterion.pk}
    return render(request, "scoring/explanations.html", context, status=status)


@require_POST
def explanation_reply(request: SignedIn, conference_id: int, explanation_id: int) -> HttpResponse:
    found = get_object_or_404(Explanation, pk=explanation_id)
    entrant = entrant_for(request.user, conference_id, found.entrant_id)
    require(can_settle(request.user, entrant))
    form = ReplyForm(request.POST)
    if not form.is_valid():
        raise Refused(form.first_error())
    reply(found, form.cleaned_data["reply"], form.opinion(), revision=form.seen, by=request.user)
    messages.success(request, _("Đã trả lời giải trình."))
    return redirect("scoring:explanations", conference_id, entrant.pk)


def _context(request: SignedIn, entrant: Entrant) -> dict[str, Any]:
    found = sheet_of(entrant)
    block = entrant.block
    differing = [line for line in found.lines if line.opinion != line.counts and not line.is_external]
    return {
        "conference": block.campaign.conference,
        "entrant": entrant,
        "of_block": block,
        "sheet": found,
        "block_page": block_page(request.user, entrant),
        "differing": differing,
        "others": [line for line in found.lines if line not in differing],
        "may_explain": block.phase == Phase.EXPLANATION and speaks_for(request.user, entrant),
        "may_reply": block.phase in SCORED and can_settle(request.user, entrant),
    }


def _removable(line: Line, entrant: Entrant) -> list[Piece]:
    return [piece for piece in line.pieces if brought_in_round(entrant.block, piece.evidence)]


@require_safe
def trace(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    """How one point came about."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    found = trace_of(entrant, criterion)
    sees = sees_appraisal(request.user, entrant)
    steps = [step for step in found.steps if sees or step.stage in {"self", "evidence"}]
    context = {
        "conference": entrant.block.campaign.conference,
        "entrant": entrant,
        "of_block": entrant.block,
        "line": found.line,
        "block_page": block_page(request.user, entrant),
        "steps": steps,
        "sees_appraisal": sees,
    }
    return render(request, "scoring/trace.html", context)
