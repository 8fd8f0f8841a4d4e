"""A document: brought, read beside its reading, thrown away."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.kernel.numbers import written
from diemcau.plan.actions import discard_document, upload_plan
from diemcau.plan.forms import NewDocumentForm
from diemcau.plan.models import PlanDocument
from diemcau.plan.permissions import can_apply, can_correct, can_read, can_upload
from diemcau.plan.queries import plan_room
from diemcau.plan.queries.sheet import sheet
from diemcau.plan.queries.sheet.text import parts_of


@require_safe
def room(request: SignedIn, conference_id: int) -> HttpResponse:
    """The newest plan of a conference; where there is none, the way to bring one."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    newest = PlanDocument.objects.filter(conference=conference).select_related("conference__owner").first()
    if newest is None:
        require(can_upload(request.user, conference))
        return render(request, "plan/new_document.html", {"conference": conference, "form": NewDocumentForm()})
    require(can_read(request.user, newest))
    return render(request, "plan/document.html", page_of(newest, request.user))


@require_safe
def document(request: SignedIn, document_id: int) -> HttpResponse:
    found = document_for(request, document_id)
    return render(request, "plan/document.html", page_of(found, request.user))


@require_http_methods(["GET", "POST"])
def new_document(request: SignedIn, conference_id: int | None = None) -> HttpResponse:
    """Take a file, read it, and go on to what was read; a file that cannot be read leaves nothing behind."""
    conference = None
    if conference_id is not None:
        conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_upload(request.user, conference))
    form = NewDocumentForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            made = upload_plan(form.cleaned_data["file"], by=request.user, conference=conference)
        except (Unreadable, Refused) as refusal:
            form.add_error("file", refusal.message)
            status = 409 if isinstance(refusal, Refused) else 422
        else:
            return _go(request, reverse("plan:document", args=[made.pk]))
    template = "plan/new_document.html"
    if request.headers.get("HX-Request"):
        template += "#form"
    return render(request, template, {"conference": conference, "form": form}, status=status)


@require_POST
def document_removal(request: SignedIn, document_id: int) -> HttpResponse:
    """Throw away a document that was never applied."""
    found = document_for(request, document_id)
    require(can_correct(request.user, found))
    conference = found.conference
    discard_document(found, by=request.user)
    return redirect(reverse("plan:room", args=[conference.pk]) if conference else "home")


@require_safe
def file(request: SignedIn, document_id: int) -> FileResponse:
    """The file as it was sent, always to be saved and never shown: what is in it is the sender's."""
    found = document_for(request, document_id)
    return FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.file_name, content_type="application/octet-stream"
    )


def document_for(request: SignedIn, document_id: int) -> PlanDocument:
    documents = PlanDocument.objects.visible_to(request.user).select_related("conference__owner")
    found = get_object_or_404(documents, pk=document_id)
    require(can_read(request.user, found))
    return found


def page_of(found: PlanDocument, account: Account) -> dict[str, Any]:
    """What the page of a document and its parts are given."""
    read = plan_room(found)
    shown = sheet(read)
    may_correct = can_correct(account, found)
    return {
        "conference": found.conference,
        "document": found,
        "room": read,
        "sheet": shown,
        "parts": parts_of(read.reading.text_lines),
        "headline": _headline(read),
        "lead": _lead(read),
        "severities": _severities(shown.notes),
        "may_correct": may_correct,
        "may_apply": may_correct and can_apply(account, found, read.owner),
        "may_upload": can_upload(account, found.conference),
    }


def _headline(read: Any) -> str:
    """What was understood, in numbers: "Đọc được 15 nhóm thành phần, 7 việc được giao, 260 điểm cầu"."""
    plan = read.reading.plan
    if plan is None:
        return _("Không đọc được kế hoạch nào trong văn bản này")
    counts = [
        (len(plan.participants), _("nhóm thành phần")),
        (len(plan.assignments), _("việc được giao")),
        (sum(read.sites.values()), _("điểm cầu")),
        (len(plan.programme), _("mục chương trình")),
    ]
    told = ", ".join(f"{written(number)} {noun}" for number, noun in counts if number)
    return (
        _("Đọc được %(told)s") % {"told": told} if told else _("Chưa đọc được thành phần, phân công hay điểm cầu nào")
    )


def _lead(read: Any) -> str:
    parts = []
    if read.asked:
        parts.append(_("Còn %(number)d tên chưa rõ là đơn vị nào.") % {"number": len(read.asked)})
    if read.findings:
        parts.append(_("Văn bản có %(number)d điểm cần xem lại.") % {"number": len(read.findings)})
    if read.settled:
        parts.append(_("Đã xử lý %(number)d điểm.") % {"number": read.settled})
    return " ".join(parts) or _("Không thấy điểm nào cần xem lại.")


def _severities(notes: Any) -> list[tuple[str, str, int]]:
    names = {"error": _("Sai"), "warning": _("Cần chú ý"), "note": _("Lưu ý")}
    counts = {key: sum(note.finding.severity == key for note in notes) for key in names}
    return [(key, name, counts[key]) for key, name in names.items() if counts[key]]


def _go(request: SignedIn, address: str) -> HttpResponse:
    """To the next page; htmx is told to load it whole."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
