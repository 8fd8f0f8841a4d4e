"""Văn bản đến: what reached a unit, and what it says of it; everything that it may read in one archive."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.directory.permissions import SignedIn
from diemcau.papers.actions import ask_for_archive, note_reading, say
from diemcau.papers.domain.deliveries import STATUS_NAMES, Status
from diemcau.papers.domain.sheets import sheet
from diemcau.papers.forms import AnswerForm
from diemcau.papers.models import Archive, Delivery
from diemcau.papers.permissions import own_deliveries, readable_versions, reader_of, visible_versions
from diemcau.papers.queries.inbox import incoming
from diemcau.papers.views.files import file_answer
from diemcau.papers.views.loading import addressed, conference_for, frame
from diemcau.papers.views.papers import workbook


@require_safe
def inbox(request: SignedIn, conference_id: int) -> HttpResponse:
    """Documents issued to the bodies that this account acts for, those that wait for an answer on top."""
    conference = addressed(request, conference_id)
    rows = sorted(incoming(conference, request.user), key=lambda row: not row.is_waiting)
    context = {
        **frame(request.user, conference),
        "rows": rows,
        "waiting": sum(row.is_waiting for row in rows),
    }
    return render(request, "papers/inbox.html", context)


@require_safe
def inbox_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The same as a workbook, in the columns of a sổ đăng ký văn bản đến."""
    conference = addressed(request, conference_id)
    heads = (
        _("Số, ký hiệu"),
        _("Ngày văn bản"),
        _("Cơ quan ban hành"),
        _("Tên loại và trích yếu"),
        _("Gửi đến"),
        _("Đến lúc"),
        _("Tình trạng"),
        _("Ghi chú"),
    )
    lines = [
        (
            str(row.delivery.document),
            f"{row.delivery.document.on:%d/%m/%Y}",
            str(row.delivery.document.issuer),
            f"{row.delivery.document.get_code_display()}: {row.delivery.document.subject}",
            str(row.delivery.organisation or row.delivery.person),
            f"{timezone.localtime(row.delivery.at):%d/%m/%Y %H:%M}",
            row.status_name,
            "; ".join(f"{notice.get_business_display()}: {notice.reason}" for notice in row.notices),
        )
        for row in incoming(conference, request.user)
    ]
    return workbook(sheet(_("Văn bản đến"), heads, lines), "van-ban-den.xlsx")


@require_POST
def answer(request: SignedIn, conference_id: int, delivery_id: int) -> HttpResponse:
    """Say what becomes of a document: received, refused, in hand, done; of a recalled one, destroyed or kept."""
    conference = addressed(request, conference_id)
    deliveries = own_deliveries(request.user, conference).select_related("document__conference")
    found: Delivery = get_object_or_404(deliveries, pk=delivery_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Http404
    status = Status(form.cleaned_data["status"])
    say(found, status, note=form.cleaned_data["note"], by=request.user)
    messages.success(request, f"{found.document}: {STATUS_NAMES[status].lower()}.")
    return redirect("papers:inbox", conference_id)


@require_safe
def archive(request: SignedIn, conference_id: int) -> HttpResponse:
    """Everything that this account may read now, as one file: built when first asked for, shared by its audience."""
    conference = conference_for(request, conference_id)
    versions = readable_versions(reader_of(request.user), timezone.now()).filter(paper__conference=conference)
    found = ask_for_archive(conference, versions, by=request.user)
    context = {**frame(request.user, conference), "archive": found, "papers": found.versions.count()}
    template = "papers/archive.html" + ("#state" if request.headers.get("HX-Request") else "")
    return render(request, template, context)


@require_safe
def archive_file(request: SignedIn, conference_id: int, archive_id: int) -> HttpResponseBase:
    """The archive, whole or from where a download broke off; only while everything in it may be seen."""
    conference = conference_for(request, conference_id)
    found = get_object_or_404(Archive.objects.filter(conference=conference).exclude(file=""), pk=archive_id)
    seen = visible_versions(request.user, timezone.now())
    if found.versions.exclude(pk__in=seen.order_by().values("pk")).exists():
        raise Http404
    if request.headers.get("Range", "bytes=0-").startswith("bytes=0-"):
        for version in found.versions.select_related("paper__conference"):
            note_reading(version, by=request.user)
    path = Path(settings.MEDIA_ROOT) / found.file
    name = f"tai-lieu-{conference.pk}.zip"
    return file_answer(request, path, name=name, media_type="application/zip", tag=found.key)
