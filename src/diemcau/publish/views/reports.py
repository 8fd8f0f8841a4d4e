"""The consolidated report: its template, what people write in it, and itself as a file."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Unreadable
from diemcau.publish.actions import keep_passages, keep_template, withdraw_template
from diemcau.publish.domain.reports.fields import FIELDS
from diemcau.publish.forms import PassagesForm, WordForm
from diemcau.publish.permissions import can_prepare, can_see_embargoed
from diemcau.publish.queries.consolidated import (
    current_template,
    places,
    printed_report,
    standard_of,
    template_of,
    word_report,
)

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def _conference(request: SignedIn, conference_id: int, *, changes: bool = False) -> Conference:
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require((can_prepare if changes else can_see_embargoed)(request.user, conference))
    return conference


@require_safe
def report(request: SignedIn, conference_id: int) -> HttpResponse:
    """The report with its template and the passages that people write."""
    return _page(request, _conference(request, conference_id))


def _page(request: SignedIn, conference: Conference, status: int = 200, **forms: django_forms.Form) -> HttpResponse:
    found = places(conference)
    context: dict[str, Any] = {
        "conference": conference,
        "template": current_template(conference),
        "tables": len(found) - 2,  # beginning and end belong to no table
        "written": sum(bool(place.text) for place in found),
        "passages_form": PassagesForm(places=found),
        "template_form": WordForm(auto_id="template-%s"),
        "edited_form": WordForm(auto_id="edited-%s"),
        "fields": FIELDS,
        "may_change": can_prepare(request.user, conference),
        "sees_all": True,
    }
    return render(request, "publish/report.html", context | forms, status=status)


@require_safe
def consolidated_report(request: SignedIn, conference_id: int, kind: str) -> HttpResponse:
    """As .docx or .pdf; 404 as long as nothing is released."""
    conference, today = _conference(request, conference_id), timezone.localdate()
    make = {"docx": word_report, "pdf": printed_report}.get(kind)
    content = make(conference, made_on=today) if make else None
    if content is None:
        raise Http404
    return _file(content, f"bao-cao-tong-hop.{kind}", FORMATS[kind])


@require_POST
def passages(request: SignedIn, conference_id: int) -> HttpResponse:
    """Keep what was written on the page."""
    conference = _conference(request, conference_id, changes=True)
    form = PassagesForm(request.POST, places=places(conference))
    if not form.is_valid():
        return _page(request, conference, status=422, passages_form=form)
    return _kept(request, conference, keep_passages(conference, form.written(), by=request.user))


@require_POST
def edited_report(request: SignedIn, conference_id: int) -> HttpResponse:
    """Take what was written out of a report that was edited in Word."""
    from diemcau.publish.domain.reports.rendering import passages_of  # noqa: PLC0415 -- slow import

    conference = _conference(request, conference_id, changes=True)
    form = WordForm(request.POST, request.FILES, auto_id="edited-%s")
    if form.is_valid():
        try:
            written = passages_of(form.cleaned_data["file"].read())
            return _kept(request, conference, keep_passages(conference, written, by=request.user))
        except Unreadable as problem:
            form.add_error("file", problem.message)
    return _page(request, conference, status=422, edited_form=form)


def _kept(request: SignedIn, conference: Conference, number: int) -> HttpResponse:
    messages.success(request, _("Đã giữ %(number)d phần tự viết có thay đổi.") % {"number": number})
    return redirect("publish:report", conference_id=conference.pk)


@require_POST
def template(request: SignedIn, conference_id: int) -> HttpResponse:
    """Use the office's own template; a broken one is told with its field and not kept."""
    conference = _conference(request, conference_id, changes=True)
    form = WordForm(request.POST, request.FILES, auto_id="template-%s")
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            keep_template(conference, file.read(), file.name, by=request.user)
        except Unreadable as problem:
            form.add_error("file", problem.message)
        else:
            messages.success(request, _("Báo cáo từ nay lập theo mẫu “%(name)s”.") % {"name": file.name})
            return redirect("publish:report", conference_id=conference.pk)
    return _page(request, conference, status=422, template_form=form)


@require_POST
def template_removal(request: SignedIn, conference_id: int) -> HttpResponse:
    """Back to the standard template."""
    conference = _conference(request, conference_id, changes=True)
    withdraw_template(conference, by=request.user)
    messages.success(request, _("Báo cáo trở lại mẫu có sẵn; phần tự viết không thay đổi."))
    return redirect("publish:report", conference_id=conference.pk)


@require_safe
def template_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The template in use, to be edited."""
    conference = _conference(request, conference_id)
    return _file(template_of(conference, made_on=timezone.localdate()), "mau-bao-cao.docx", FORMATS["docx"])


@require_safe
def standard_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The standard template, to begin anew."""
    conference = _conference(request, conference_id)
    return _file(standard_of(conference, made_on=timezone.localdate()), "mau-co-san.docx", FORMATS["docx"])


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
