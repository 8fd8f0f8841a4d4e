"""The room after the day: the notice, its tasks, what was promised and done."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemcau.assignments.domain.sheets import YEARS
from diemcau.assignments.domain.standing import Standing
from diemcau.assignments.models import Request
from diemcau.assignments.queries.followup import follow_up as found_after
from diemcau.assignments.queries.requests import RequestState, request_rows
from diemcau.assignments.queries.years import years_of
from diemcau.assignments.views.loading import frame, run, workbook_answer
from diemcau.directory.permissions import SignedIn
from diemcau.papers.domain.sheets import sheet


@require_safe
def follow_up(request: SignedIn, conference_id: int) -> HttpResponse:
    conference, today = run(request, conference_id), timezone.localdate()
    found = found_after(conference, request.user, today)
    counts = sum((product.counts for row in found.rows for product in row.products), Counter[Standing]())
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


@require_safe
def years(request: SignedIn, conference_id: int) -> HttpResponse:
    """What was promised and what was done, year by year."""
    conference = run(request, conference_id)
    found = years_of(conference, request.user, timezone.localdate())
    context = {
        **frame(request.user, conference),
        "found": found,
        "promised": sum(len(year.promises) for year in found.years),
        "done": sum(year.done for year in found.years),
    }
    return render(request, "assignments/years.html", context)


@require_safe
def years_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The same as a workbook, tasks first."""
    conference = run(request, conference_id)
    found = years_of(conference, request.user, timezone.localdate())
    lines = [
        (
            str(year.conference.start_year or ""),
            _("Nhiệm vụ"),
            one.row.task.product.text,
            one.row.task.organisation.name,
            f"{one.row.until:%d/%m/%Y}" if one.row.until else "",
            one.row.words,
            one.result,
        )
        for year in found.years
        for one in year.promises
    ]
    lines += [
        (
            str(conference.start_year or ""),
            _("Chỉ tiêu"),
            goal.text,
            goal.field,
            goal.promised,
            goal.words_now,
            _("năm trước: %(goal)s, %(words)s") % {"goal": goal.goal_before or "–", "words": goal.words_before or "–"},
        )
        for goal in found.goals
    ]
    return workbook_answer(sheet(_("Đã hứa, đã làm"), YEARS, lines), "da-hua-da-lam")
