"""The end: settlement, the file with its index and how long it is kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import close_conference, draft_index, reopen_conference
from diemcau.assignments.domain.sheets import FILE
from diemcau.assignments.forms.budget import ClosingForm
from diemcau.assignments.models import Closing
from diemcau.assignments.queries.budget import budget_of
from diemcau.assignments.queries.closings import file_of, file_versions, index_lines, unfinished
from diemcau.assignments.views.loading import frame, run, steered, workbook_answer
from diemcau.directory.permissions import SignedIn
from diemcau.papers.actions import ask_for_archive
from diemcau.papers.domain.sheets import sheet


@require_http_methods(["GET", "POST"])
def closing(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = steered(request, conference_id) if request.method == "POST" else run(request, conference_id)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        close_conference(conference, data["retention"], file_code=data["file_code"], by=request.user)
        messages.success(request, _("Hội nghị đã kết thúc; kinh phí đã quyết toán."))
        return redirect(request.path)
    context = {
        **frame(request.user, conference),
        "closing": Closing.objects.filter(conference=conference).select_related("by").first(),
        "budget": budget_of(conference),
        "filed": file_of(conference),
        "unfinished": unfinished(conference),
        "form": form,
    }
    return render(request, "assignments/closing.html", context, status=422 if form.is_bound else 200)


@require_safe
def closing_file(request: SignedIn, conference_id: int) -> HttpResponse:
    """The index of the file."""
    conference = run(request, conference_id)
    lines: list[tuple[str | int, ...]] = [(int(number), *rest) for number, *rest in index_lines(conference)]
    return workbook_answer(sheet(_("Mục lục văn bản"), FILE, lines), "muc-luc-ho-so")


@require_POST
def closing_index(request: SignedIn, conference_id: int) -> HttpResponse:
    """Write the index as a paper of the file."""
    conference = steered(request, conference_id)
    version = draft_index(conference, by=request.user)
    messages.success(request, _("Đã lập mục lục hồ sơ."))
    return redirect("papers:paper", conference.pk, version.paper_id)


@require_http_methods(["GET", "POST"])
def closing_archive(request: SignedIn, conference_id: int) -> HttpResponse:
    """The whole file as one archive with its index: asked for, then watched while it is packed."""
    conference = steered(request, conference_id)
    if request.method == "POST":
        draft_index(conference, by=request.user)
        return redirect(request.path)
    found = ask_for_archive(conference, file_versions(conference), by=request.user)
    context = {**frame(request.user, conference), "archive": found, "papers": found.versions.count()}
    template = "papers/archive.html" + ("#state" if request.headers.get("HX-Request") else "")
    return render(request, template, context)


@require_POST
def closing_removal(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = steered(request, conference_id)
    reopen_conference(get_object_or_404(Closing, conference=conference), by=request.user)
    messages.success(request, _("Hội nghị đã mở lại."))
    return redirect("assignments:closing", conference.pk)
