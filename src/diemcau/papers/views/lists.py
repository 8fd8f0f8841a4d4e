"""The papers of a conference, and the search in them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.directory.permissions import SignedIn
from diemcau.papers.domain.kinds import KIND_NAMES
from diemcau.papers.queries.inbox import waiting
from diemcau.papers.queries.lists import rows
from diemcau.papers.queries.search import search
from diemcau.papers.views.loading import conference_for, frame


@require_safe
def papers(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every paper that this account may see, drafts with where they are on their way; or what a search finds."""
    conference = conference_for(request, conference_id)
    now = timezone.localtime()
    asked = request.GET.get("q", "").strip()[:200]
    found = rows(conference, request.user, now)
    kinds = {row.paper.kind for row in found}
    context = {
        **frame(request.user, conference),
        "rows": found,
        "drafts": sum(row.is_draft for row in found),
        "late": sum(row.is_late for row in found),
        "unread": sum(not row.is_read and row.version is not None and not row.is_draft for row in found),
        "kinds": [(kind.value, name) for kind, name in KIND_NAMES.items() if kind in kinds],
        "asked": asked,
        "hits": search(conference, asked, request.user, now) if asked else None,
        "waiting": waiting(conference, request.user),
    }
    return render(request, "papers/list.html", context)
