"""Versions: sent, looked at, saved, compared, opened to their readers."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import DomainError
from diemcau.kernel.numbers import sent
from diemcau.papers.actions import add_version, end_release, note_reading, release
from diemcau.papers.domain.changes import changes, count
from diemcau.papers.domain.contents import Content
from diemcau.papers.forms import VersionForm
from diemcau.papers.models import Version, VersionText
from diemcau.papers.permissions import can_work_on, worked_on_by
from diemcau.papers.views.files import MOST_OF_A_FILM, file_answer
from diemcau.papers.views.loading import frame, go, paper_for, version_for

_PICTURES = {Content.PNG, Content.JPEG}


@require_http_methods(["GET", "POST"])
def new_version(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Take a file and why it comes; what is refused leaves the paper as it was."""
    paper = paper_for(request, conference_id, paper_id)
    require(can_work_on(request.user, paper))
    form = VersionForm(request.user, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            made = add_version(paper, form.cleaned_data["source"], reason=form.cleaned_data["reason"], by=request.user)
        except DomainError as refusal:
            form.add_error("reason" if "lý do" in refusal.message else "file", refusal.message)
        else:
            messages.success(request, _("Đã lưu bản %(number)s.") % {"number": made.number})
            return go(request, "papers:paper", conference_id, paper_id)
    context = {**frame(request.user, paper.conference), "paper": paper, "form": form, "action": request.path}
    template = "papers/new-version.html" + ("#form" if request.headers.get("HX-Request") else "")
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_safe
def version(request: SignedIn, conference_id: int, paper_id: int, number: int) -> HttpResponse:
    """Read a version on the screen; that it was opened is remembered."""
    found = version_for(request, conference_id, paper_id, number)
    note_reading(found, by=request.user)
    text = VersionText.objects.filter(version=found).first()
    works = worked_on_by(request.user).filter(pk=paper_id).exists()
    context = {
        **frame(request.user, found.paper.conference),
        "paper": found.paper,
        "version": found,
        "text": text,
        "works": works,
        "is_pdf": found.content == Content.PDF,
        "is_picture": Content(found.content) in _PICTURES,
        "newest": found.paper.versions.order_by("-number").first() if works else None,
    }
    return render(request, "papers/version.html", context)


@require_safe
def version_file(request: SignedIn, conference_id: int, paper_id: int, number: int) -> HttpResponseBase:
    """The file as it was sent, whole or in parts; never shown by the browser itself."""
    found = version_for(request, conference_id, paper_id, number)
    if request.headers.get("Range", "bytes=0-").startswith("bytes=0-"):
        note_reading(found, by=request.user)
    return file_answer(
        request,
        Path(found.file.path),
        name=found.file_name,
        media_type=found.media_type,
        tag=found.sha256,
        most=MOST_OF_A_FILM if found.is_film else None,
    )


@require_safe
def version_changes(request: SignedIn, conference_id: int, paper_id: int, number: int) -> HttpResponse:
    """What differs from an earlier version, paragraph by paragraph; from the one before unless `from` says another."""
    found = version_for(request, conference_id, paper_id, number)
    require(worked_on_by(request.user).filter(pk=paper_id).exists())
    earlier = found.paper.versions.filter(number__lt=number).order_by("-number")
    if not earlier:
        raise Http404
    before = earlier.filter(number=sent(request.GET.get("from"), digits=4) or 0).first() or earlier[0]
    texts = VersionText.objects.in_bulk([before.pk, found.pk])
    old, new = texts.get(before.pk), texts.get(found.pk)
    both = old is not None and new is not None and not old.problem and not new.problem
    differences = changes(old.lines, new.lines) if both and old and new else []
    context = {
        **frame(request.user, found.paper.conference),
        "paper": found.paper,
        "version": found,
        "before": before,
        "earlier": earlier,
        "changes": differences,
        "count": count(differences),
        "is_readable": both,
    }
    return render(request, "papers/changes.html", context)


@require_POST
def version_release(request: SignedIn, conference_id: int, paper_id: int, number: int) -> HttpResponse:
    """Let the audience read this version."""
    found = _worked_on(request, conference_id, paper_id, number)
    release(found, by=request.user)
    messages.success(request, _("Người đọc nay đọc bản %(number)s.") % {"number": number})
    return redirect("papers:paper", conference_id, paper_id)


@require_POST
def release_removal(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Close the paper to its audience."""
    paper = paper_for(request, conference_id, paper_id)
    require(can_work_on(request.user, paper))
    end_release(paper, by=request.user)
    messages.success(request, _("Đã đóng tài liệu với người đọc; ai đã đọc vẫn được ghi lại."))
    return redirect("papers:paper", conference_id, paper_id)


def _worked_on(request: SignedIn, conference_id: int, paper_id: int, number: int) -> Version:
    found = version_for(request, conference_id, paper_id, number)
    require(can_work_on(request.user, found.paper))
    return found
