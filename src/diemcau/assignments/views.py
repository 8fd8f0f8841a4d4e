"""The work that the plan hands out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.assignments.actions import set_due
from diemcau.assignments.forms import DueForm
from diemcau.assignments.models import Assignment
from diemcau.assignments.permissions import can_steer
from diemcau.assignments.queries import rows_of, visible_assignments
from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.permissions import SignedIn, require


@require_safe
def assignments(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    rows = visible_assignments(request.user, conference)
    context = {
        "conference": conference,
        "rows": rows,
        "without_deadline": sum(row.assignment.due_on is None for row in rows),
        "may_steer": can_organise(request.user, conference),
        "today": timezone.localdate(),
        "sees_all": can_see_all(request.user, conference),
    }
    return render(request, "assignments/assignments.html", context)


@require_http_methods(["GET", "POST"])
def due(request: SignedIn, assignment_id: int) -> HttpResponse:
    """Give the row with its form; take the deadline; answer with the row as it now stands."""
    visible = Assignment.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    assignment = get_object_or_404(visible.select_related("conference"), pk=assignment_id)
    require(can_steer(request.user, assignment))
    known = {"day": f"{assignment.due_on:%d/%m/%Y}" if assignment.due_on else ""}
    form = DueForm(request.POST if request.method == "POST" else None, initial=known, auto_id=f"due-{assignment.pk}-%s")
    context = {"may_steer": True, "today": timezone.localdate(), "form": form}
    status = 200
    if form.is_valid():
        assignment = set_due(assignment, form.cleaned_data["day"], by=request.user)
        context |= {"form": None, "is_answer": True}
    elif form.is_bound:
        status = 422
    context["row"] = rows_of([assignment])[0]
    return render(request, "assignments/assignments.html#row", context, status=status)
