"""One paper: made, shown, changed, thrown away."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import DomainError
from diemcau.kernel.workdays import add_working_days
from diemcau.papers.actions import add_version, change_paper, make_paper, remove_paper
from diemcau.papers.domain.kinds import NOT_ISSUED, Kind
from diemcau.papers.domain.sheets import sheet
from diemcau.papers.forms import AudienceForm, PaperForm, PassageForm, SendBackForm, VersionForm
from diemcau.papers.permissions import can_issue, can_work_on, readable_versions, reader_of, worked_on_by
from diemcau.papers.queries.papers import paper_page, readers
from diemcau.papers.views.loading import frame, go, issuing, paper_for

DAYS_BEFORE = 3  # working days: papers are with the delegates by then (Quyết định 45/2018/QĐ-TTg)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def new_paper(request: SignedIn, conference_id: int) -> HttpResponse:
    """Begin a paper; with a file, which is its first version."""
    conference = issuing(request, conference_id)
    day = conference.starts_on
    initial = {"due_on": add_working_days(day, -DAYS_BEFORE)} if day else {}
    form = PaperForm(request.user, _bodies(conference), *_sent(request), initial=initial)
    if form.is_valid():
        make = partial(make_paper, conference, form.paper_kind(), by=request.user, **form.facts())
        source = form.cleaned_data["source"]
        try:
            paper = add_version(make, source, by=request.user).paper if source else make()
        except DomainError as refusal:
            form.add_error("file", refusal.message)
        else:
            messages.success(request, _("Đã thêm “%(paper)s”.") % {"paper": paper})
            return go(request, "papers:paper", conference.pk, paper.pk)
    context = {**frame(request.user, conference), "form": form, "action": request.path}
    template = "papers/new-paper.html" + ("#form" if request.headers.get("HX-Request") else "")
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_safe
def paper(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Its way, versions, audience to who works on it; to its readers the version that they read."""
    found = paper_for(request, conference_id, paper_id)
    conference = found.conference
    if not can_work_on(request.user, found) and not _sees_drafts(request, found.pk):
        mine = readable_versions(reader_of(request.user), timezone.now())
        newest = mine.filter(paper=found).order_by("-number").first()
        return redirect("papers:version", conference.pk, found.pk, newest.number if newest else 0)
    context = {
        **frame(request.user, conference),
        "paper": found,
        "page": paper_page(found, request.user),
        "may_work": can_work_on(request.user, found),
        "is_issued": Kind(found.kind) not in NOT_ISSUED,
        "version_form": VersionForm(request.user),
        "audience_form": AudienceForm(conference),
        "passage_form": PassageForm(),
        "back_form": SendBackForm(),
    }
    return render(request, "papers/paper.html", context)


@require_http_methods(["GET", "POST"])
def edit_paper(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Change its title, drafting unit, deadline, restriction."""
    found = paper_for(request, conference_id, paper_id)
    require(can_issue(request.user, found.conference))
    initial = {name: getattr(found, name) for name in ("title", "drafted_by", "due_on", "is_restricted", "kind")}
    form = PaperForm(request.user, _bodies(found.conference), *_sent(request), initial=initial)
    for name in ("kind", "file", "upload"):
        del form.fields[name]
    if form.is_valid():
        change_paper(found, by=request.user, **form.facts())
        return go(request, "papers:paper", conference_id, paper_id)
    context = {**frame(request.user, found.conference), "paper": found, "form": form}
    return render(request, "papers/edit-paper.html", context, status=422 if form.is_bound else 200)


@require_POST
def paper_removal(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Throw it away with its versions."""
    found = paper_for(request, conference_id, paper_id)
    require(can_issue(request.user, found.conference))
    title = found.title
    remove_paper(found, by=request.user)
    messages.success(request, _("Đã bỏ “%(paper)s” cùng các phiên bản.") % {"paper": title})
    return redirect("papers:list", conference_id)


@require_safe
def paper_readers(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Who may read it, and who has read which version."""
    found = paper_for(request, conference_id, paper_id)
    require(can_work_on(request.user, found))
    table = readers(found)
    context = {
        **frame(request.user, found.conference),
        "paper": found,
        "rows": table,
        "missing": sum(row.at is None for row in table),
    }
    return render(request, "papers/readers.html", context)


@require_safe
def readers_file(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """The same as a workbook."""
    found = paper_for(request, conference_id, paper_id)
    require(can_work_on(request.user, found))
    heads = (_("Người đọc"), _("Cấp"), _("Bản đã đọc"), _("Ai đọc"), _("Lúc"))
    lines = [
        [
            row.name,
            row.tier,
            f"{row.version or ''}",
            row.by,
            f"{timezone.localtime(row.at):%d/%m/%Y %H:%M}" if row.at else "",
        ]
        for row in readers(found)
    ]
    return workbook(sheet(_("Người đọc"), heads, lines), "nguoi-doc.xlsx")


def workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _sees_drafts(request: SignedIn, paper_id: int) -> bool:
    return worked_on_by(request.user).filter(pk=paper_id).exists()


def _bodies(conference: Conference) -> QuerySet[Organisation]:
    """Who may draft: the units of the conference and who holds it."""
    return Organisation.objects.filter(pk__in=conference.units.values("organisation")) | Organisation.objects.filter(
        pk=conference.owner_id
    )


def _sent(request: SignedIn) -> tuple[object, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()
