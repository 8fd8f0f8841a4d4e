"""The papers of a conference, and the search in them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemcau.directory.permissions import SignedIn
from diemcau.kernel.words import say
from diemcau.papers.domain.kinds import KIND_NAMES
from diemcau.papers.domain.sheets import sheet
from diemcau.papers.queries.inbox import waiting
from diemcau.papers.queries.lists import rows
from diemcau.papers.queries.search import search
from diemcau.papers.views.loading import conference_for, frame
from diemcau.papers.views.papers import workbook


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
        "kinds": [(kind.value, say(name)) for kind, name in KIND_NAMES.items() if kind in kinds],
        "asked": asked,
        "hits": search(conference, asked, request.user, now) if asked else None,
        "waiting": waiting(conference, request.user),
    }
    return render(request, "papers/list.html", context)


@require_safe
def papers_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The same list as a workbook: only what this account sees."""
    conference = conference_for(request, conference_id)
    heads = (
        _("Tài liệu"),
        _("Loại"),
        _("Đơn vị soạn"),
        _("Bản"),
        _("Bước tiếp theo"),
        _("Số bước đã xong"),
        _("Hạn"),
        _("Đã mở cho người đọc"),
        _("Đơn vị đã đọc"),
    )
    lines = [
        (
            row.paper.title,
            row.paper.get_kind_display(),
            str(row.paper.drafted_by or ""),
            str(row.version.number) if row.version else "",
            row.step if row.is_draft else "",
            f"{row.done}/{row.steps}" if row.is_draft else "",
            f"{row.due_on:%d/%m/%Y}" if row.due_on else "",
            _("có") if row.is_out else "",
            row.readers if row.is_draft else "",
        )
        for row in rows(conference, request.user, timezone.localtime())
    ]
    return workbook(sheet(_("Tài liệu"), heads, lines), "tai-lieu.xlsx")
