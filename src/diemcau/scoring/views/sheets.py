"""A unit's own sheet: saved line by line while it is filled in, handed in by the head."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.permissions import can_organise
from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import save_answer, send_back, submit
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.forms.evidence import SubmissionForm
from diemcau.scoring.forms.lines import AnswerForm
from diemcau.scoring.models import Criterion, Entrant
from diemcau.scoring.permissions import can_settle, is_head_of, sees_appraisal, speaks_for
from diemcau.scoring.queries.sheets import sheet_of
from diemcau.scoring.views.found import block_page, entrant_for, line_for


@require_safe
def sheet(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """All lines with what was reported; to whoever may fill them in, as fields that save themselves."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    context = sheet_context(entrant, request.user) | {"form": SubmissionForm(initial=_signer(request.user, entrant))}
    return render(request, "scoring/sheet.html", context)


@require_POST
def answer(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    """Keep one line; answer with what came of it, and leave what is being typed alone."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    require(speaks_for(request.user, entrant))
    form = AnswerForm(request.POST)
    problem, status = "", 200
    if not form.is_valid():
        problem, status = form.first_error(), 422
    else:
        try:
            save_answer(
                entrant,
                criterion,
                form.answer(),
                is_applicable=not form.cleaned_data["not_applicable"],
                explanation=form.cleaned_data["explanation"],
                revision=form.seen,
                by=request.user,
            )
        except Refused as refusal:
            problem, status = refusal.message, 409
    return outcome(request, entrant, criterion, problem=problem, status=status)


@require_safe
def line(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    """One line as it now stands."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    context = sheet_context(entrant, request.user, only=criterion)
    return render(request, "scoring/sheet.html#line", context | {"row": context["sheet"].lines[0]})


@require_http_methods(["POST"])
def submission(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Hand the sheet in."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(speaks_for(request.user, entrant))
    form = SubmissionForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            submit(entrant, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = 409
        else:
            messages.success(request, _("Đã nộp điểm tự chấm của %(unit)s.") % {"unit": entrant})
            return redirect("scoring:sheet", conference_id, entrant.pk)
    context = sheet_context(entrant, request.user) | {"form": form}
    return render(request, "scoring/sheet.html", context, status=status)


@require_POST
def submission_return(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Give the sheet back to the unit."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(can_organise(request.user, entrant.block.campaign.conference))
    send_back(entrant, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã trả lại phiếu tự chấm cho %(unit)s.") % {"unit": entrant})
    return redirect("scoring:sheet", conference_id, entrant.pk)


def outcome(
    request: SignedIn, entrant: Entrant, criterion: Criterion, *, problem: str = "", status: int = 200
) -> HttpResponse:
    """What came of a saved line, and how far the whole sheet is."""
    context = sheet_context(entrant, request.user)
    row = next(each for each in context["sheet"].lines if each.criterion.pk == criterion.pk)
    context |= {"row": row, "problem": problem, "is_answer": True}
    return render(request, "scoring/sheet.html#outcome", context, status=status)


def sheet_context(entrant: Entrant, account: Account, *, only: Criterion | None = None) -> dict[str, Any]:
    block = entrant.block
    submission = getattr(entrant, "submission", None)
    may_fill = speaks_for(account, entrant) and block.phase == Phase.SELF and submission is None
    return {
        "conference": block.campaign.conference,
        "entrant": entrant,
        "of_block": block,
        "sheet": sheet_of(entrant, only=only),
        "submission": submission,
        "may_fill": may_fill,
        "block_page": block_page(account, entrant),
        "may_settle": can_settle(account, entrant),
        "sees_appraisal": sees_appraisal(account, entrant),
        "may_send_back": submission is not None
        and block.phase == Phase.SELF
        and can_organise(account, block.campaign.conference),
    }


def _signer(account: Account, entrant: Entrant) -> dict[str, str]:
    return {"signer": account.full_name} if is_head_of(account, entrant.organisation) else {}
