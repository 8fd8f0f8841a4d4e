"""A judge's own sheet: what to mark, what was marked. Who wrote an entry and what others gave stay unseen."""

from __future__ import annotations

from pathlib import PurePath

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.contest.actions import judge_entry
from diemcau.contest.forms import MarksForm
from diemcau.contest.models import Entry, Judge
from diemcau.contest.permissions import can_hold, can_judge
from diemcau.directory.permissions import SignedIn, require


@require_safe
def judging(request: SignedIn, contest_id: int) -> HttpResponse:
    """Every entry that this judge may mark, with a form and the own marks."""
    judge = get_object_or_404(Judge.objects.select_related("contest"), contest=contest_id, account=request.user)
    return _page(request, judge)


def _page(request: SignedIn, judge: Judge, bound: MarksForm | None = None, entry: int = 0) -> HttpResponse:
    own = {each.entry_id: each.marks for each in judge.judgings.all()}
    criteria = list(judge.contest.criteria.all())
    units = {judge.unit_id, *request.user.organisation_roles.values_list("organisation", flat=True)} - {None}
    rows = []
    for each in judge.contest.entries.exclude(unit__in=units):
        given = own.get(each.pk, {})
        initial = {f"c{line.pk}": given.get(line.name) for line in criteria}
        form = bound if bound and each.pk == entry else MarksForm(criteria=criteria, initial=initial)
        form.auto_id = f"e{each.pk}-%s"
        rows.append((each, form, bool(given)))
    context = {
        "contest": judge.contest,
        "rows": rows,
        "marked": sum(is_marked for _each, _form, is_marked in rows),
        "criteria": criteria,
    }
    return render(request, "contest/judging.html", context, status=422 if bound else 200)


@require_POST
def marks(request: SignedIn, entry_id: int) -> HttpResponse:
    """Give marks to one entry."""
    visible = Entry.objects.filter(contest__in=Judge.objects.filter(account=request.user).values("contest"))
    entry = get_object_or_404(visible.select_related("contest__conference"), pk=entry_id)
    require(can_judge(request.user, entry))
    judge = Judge.objects.select_related("contest").get(contest=entry.contest_id, account=request.user)
    form = MarksForm(request.POST, criteria=entry.contest.criteria.all())
    if not form.is_valid():
        return _page(request, judge, form, entry.pk)
    judge_entry(entry, judge, form.marks(), by=request.user)
    return redirect("contest:judging", contest_id=entry.contest_id)


@require_safe
def file(request: SignedIn, entry_id: int) -> FileResponse:
    """The file of an entry as it was sent: to be saved, never shown, and should it be shown, nothing in it runs."""
    judged = Judge.objects.filter(account=request.user).values("contest")
    held = Conference.objects.visible_to(request.user)
    found = Entry.objects.exclude(file="").filter(contest__in=judged) | Entry.objects.exclude(file="").filter(
        contest__conference__in=held
    )
    entry = get_object_or_404(found.select_related("contest__conference").distinct(), pk=entry_id)
    require(can_judge(request.user, entry) or can_hold(request.user, entry.contest))
    answer = FileResponse(entry.file.open("rb"), content_type="application/octet-stream")
    name = f"tac-pham-{entry.pk}{PurePath(str(entry.file.name)).suffix}"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
