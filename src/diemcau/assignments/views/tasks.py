"""One unit's tasks, and one task: its reports, its evidence, its acceptance."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import accept, give_back, reopen, report
from diemcau.assignments.domain.standing import Standing
from diemcau.assignments.forms import ReportForm
from diemcau.assignments.models import Evidence, Task
from diemcau.assignments.permissions import can_report
from diemcau.assignments.queries import task_rows
from diemcau.assignments.queries.tasks import ASKS_FOR_WORK
from diemcau.assignments.views.loading import conference_for, frame, inert_file, task_for
from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import DomainError


@require_safe
def mine(request: SignedIn, conference_id: int) -> HttpResponse:
    """What the own units owe, the most urgent first, each with the one thing to do next."""
    conference = conference_for(request, conference_id)
    own = request.user.organisation_roles.values("organisation")
    rows = task_rows(Task.objects.within(conference).filter(organisation__in=own), timezone.localdate())
    context = {
        **frame(request.user, conference),
        "rows": rows,
        "open": [row for row in rows if row.standing in ASKS_FOR_WORK],
        "late": sum(row.standing is Standing.LATE for row in rows),
        "units": len({row.task.organisation_id for row in rows}),
    }
    return render(request, "assignments/mine.html", context)


@require_http_methods(["GET", "POST"])
def task(request: SignedIn, conference_id: int, task_id: int) -> HttpResponse:
    """What is asked, what was reported, what is to be done next."""
    found = task_for(request, conference_id, task_id)
    may_report = can_report(request.user, found)
    if request.method == "POST":
        require(may_report)
    sent, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(sent, files, initial={"key": uuid4(), "percent": ""})
    if form.is_valid():
        data = form.cleaned_data
        try:
            report(
                found,
                data["key"],
                percent=data["percent"] or 0,
                text=data["text"],
                is_final=data["is_final"],
                files=[data["file"]] if data["file"] else [],
                links=[data["link"]],
                by=request.user,
            )
        except DomainError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã gửi báo cáo."))
            return redirect("assignments:task", conference_id, found.pk)
    row = task_rows(Task.objects.filter(pk=found.pk), timezone.localdate())[0]
    context = {
        **frame(request.user, found.conference),
        "task": found,
        "row": row,
        "reports": found.reports.select_related("by", "give_back__by", "acceptance__by").prefetch_related("evidence"),
        "form": form,
        "may_report": may_report and row.standing in ASKS_FOR_WORK,
        "waits": row.standing is Standing.SUBMITTED,
        "is_accepted": row.standing is Standing.ACCEPTED,
        "before": found.product.dependencies.select_related("on"),
    }
    return render(request, "assignments/task.html", context, status=422 if form.is_bound else 200)


@require_POST
def acceptance(request: SignedIn, conference_id: int, task_id: int) -> HttpResponse:
    found = _steered(request, conference_id, task_id)
    accept(found, note=request.POST.get("note", ""), by=request.user)
    messages.success(request, _("Đã nghiệm thu."))
    return redirect("assignments:task", conference_id, found.pk)


@require_POST
def returning(request: SignedIn, conference_id: int, task_id: int) -> HttpResponse:
    found = _steered(request, conference_id, task_id)
    give_back(found, request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã trả lại, kèm lý do."))
    return redirect("assignments:task", conference_id, found.pk)


@require_POST
def acceptance_removal(request: SignedIn, conference_id: int, task_id: int) -> HttpResponse:
    found = _steered(request, conference_id, task_id)
    reopen(found, by=request.user)
    messages.success(request, _("Đã rút nghiệm thu; báo cáo lại chờ nghiệm thu."))
    return redirect("assignments:task", conference_id, found.pk)


@require_safe
def evidence_file(request: SignedIn, conference_id: int, task_id: int, evidence_id: int) -> HttpResponseBase:
    """The file as it was sent: always to be saved, never shown."""
    found = task_for(request, conference_id, task_id)
    piece = get_object_or_404(Evidence.objects.exclude(file=""), pk=evidence_id, report__task=found)
    return inert_file(piece)


def _steered(request: SignedIn, conference_id: int, task_id: int) -> Task:
    found = task_for(request, conference_id, task_id)
    require(can_organise(request.user, found.conference))
    return found
