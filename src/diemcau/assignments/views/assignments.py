"""The work that is given out: as a list, as a file, handed out, split."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import add_product, hand_out, set_due
from diemcau.assignments.domain.pieces import pieces
from diemcau.assignments.domain.sheets import TASKS
from diemcau.assignments.domain.standing import ORDER, SIGNS, STANDING_NAMES, Standing
from diemcau.assignments.forms import DueForm, ProductRows
from diemcau.assignments.forms.products import Owners
from diemcau.assignments.models import Assignment, Task
from diemcau.assignments.permissions import can_steer
from diemcau.assignments.queries import rows_of, task_rows, visible_assignments
from diemcau.assignments.views.loading import conference_for, frame, steered, workbook_answer
from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.words import say
from diemcau.papers.domain.sheets import sheet


@require_safe
def assignments(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    today = timezone.localdate()
    rows = visible_assignments(request.user, conference, today)
    states = Counter(row.state for row in rows)
    counts = sum((product.counts for row in rows for product in row.products), Counter[Standing]())
    context = {
        **frame(request.user, conference),
        "rows": rows,
        "without_deadline": sum(row.assignment.due_on is None for row in rows),
        "unsplit": states["unsplit"],
        "states": [
            (one.value, say(STANDING_NAMES[one]), SIGNS[one], states[one.value])
            for one in sorted(Standing, key=lambda one: ORDER[one])
            if states[one.value]
        ],
        "tasks": counts.total(),
        "late": counts[Standing.LATE],
        "submitted": counts[Standing.SUBMITTED],
        "done": counts[Standing.ACCEPTED],
        "today": today,
    }
    return render(request, "assignments/assignments.html", context)


@require_safe
def assignments_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every task that this account may see, one a line."""
    conference = conference_for(request, conference_id)
    tasks = Task.objects.within(conference).visible_to(request.user)
    lines = [
        (
            row.task.product.assignment.text,
            row.task.product.text,
            row.task.organisation.name,
            f"{row.until:%d/%m/%Y}" if row.until else "",
            row.words,
            row.percent,
            row.task.product.acceptance,
            row.reason,
        )
        for row in task_rows(tasks, timezone.localdate())
    ]
    return workbook_answer(sheet(_("Việc được giao"), TASKS, lines), f"viec-duoc-giao-{timezone.localdate():%Y-%m-%d}")


@require_POST
def handing_out(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every clause that is not split becomes one product, with one task for each unit in charge."""
    conference = steered(request, conference_id)
    count = hand_out(conference, by=request.user)
    messages.success(request, _("Đã giao %(count)s nhiệm vụ đến từng đơn vị chủ trì.") % {"count": count})
    return redirect("assignments:list", conference.pk)


@require_http_methods(["GET", "POST"])
def due(request: SignedIn, assignment_id: int) -> HttpResponse:
    """Give the row with its form; take the deadline; answer with the row as it now stands."""
    assignment = _visible(request, assignment_id)
    require(can_steer(request.user, assignment))
    known = {"day": f"{assignment.due_on:%d/%m/%Y}" if assignment.due_on else ""}
    form = DueForm(request.POST if request.method == "POST" else None, initial=known, auto_id=f"due-{assignment.pk}-%s")
    today = timezone.localdate()
    context = {"conference": assignment.conference, "may_steer": True, "sees_all": True, "today": today, "form": form}
    status = 200
    if form.is_valid():
        assignment = set_due(assignment, form.cleaned_data["day"], by=request.user)
        context |= {"form": None, "is_answer": True}
    elif form.is_bound:
        status = 422
    context["row"] = rows_of([assignment], Task.objects.all(), today)[0]
    return render(request, "assignments/assignments.html#row", context, status=status)


@require_http_methods(["GET", "POST"])
def new_product(request: SignedIn, assignment_id: int) -> HttpResponse:
    """Split a clause: the products that it seems to hold stand in the form already."""
    assignment = _visible(request, assignment_id)
    require(can_steer(request.user, assignment))
    owners = Owners(assignment)
    suggested = [] if assignment.products.exists() else pieces(assignment.text)
    if request.method == "POST":
        suggested = [""] * min(sum(name.endswith("-text") for name in request.POST), 40)
        rows = ProductRows(owners, suggested, request.POST)
        if rows.is_valid():
            for row in rows.asked:
                data = row.cleaned_data
                add_product(
                    assignment,
                    data["text"],
                    data["owner"],
                    due=data["due"],
                    acceptance=data["acceptance"],
                    by=request.user,
                )
            messages.success(request, _("Đã tách thành %(count)s sản phẩm.") % {"count": len(rows.asked)})
            return redirect("assignments:list", assignment.conference_id)
    else:
        rows = ProductRows(owners, suggested)
    context = {
        **frame(request.user, assignment.conference),
        "assignment": assignment,
        "rows": rows,
        "names": owners.names,
        "leads": len(owners.leads),
        "known": assignment.products.all(),
    }
    return render(request, "assignments/new-product.html", context, status=422 if rows.is_bound else 200)


def _visible(request: SignedIn, assignment_id: int) -> Assignment:
    visible = Assignment.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("conference__owner"), pk=assignment_id)
