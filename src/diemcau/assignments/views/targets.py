"""The year's results: where targets come from, and the table that is read during the conference."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import close_results, draft_results, import_targets, open_results
from diemcau.assignments.domain.sheets import RESULTS
from diemcau.assignments.domain.targets import ReadTargets, TargetLine
from diemcau.assignments.forms.targets import TargetFileForm
from diemcau.assignments.queries.targets import bodies_named, bodies_of_tier, opening_of, results_of, tiers_of
from diemcau.assignments.transports import read_target_file
from diemcau.assignments.views.loading import conference_for, frame, steered, workbook_answer
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.words import say
from diemcau.papers.domain.sheets import sheet

SALT, AGE = "diemcau.assignments.targets", 3600


@require_safe
def targets(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every target with what was reported, and the sums."""
    conference = conference_for(request, conference_id)
    context = {
        **frame(request.user, conference),
        "found": results_of(conference, request.user),
        "opening": opening_of(conference),
        "own": set(request.user.organisation_roles.values_list("organisation", flat=True)),
    }
    return render(request, "assignments/targets.html", context)


@require_safe
def targets_file(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = conference_for(request, conference_id)
    lines = [
        (
            row.unit.target.field,
            row.unit.target.text,
            row.unit.target.goal,
            row.unit.organisation.name,
            say(TIER_NAMES[Tier(row.unit.organisation.tier)]),
            row.words,
            row.outcome.result if row.outcome else "",
            row.outcome.limits if row.outcome else "",
            row.outcome.causes if row.outcome else "",
            row.outcome.proposals if row.outcome else "",
            row.unit.target.next_goal,
            row.unit.target.forecast,
            row.unit.target.next_owner,
            {"accepted": _("chấp nhận"), "returned": row.reason}.get(row.ruling, ""),
        )
        for row in results_of(conference, request.user).rows
    ]
    return workbook_answer(sheet(_("Kết quả năm"), RESULTS, lines), "ket-qua-nam")


@require_http_methods(["GET", "POST"])
def targets_import(request: SignedIn, conference_id: int) -> HttpResponse:
    """Read a workbook and show it; write it when somebody says yes to exactly that."""
    conference = steered(request, conference_id)
    if "kept" in request.POST:
        lines = _kept(request.POST["kept"])
        bodies, _unknown = bodies_named(conference, (name for line in lines for name in line.units))
        if whom := request.POST.get("whom", ""):  # who reports where the document names nobody
            lines = [replace(line, units=line.units or (whom,)) for line in lines]
            bodies[whom] = bodies_of_tier(conference, whom)
        count = import_targets(conference, lines, bodies, by=request.user)
        messages.success(request, _("Đã nhập %(count)s chỉ tiêu.") % {"count": count})
        return redirect("assignments:targets", conference.pk)
    form = TargetFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context: dict[str, Any] = {**frame(request.user, conference), "form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found: ReadTargets = read_target_file(file)
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        else:
            bodies, unknown = bodies_named(conference, (name for line in found.lines for name in line.units))
            context |= {
                "found": found,
                "unknown": unknown,
                "kept": "" if found.faults else signing.dumps(_plain(found), salt=SALT, compress=True),
                "nameless": sum(not line.units for line in found.lines),
                "tiers": tiers_of(conference),
                "parts": sum(len(bodies.get(name, ())) for line in found.lines for name in line.units),
            }
            return render(request, "assignments/targets-import.html", context)
    return render(request, "assignments/targets-import.html", context, status=422 if form.is_bound else 200)


@require_POST
def targets_report(request: SignedIn, conference_id: int) -> HttpResponse:
    """Draft the report from the table."""
    conference = steered(request, conference_id)
    version = draft_results(conference, by=request.user)
    messages.success(request, _("Đã soạn dự thảo báo cáo, bản %(number)s.") % {"number": version.number})
    return redirect("papers:paper", conference.pk, version.paper_id)


@require_POST
def results_opening(request: SignedIn, conference_id: int) -> HttpResponse:
    """Let every participant read the table, or no longer."""
    conference = steered(request, conference_id)
    if request.POST.get("close"):
        close_results(conference, by=request.user)
        messages.success(request, _("Đã đóng; mỗi đơn vị chỉ xem kết quả của mình."))
    else:
        open_results(conference, by=request.user)
        messages.success(request, _("Đã mở; mọi đơn vị dự hội nghị xem được các kết quả đã chấp nhận."))
    return redirect("assignments:targets", conference.pk)


def _plain(found: ReadTargets) -> list[list[Any]]:
    return [[line.row, line.facts, list(line.units)] for line in found.lines]


def _kept(text: str) -> list[TargetLine]:
    try:
        kept = signing.loads(text, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        raise Unreadable(_("Bản xem trước đã hết hạn; chưa lưu gì, hãy chọn lại tệp.")) from None
    return [TargetLine(row=row, facts=facts, units=tuple(units)) for row, facts, units in kept]
