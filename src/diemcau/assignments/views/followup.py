"""The room after the day: the notice, its tasks, what was promised and done."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.assignments.domain.standing import Standing
from diemcau.assignments.models import Request
from diemcau.assignments.queries.followup import follow_up as found_after
from diemcau.assignments.queries.requests import RequestState, request_rows
from diemcau.assignments.views.loading import frame, run
from diemcau.directory.permissions import SignedIn


@require_safe
def follow_up(request: SignedIn, conference_id: int) -> HttpResponse:
    conference, today = run(request, conference_id), timezone.localdate()
    found = found_after(conference, today)
    counts = Counter(task.standing for row in found.rows for product in row.products for task in product.tasks)
    requests = Counter(row.state for row in request_rows(Request.objects.filter(conference=conference), today))
    context = {
        **frame(request.user, conference),
        "found": found,
        "tasks": counts.total(),
        "done": counts[Standing.ACCEPTED],
        "late": counts[Standing.LATE],
        "requests": requests.total(),
        "requests_open": requests.total() - requests[RequestState.CLOSED],
        "today": today,
    }
    return render(request, "assignments/follow-up.html", context)
