"""The year's results: targets, a unit's report on one, the table that is read during the conference."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import draft_results, import_targets, report_outcome, rule_on_outcome
from diemcau.assignments.domain.sheets import RESULTS
from diemcau.assignments.domain.targets import ReadTargets, TargetLine, read_targets
from diemcau.assignments.forms.targets import OutcomeForm, TargetFileForm
from diemcau.assignments.models import Outcome, TargetUnit
from diemcau.assignments.queries.targets import bodies_named, results_of
from diemcau.assignments.views.loading import conference_for, frame, steered, workbook_answer
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.domain.files import read
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Unreadable
from diemcau.papers.domain.sheets import sheet

SALT, AGE = "diemcau.assignments.targets", 3600


@require_safe
def targets(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every target with what was reported, and the sums."""
    conference = conference_for(request, conference_id)
    found = results_of(conference, request.user)
    return render(request, "assignments/targets.html", {**frame(request.user, conference), "found": found})


@require_safe
def targets_file(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = conference_for(request, conference_id)
    lines = [
        (
            row.unit.target.field,
            row.unit.target.text,
            row.unit.target.goal,
            row.unit.organisation.name,
            TIER_NAMES[Tier(row.unit.organisation.tier)],
            row.words,
            row.outcome.result if row.outcome else "",
            row.outcome.limits if row.outcome else "",
            row.outcome.causes if row.outcome else "",
            row.outcome.proposals if row.outcome else "",
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
        count = import_targets(conference, lines, bodies, by=request.user)
        messages.success(request, _("Đã nhập %(count)s chỉ tiêu.") % {"count": count})
        return redirect("assignments:targets", conference.pk)
    form = TargetFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context: dict[str, Any] = {**frame(request.user, conference), "form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found: ReadTargets = read_targets(read(file.read()))
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        else:
            bodies, unknown = bodies_named(conference, (name for line in found.lines for name in line.units))
            context |= {
                "found": found,
                "unknown": unknown,
                "kept": "" if found.faults else signing.dumps(_plain(found), salt=SALT, compress=True),
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


@require_http_methods(["GET", "POST"])
def outcome(request: SignedIn, conference_id: int, unit_id: int) -> HttpResponse:
    """One unit's part of one target: what was reported, and the short form for it."""
    unit = _unit(request, conference_id, unit_id)
    own = request.user.organisation_roles.filter(organisation=unit.organisation_id).exists()
    may_report = own or can_organise(request.user, unit.target.conference)
    if request.method == "POST":
        require(may_report)
    last = unit.outcomes.select_related("ruling").first()
    form = OutcomeForm(request.POST if request.method == "POST" else None, initial=_known(last) | {"key": uuid4()})
    if form.is_valid():
        report_outcome(unit, by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã gửi kết quả."))
        return redirect("assignments:targets", conference_id)
    ruling = getattr(last, "ruling", None)
    context = {
        **frame(request.user, unit.target.conference),
        "unit": unit,
        "last": last,
        "ruling": ruling,
        "form": form,
        "may_report": may_report and not (ruling and ruling.is_accepted),
        "may_rule": last is not None and ruling is None and can_organise(request.user, unit.target.conference),
    }
    return render(request, "assignments/outcome.html", context, status=422 if form.is_bound else 200)


@require_POST
def ruling(request: SignedIn, conference_id: int, unit_id: int) -> HttpResponse:
    """Accept or return the newest report, the one that was looked at."""
    unit = _unit(request, conference_id, unit_id)
    require(can_organise(request.user, unit.target.conference))
    given = request.POST.get("outcome", "")
    seen = get_object_or_404(
        Outcome.objects.select_related("unit__target__conference"),
        unit=unit,
        pk=int(given) if given.isdecimal() and len(given) < 18 else 0,
    )
    reason = request.POST.get("reason", "")
    rule_on_outcome(seen, is_accepted=request.POST.get("accept") == "1", reason=reason, by=request.user)
    return redirect("assignments:targets", conference_id)


def _unit(request: SignedIn, conference_id: int, unit_id: int) -> TargetUnit:
    conference = conference_for(request, conference_id)
    units = TargetUnit.objects.filter(target__conference=conference).select_related(
        "target__conference", "organisation"
    )
    if not can_see_all(request.user, conference):
        units = units.filter(organisation__in=request.user.organisation_roles.values("organisation"))
    return get_object_or_404(units, pk=unit_id)


def _known(last: Outcome | None) -> dict[str, str]:
    fields = ("achievement", "result", "limits", "causes", "proposals", "evidence")
    return {name: getattr(last, name) for name in fields} if last else {}


def _plain(found: ReadTargets) -> list[list[Any]]:
    return [[line.row, line.facts, list(line.units)] for line in found.lines]


def _kept(text: str) -> list[TargetLine]:
    try:
        kept = signing.loads(text, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        raise Unreadable(_("Bản xem trước đã hết hạn; chưa lưu gì, hãy chọn lại tệp.")) from None
    return [TargetLine(row=row, facts=facts, units=tuple(units)) for row, facts, units in kept]
