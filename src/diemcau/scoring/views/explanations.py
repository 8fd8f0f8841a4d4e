"""The explanation round: a unit sees its own points and speaks; the council answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import explain, reply
from diemcau.scoring.domain.phases import SCORED, Phase
from diemcau.scoring.forms.lines import ExplanationForm, ReplyForm
from diemcau.scoring.models import Explanation
from diemcau.scoring.permissions import can_settle, sees_appraisal, speaks_for
from diemcau.scoring.queries.sheets import sheet_of
from diemcau.scoring.queries.traces import trace_of
from diemcau.scoring.views.found import entrant_for, line_for


@require_safe
def explanations(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Every appraised point of one unit, where it differs from its own first."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(sees_appraisal(request.user, entrant))
    found = sheet_of(entrant)
    block = entrant.block
    differing = [line for line in found.lines if line.opinion != line.counts and not line.is_external]
    context = {
        "conference": block.campaign.conference,
        "entrant": entrant,
        "of_block": block,
        "sheet": found,
        "differing": differing,
        "others": [line for line in found.lines if line not in differing],
        "may_explain": block.phase == Phase.EXPLANATION and speaks_for(request.user, entrant),
        "may_reply": block.phase in SCORED and can_settle(request.user, entrant),
    }
    return render(request, "scoring/explanations.html", context)


@require_POST
def explanation(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    require(speaks_for(request.user, entrant))
    form = ExplanationForm(request.POST)
    if not form.is_valid():
        raise Refused(str(next(iter(form.errors.values()))[0]))
    explain(entrant, criterion, form.cleaned_data["text"], by=request.user)
    messages.success(request, _("Đã gửi giải trình tiêu chí %(code)s.") % {"code": criterion.code})
    return redirect("scoring:explanations", conference_id, entrant.pk)


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
        "steps": steps,
        "sees_appraisal": sees,
    }
    return render(request, "scoring/trace.html", context)
