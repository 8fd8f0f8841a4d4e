"""From this conference to the next work: the conclusion's tasks, and next year's plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.assignments.models import Assignment
from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper
from diemcau.papers.queries.papers import awaits_the_chair
from diemcau.plan.actions import draft_next_plan, take_up
from diemcau.plan.queries.conclusions import tasks_in


@require_http_methods(["GET", "POST"])
def conclusion_tasks(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """What the newest version of the notice hands out; what is ticked becomes work with owner and date."""
    conference = _organised(request, conference_id)
    papers = Paper.objects.filter(conference=conference, kind=Kind.CONCLUSION)
    paper = get_object_or_404(papers.select_related("conference"), pk=paper_id)
    version = paper.versions.first()
    found = tasks_in(version, conference, timezone.localdate()) if version else ()
    if request.method == "POST":
        chosen = {place for one in request.POST.getlist("task") if (place := sent(one, digits=5)) is not None}
        count = take_up(paper, found, chosen, by=request.user)
        messages.success(request, _("Đã giao %(count)s nhiệm vụ từ kết luận.") % {"count": count})
        return redirect("assignments:follow-up", conference.pk)
    known = set(Assignment.objects.filter(conference=conference, source=paper).values_list("text", flat=True))
    context = {
        "conference": conference,
        "paper": paper,
        "version": version,
        "tasks": [(one, one.target.text in known) for one in found],
        "new": sum(one.target.text not in known for one in found),
        "awaits_chair": awaits_the_chair(paper),
        "unknown": sum(bool(one.unknown) for one in found),
        "undated": sum(one.target.due_on is None for one in found),
    }
    return render(request, "plan/conclusion_tasks.html", context)


@require_POST
def next_plan(request: SignedIn, conference_id: int) -> HttpResponse:
    """Draft next year's plan from this one."""
    conference = _organised(request, conference_id)
    version = draft_next_plan(conference, by=request.user)
    messages.success(request, _("Đã soạn dự thảo kế hoạch năm sau, bản %(number)s.") % {"number": version.number})
    return redirect("papers:paper", conference.pk, version.paper_id)


def _organised(request: SignedIn, conference_id: int) -> Conference:
    conferences = Conference.objects.visible_to(request.user).select_related("owner")
    conference = get_object_or_404(conferences, pk=conference_id)
    require(can_organise(request.user, conference))
    return conference
