"""The appraisal of one unit: opinions, agreement with the rest, the second opinion."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import accept_rest, leave_seat, mark, settle
from diemcau.scoring.domain.phases import SCORED, Phase
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.forms.lines import MarkForm
from diemcau.scoring.models import Criterion, Entrant
from diemcau.scoring.permissions import can_appraise, can_settle
from diemcau.scoring.queries.sheets import Line, sheet_of
from diemcau.scoring.views.found import entrant_for, line_for


@require_safe
def appraisal(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Claims with their evidence on the left, the own opinion on the right."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(can_settle(request.user, entrant))
    return render(request, "scoring/appraisal.html", _context(entrant, request.user))


@require_POST
def opinion(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    """Keep one opinion; `accept` takes over what the unit says."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    require(can_appraise(request.user, entrant))
    form = MarkForm(request.POST)
    accepts = bool(request.POST.get("accept"))
    problem, status = "", 200
    if not accepts and not form.is_valid():
        problem, status = form.first_error(), 422
    else:
        try:
            said = _claimed(entrant, criterion) if accepts else form.opinion()
            reason = "" if accepts else form.cleaned_data["reason"]
            seen = int(request.POST.get("revision") or 0) if accepts else form.seen
            mark(entrant, criterion, said, reason=reason, revision=seen, by=request.user)
        except Refused as refusal:
            problem, status = refusal.message, 409
    part = "row" if accepts else "outcome"
    return _answer(request, entrant, criterion, part, problem=problem, status=status)


@require_POST
def settlement(request: SignedIn, conference_id: int, entrant_id: int, criterion_id: int) -> HttpResponse:
    """The second opinion."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    criterion = line_for(entrant, criterion_id)
    require(can_settle(request.user, entrant))
    form = MarkForm(request.POST)
    problem, status = "", 200
    if not form.is_valid():
        problem, status = form.first_error(), 422
    else:
        try:
            reason = form.cleaned_data["reason"]
            settle(entrant, criterion, form.opinion(), reason=reason, revision=form.seen, by=request.user)
        except Refused as refusal:
            problem, status = refusal.message, 409
    return _answer(request, entrant, criterion, "row", problem=problem, status=status)


@require_POST
def acceptance(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Agree with the unit on every line that nothing is wanting in."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(can_appraise(request.user, entrant))
    number = accept_rest(entrant, by=request.user)
    messages.success(request, _("Đã đồng ý với điểm tự chấm ở %(number)d tiêu chí.") % {"number": number})
    return redirect("scoring:appraisal", conference_id, entrant.pk)


@require_POST
def seat_removal(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Step back from a unit before having said anything."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(can_appraise(request.user, entrant))
    leave_seat(entrant, by=request.user, whose=request.user)
    return redirect("scoring:appraisal", conference_id, entrant.pk)


def _claimed(entrant: Entrant, criterion: Criterion) -> Opinion:
    claimed = sheet_of(entrant, only=criterion).lines[0].opinion
    if claimed is None:
        raise Refused(_("Đơn vị chưa tự chấm tiêu chí này nên không có gì để đồng ý; hãy nhập điểm và lý do."))
    return claimed


def _answer(
    request: SignedIn, entrant: Entrant, criterion: Criterion, part: str, *, problem: str, status: int
) -> HttpResponse:
    context = _context(entrant, request.user)
    row = next(each for each in context["rows"] if each["line"] and each["line"].criterion.pk == criterion.pk)
    context |= {"row": row, "problem": problem, "is_answer": True}
    return render(request, f"scoring/appraisal.html#{part}", context, status=status)


def _context(entrant: Entrant, account: Account) -> dict[str, Any]:
    """What the page shows: the other's opinion on a line only once one has spoken on it."""
    block = entrant.block
    found = sheet_of(entrant)
    seats = [seat.account_id for seat in found.seats]
    is_open = block.phase == Phase.APPRAISAL
    may_mark = is_open and can_appraise(account, entrant) and (account.pk in seats or len(seats) < block.appraisers)
    has_seat = account.pk in seats
    rows = []
    for each in found.rows:
        row: dict[str, Any] = {"line": None, "heading": each}
        if isinstance(each, Line):
            own = next((one for one in each.marks if one.by_id == account.pk), None)
            shown = [one for one in each.marks if one.by_id != account.pk and (own or not may_mark)]
            row = {"line": each, "mark": own, "others": shown}
        rows.append(row)
    spoken = sum(bool(row.get("mark")) for row in rows)
    return {
        "conference": block.campaign.conference,
        "entrant": entrant,
        "of_block": block,
        "sheet": found,
        "rows": rows,
        "spoken": spoken,
        "open": sum(1 for line in found.lines if not line.is_external),
        "may_mark": may_mark,
        "has_seat": has_seat,
        "may_settle": block.phase in SCORED and can_settle(account, entrant) and not (is_open and has_seat),
        "is_open": is_open,
        "submission": getattr(entrant, "submission", None),
    }
