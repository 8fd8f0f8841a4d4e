"""Papers beside the programme: laid to its items beforehand, opened on consoles and phones on the day."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.directory.permissions import SignedIn, require
from diemcau.live import actions
from diemcau.live.domain.screens import Screen
from diemcau.live.permissions import can_propose, can_watch
from diemcau.live.queries.item_papers import items, rows, versions_for
from diemcau.live.views.answers import conference_of
from diemcau.live.views.screens import bearer_of
from diemcau.papers.actions import note_reading


@require_http_methods(["GET", "POST"])
def item_papers(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every paper with the item that it belongs to."""
    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    found = rows(conference, request.user, timezone.now())
    if request.method == "POST":
        require(can_propose(request.user, conference))
        by_key = {str(item.pk): item for item in items(conference)}
        chosen = {row.paper: by_key.get(request.POST.get(f"paper-{row.paper.pk}", "")) for row in found}
        actions.lay_papers(conference, chosen, by=request.user)
        messages.success(request, _("Đã lưu; tài liệu hiện cạnh mục của nó trên màn hình điểm cầu và điện thoại."))
        return redirect(request.path)
    context = {
        "conference": conference,
        "rows": found,
        "items": items(conference),
        "guesses": sum(row.is_guess for row in found),
        "may_write": can_propose(request.user, conference),
        "sees_all": True,
    }
    return render(request, "live/item-papers.html", context)


@login_not_required
@require_safe
def screen_paper(request: HttpRequest, secret: str, version_id: int) -> FileResponse:
    """A paper that whoever holds the link may read: to be saved, never shown by the browser itself."""
    link = bearer_of(request, secret, Screen.SITE, Screen.DELEGATE).link
    version = get_object_or_404(versions_for(link, timezone.now()).select_related("paper__conference"), pk=version_id)
    if link.delegate or link.account:
        person = link.delegate.person if link.delegate and not link.account else None
        note_reading(version, by=link.account, person=person)
    answer = FileResponse(version.file.open("rb"), content_type=version.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=version.file_name) or ""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-cache"
    return answer
