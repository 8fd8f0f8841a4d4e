"""The minutes: the log's times and names, the secretary's words beside them, and the drafts made of both."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.assignments.actions import keep_notes
from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.live.actions import draft_conclusion, draft_minutes
from diemcau.live.domain.minutes import CONCLUSION
from diemcau.live.permissions import can_propose, can_watch
from diemcau.live.queries.minutes import notes_of, the_day
from diemcau.live.views.answers import conference_of
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper


@require_http_methods(["GET", "POST"])
def minutes(request: SignedIn, conference_id: int) -> HttpResponse:
    """Everything that ran, each with room for what was said; keep what is written."""
    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    day = the_day(conference)
    if request.method == "POST":
        require(can_propose(request.user, conference))
        keys = [key for item in day.items for key in (item.key, *(turn.key for turn in item.turns))]
        given = {key: request.POST[key] for key in [*keys, CONCLUSION] if key in request.POST}
        keep_notes(conference, given, by=request.user)
        messages.success(request, _("Đã lưu ghi chép."))
        return redirect(request.path)
    notes = notes_of(conference)
    papers = Paper.objects.filter(conference=conference).order_by("pk")
    by_kind = {paper.kind: paper for paper in papers.filter(kind__in=[Kind.MINUTES, Kind.CONCLUSION])}
    context = {
        "conference": conference,
        "sees_all": True,
        "day": day,
        "items": [
            (item, notes.get(item.key, ""), [(turn, notes.get(turn.key, "")) for turn in item.turns])
            for item in day.items
        ],
        "conclusion": notes.get(CONCLUSION, ""),
        "minutes": by_kind.get(Kind.MINUTES),
        "notice": by_kind.get(Kind.CONCLUSION),
        "may_write": can_propose(request.user, conference),
        "turns": sum(len(item.turns) for item in day.items),
        "written": sum(bool(notes.get(turn.key)) for item in day.items for turn in item.turns),
    }
    return render(request, "live/minutes.html", context)


@require_POST
def minutes_draft(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = _written(request, conference_id)
    version = draft_minutes(conference, by=request.user)
    messages.success(request, _("Đã soạn biên bản, bản %(number)s.") % {"number": version.number})
    return redirect("papers:paper", conference.pk, version.paper_id)


@require_POST
def conclusion_draft(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = _written(request, conference_id)
    version = draft_conclusion(conference, by=request.user)
    messages.success(request, _("Đã soạn thông báo kết luận, bản %(number)s.") % {"number": version.number})
    return redirect("papers:paper", conference.pk, version.paper_id)


def _written(request: SignedIn, conference_id: int) -> Conference:
    conference = conference_of(request, conference_id)
    require(can_propose(request.user, conference))
    return conference
