"""The appraisal of one unit: opinions, agreement with the rest, the second opinion."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.permissions import can_organise
from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import sent
from diemcau.scoring.actions import accept_rest, hand_over_seat, leave_seat, mark, settle
from diemcau.scoring.domain.phases import SCORED, Phase
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.forms.lines import HandOverForm, MarkForm
from diemcau.scoring.models import Appraiser, Block, Criterion, Entrant
from diemcau.scoring.permissions import appraised_below, appraisers_for, can_appraise, can_settle
from diemcau.scoring.queries.progress import block_progress
from diemcau.scoring.queries.sheets import Line, sheet_of
from diemcau.scoring.queries.traces import changed_after_submission
from diemcau.scoring.views.found import block_page, conference_for, entrant_for, line_for


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
            seen = sent(request.POST.get("revision")) or 0 if accepts else form.seen
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
    leave_seat(entrant, by=request.user)
    return redirect("scoring:appraisal", conference_id, entrant.pk)


@require_POST
def seat_handover(request: SignedIn, conference_id: int, entrant_id: int, seat_id: int) -> HttpResponse:
    """Take a unit from one appraiser and give it to another."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(can_organise(request.user, entrant.block.campaign.conference))
    seat = get_object_or_404(Appraiser.objects.select_related("account"), pk=seat_id, entrant=entrant)
    form = HandOverForm(appraisers_for(entrant), request.POST)
    if not form.is_valid():
        raise Refused(str(next(iter(form.errors.values()))[0]))
    number = hand_over_seat(seat, by=request.user, **form.cleaned_data)
    said = _("%(who)s thôi thẩm định đơn vị này; %(number)d ý kiến không còn tính, điểm đã thống nhất giữ nguyên.")
    messages.success(request, said % {"who": seat.account, "number": number})
    return redirect("scoring:appraisal", conference_id, entrant.pk)


@require_safe
def block_appraisals(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """The units that a body appraises for its lower ones, with what is left; to its own appraisers."""
    conference = conference_for(request.user, conference_id)
    block = get_object_or_404(Block.objects.select_related("campaign"), pk=block_id, campaign__conference=conference)
    own = set(appraised_below(block, request.user).values_list("pk", flat=True))
    if not own:
        raise Http404
    progress = block_progress(block)
    rows = [row for row in progress.rows if row.entrant.pk in own]
    context = {
        "conference": conference,
        "of_block": block,
        "rows": rows,
        "lines": progress.lines,
        "left": sum(row.scored < progress.lines for row in rows),
    }
    return render(request, "scoring/block_appraisals.html", context)


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
    has_place = is_open and can_appraise(account, entrant) and (account.pk in seats or len(seats) < block.appraisers)
    is_late = is_open and block.appraisal_due is not None and timezone.now() > block.appraisal_due
    may_mark = has_place and not is_late
    has_seat = account.pk in seats
    rows = []
    for each in found.rows:
        row: dict[str, Any] = {"line": None, "heading": each}
        if isinstance(each, Line):
            own = next((one for one in each.marks if one.by_id == account.pk), None)
            shown = [one for one in each.marks if one.by_id != account.pk and (own or not has_place)]
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
        "is_late": is_late,
        "block_page": block_page(account, entrant),
        "changed": changed_after_submission(entrant),
        "others": appraisers_for(entrant) if is_open and can_organise(account, block.campaign.conference) else None,
        "submission": getattr(entrant, "submission", None),
    }
