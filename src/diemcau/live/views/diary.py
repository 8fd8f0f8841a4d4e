"""The day's diary, and what is printed from it and for it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.words import say
from diemcau.live.permissions import can_watch
from diemcau.live.queries.diary import KINDS, diary
from diemcau.live.queries.printed import PAPERS, paper
from diemcau.live.views.answers import conference_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def log(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every start, speaker, message, vote, award, lost site, with its time."""
    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    notes = diary(conference)
    counts = Counter(note.kind for note in notes)
    context = {
        "conference": conference,
        "notes": notes,
        "kinds": [(kind, say(name), counts[kind]) for kind, name in KINDS.items() if counts[kind]],
        "papers": PAPERS.items(),
        "sees_all": True,
    }
    return render(request, "live/log.html", context)


@require_safe
def log_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The same as a workbook."""
    from diemcau.live.domain.sheets import workbook  # noqa: PLC0415 -- slow import

    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    rows = [
        (f"{timezone.localtime(note.at):%d/%m/%Y}", _hour(note.at), _hour(note.until), note.kind_name, note.words)
        for note in diary(conference)
    ]
    heading = [_("Ngày"), _("Từ"), _("Đến"), _("Loại"), _("Nội dung")]
    response = HttpResponse(workbook(_("Nhật ký điều hành"), heading, rows), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="nhat-ky-dieu-hanh.xlsx"'
    return response


def _hour(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%H:%M:%S}" if at else ""


@require_safe
def printed(request: SignedIn, conference_id: int, name: str, kind: str) -> HttpResponse:
    """The running script, the presenter's words, the introduction list, the quick report."""
    from diemcau.nd30.writing import to_docx, to_pdf  # noqa: PLC0415 -- slow import

    conference = conference_of(request, conference_id)
    require(can_watch(request.user, conference))
    if name not in PAPERS or kind not in FORMATS:
        raise Http404
    document = paper(conference, name)
    today = timezone.localdate()
    content = to_pdf(document, made_on=today) if kind == "pdf" else to_docx(document, made_on=today)
    response = HttpResponse(content, content_type=FORMATS[kind])
    response["Content-Disposition"] = f'attachment; filename="{PAPERS[name].file}.{kind}"'
    return response
