"""The ready set of preparation tasks, and reminding those who are late."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemcau.assignments.actions import adopt_preparation, remind_late
from diemcau.assignments.domain.deadlines import reckoned
from diemcau.assignments.domain.preparation import STEPS
from diemcau.assignments.models import Assignment
from diemcau.assignments.queries import late_reminders
from diemcau.assignments.views.loading import frame, steered
from diemcau.directory.permissions import SignedIn
from diemcau.journal.transports import public_address


@require_http_methods(["GET", "POST"])
def preparation(request: SignedIn, conference_id: int) -> HttpResponse:
    """The set with its days as they fall for this conference; what is ticked becomes tasks."""
    conference = steered(request, conference_id)
    if request.method == "POST":
        count = adopt_preparation(conference, request.POST.getlist("step"), by=request.user)
        messages.success(request, _("Đã thêm %(count)s việc chuẩn bị.") % {"count": count})
        return redirect("assignments:list", conference.pk)
    known = set(Assignment.objects.filter(conference=conference).exclude(key="").values_list("key", flat=True))
    steps = [(step, reckoned(step.due, conference.starts_on), step.key in known) for step in STEPS]
    context = {
        **frame(request.user, conference),
        "steps": sorted(steps, key=lambda one: (one[0].days, one[0].minutes is None)),
        "left": sum(not is_known for _step, _day, is_known in steps),
    }
    return render(request, "assignments/preparation.html", context)


@require_http_methods(["GET", "POST"])
def new_reminder(request: SignedIn, conference_id: int) -> HttpResponse:
    """Show who is late and what they will read; send it when somebody says yes to exactly that."""
    conference = steered(request, conference_id)

    def page() -> str:
        return public_address(request, reverse("assignments:mine", args=[conference.pk]))

    found = late_reminders(conference, today=timezone.localdate(), page=page)
    changed = request.method == "POST" and request.POST.get("seen") != found.seen
    if request.method == "POST" and not changed:
        hold = request.POST.get("hold") == "1"
        sent = remind_late(conference, found.messages, hold=hold, by=request.user)
        words = _("%(sent)s lời nhắc chờ duyệt trong Thư đi.") if hold else _("%(sent)s lời nhắc đang được gửi.")
        messages.success(request, words % {"sent": sent})
        return redirect("assignments:list", conference.pk)
    context = {**frame(request.user, conference), "found": found, "changed": changed}
    return render(request, "assignments/new-reminder.html", context, status=409 if changed else 200)
