"""The workbooks of a contest, out and in."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.contest.actions import set_headcounts
from diemcau.contest.domain import sheets
from diemcau.contest.forms import BankForm
from diemcau.contest.models.prizes import Category
from diemcau.contest.queries.standings import standings
from diemcau.contest.views.contests import held_contest
from diemcau.directory.domain.columns import Table
from diemcau.directory.domain.files import workbook
from diemcau.directory.domain.files.writing import Lines
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Unreadable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_of(table: Table, lines: Lines, name: str) -> HttpResponse:
    """A workbook of one table, to be saved."""
    response = HttpResponse(workbook([(table, lines)]), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@require_safe
def bank_template(request: SignedIn, contest_id: int) -> HttpResponse:
    """A workbook to fill with questions, one example in it."""
    held_contest(request, contest_id)
    return file_of(sheets.BANK, [sheets.EXAMPLE], "mau-cau-hoi")


@require_safe
def contestants_file(request: SignedIn, contest_id: int) -> HttpResponse:
    """Everybody who showed the code."""
    held = held_contest(request, contest_id)
    people = held.contestants.filter(verified_at__isnull=False).select_related("unit").order_by("pk")
    counted = people.annotate(sent=Count("attempts", filter=Q(attempts__sent_at__isnull=False)))
    lines = (
        (who.name, who.address, str(who.unit or ""), f"{who.verified_at.astimezone():%H:%M %d/%m/%Y}", str(who.sent))
        for who in counted
        if who.verified_at
    )
    return file_of(sheets.CONTESTANTS, lines, f"nguoi-du-thi-{held.pk}")


@require_safe
def standings_file(request: SignedIn, contest_id: int, category: str) -> HttpResponse:
    """The whole order of one category."""
    held = held_contest(request, contest_id)
    if category not in Category.values:
        raise Http404
    rows = standings(held, category).rows
    lines = [(str(row.rank), row.name, row.unit, row.points, row.note, row.prize) for row in rows]
    return file_of(sheets.STANDINGS, lines, f"xep-hang-{category}-{held.pk}")


@require_http_methods(["GET", "POST"])
def headcounts(request: SignedIn, conference_id: int, contest_id: int) -> HttpResponse:
    """How many people each unit has: see it, take in a workbook."""
    held = held_contest(request, contest_id)
    if held.conference_id != conference_id:
        raise Http404
    form = BankForm(request.POST, request.FILES) if request.method == "POST" else BankForm()
    if form.is_bound and form.is_valid():
        units = Organisation.objects.filter(units__conference=conference_id)
        try:
            people = sheets.read_headcounts(form.cleaned_data["file"].read(), dict(units.values_list("code", "pk")))
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        else:
            set_headcounts(held, people, by=request.user)
            messages.success(request, _("Đã nhập số người của %(number)d đơn vị.") % {"number": len(people)})
            return redirect("contest:headcounts", conference_id=conference_id, contest_id=held.pk)
    context = {
        "conference": held.conference,
        "contest": held,
        "rows": held.headcounts.select_related("organisation").order_by("organisation__rank", "organisation__name"),
        "form": form,
        "sees_all": True,
    }
    return render(request, "contest/headcounts.html", context, status=422 if form.is_bound else 200)


@require_safe
def headcount_template(request: SignedIn, contest_id: int) -> HttpResponse:
    """Every unit of the conference with the number that is known."""
    held = held_contest(request, contest_id)
    known = dict(held.headcounts.values_list("organisation", "people"))
    units = Organisation.objects.filter(units__conference=held.conference_id).order_by("rank", "name")
    lines = [(unit.code, unit.name, str(known.get(unit.pk, ""))) for unit in units]
    return file_of(sheets.HEADCOUNTS, lines, "so-nguoi")
