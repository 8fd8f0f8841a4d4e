"""What one unit made of one target: its short report with evidence, and what the organiser says to it."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import report_outcome, rule_on_outcome
from diemcau.assignments.forms.targets import OutcomeForm
from diemcau.assignments.models import Outcome, OutcomeFile, TargetUnit
from diemcau.assignments.views.loading import conference_for, frame, inert_file
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import DomainError
from diemcau.kernel.numbers import sent


@require_http_methods(["GET", "POST"])
def outcome(request: SignedIn, conference_id: int, unit_id: int) -> HttpResponse:
    """One unit's part of one target: what was reported, and the short form for it."""
    unit = _unit(request, conference_id, unit_id)
    own = request.user.organisation_roles.filter(organisation=unit.organisation_id).exists()
    may_report = own or can_organise(request.user, unit.target.conference)
    if request.method == "POST":
        require(may_report)
    last = unit.outcomes.select_related("ruling").first()
    sent, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = OutcomeForm(sent, files, initial=_known(last) | {"key": uuid4()})
    if form.is_valid():
        facts = dict(form.cleaned_data)
        file = facts.pop("file")
        try:
            report_outcome(unit, by=request.user, files=[file] if file else [], **facts)
        except DomainError as refusal:
            form.add_error("file" if file else None, refusal.message)
        else:
            messages.success(request, _("Đã gửi kết quả."))
            return redirect("assignments:targets", conference_id)
    ruling = getattr(last, "ruling", None)
    context = {
        **frame(request.user, unit.target.conference),
        "unit": unit,
        "last": last,
        "ruling": ruling,
        "files": OutcomeFile.objects.filter(outcome__unit=unit).order_by("-pk"),
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
    seen = get_object_or_404(
        Outcome.objects.select_related("unit__target__conference"),
        unit=unit,
        pk=sent(request.POST.get("outcome")),
    )
    reason = request.POST.get("reason", "")
    rule_on_outcome(seen, is_accepted=request.POST.get("accept") == "1", reason=reason, by=request.user)
    return redirect("assignments:targets", conference_id)


@require_safe
def outcome_file(request: SignedIn, conference_id: int, unit_id: int, file_id: int) -> HttpResponseBase:
    """A piece of evidence as it was sent: always to be saved, never shown."""
    unit = _unit(request, conference_id, unit_id)
    return inert_file(get_object_or_404(OutcomeFile, pk=file_id, outcome__unit=unit))


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
