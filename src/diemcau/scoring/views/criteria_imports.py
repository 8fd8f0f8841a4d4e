"""A criteria set as a file: looked at before it is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.kernel.numbers import sent
from diemcau.scoring.actions import adopt_criteria, drop_file, keep_file
from diemcau.scoring.domain.criteria import CriteriaSet as Criteria
from diemcau.scoring.domain.criteria import problems
from diemcau.scoring.domain.criteria_files import faults, read_fields, read_heading
from diemcau.scoring.domain.versions import differences
from diemcau.scoring.forms.files import CriteriaForm
from diemcau.scoring.queries.criteria import lines_of
from diemcau.scoring.views.criteria import items_of, set_for
from diemcau.scoring.views.found import conference_for, pending_for, said_of

MOST_TOLD = 10  # places that are wrong in a file


@require_http_methods(["GET", "POST"])
def new_criteria_set(request: SignedIn, conference_id: int) -> HttpResponse:
    """Take a file; read it before it is kept, so that what makes no sense is never stored."""
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    of = sent(request.GET.get("of"))
    old = None if of is None else set_for(conference, of)
    initial = {"name": old.name, "year": old.year, "block": old.block} if old else {}
    form = CriteriaForm(request.POST or None, files=request.FILES or None, initial=initial)
    heading: dict[str, str] = {}
    wrong: list[str] = []
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            heading = read_heading(content)
            wrong = [said_of(fault) for fault in faults(content)]
        except Unreadable as unreadable:
            wrong = [said_of(unreadable)]
        if len(wrong) == 1:
            form.add_error("file", wrong[0])
        elif wrong:
            words = _("Tệp có %(number)d chỗ phải sửa, nêu ở trên. Chưa có gì được nhập.")
            form.add_error("file", words % {"number": len(wrong)})
        else:
            said = {name: form.cleaned_data[name] or heading.get(name) for name in ("name", "year", "block")}
            lacking = [name for name, value in said.items() if not value]
            for name in lacking:
                form.add_error(name, _("Tệp không nêu mục này; hãy điền."))
            if not lacking:
                pending = keep_file(content, name=form.cleaned_data["file"].name, by=request.user)
                request.session[f"criteria-{pending.token}"] = said | {"of": old.pk if old else None}
                return redirect("scoring:criteria-import", conference.pk, pending.token)
    context = {
        "conference": conference,
        "form": form,
        "old": old,
        "wrong": wrong[:MOST_TOLD] if len(wrong) > 1 else [],
        "untold": max(0, len(wrong) - MOST_TOLD),
    }
    return render(request, "scoring/new_criteria_set.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def criteria_import(request: SignedIn, conference_id: int, token: str) -> HttpResponse:
    """What was read, whether its ceilings add up, what it changes; keep it when its author says so."""
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    pending = pending_for(request.user, token)
    said: dict[str, Any] = request.session.get(f"criteria-{token}") or {}
    if not said:
        raise Http404
    content = bytes(pending.content)
    criteria = Criteria(
        name=said["name"], year=int(said["year"]), block=said["block"], version=1, fields=read_fields(content)
    )
    old = set_for(conference, said["of"]) if said["of"] else None
    found = problems(criteria)
    refusal = ""
    if request.method == "POST" and not found:
        heading = read_heading(content)
        try:
            kept = adopt_criteria(
                criteria,
                owner=conference.owner,
                by=request.user,
                family=old.family if old else None,
                note=heading.get("note", "")[:500],
                is_illustration=heading.get("illustration") == "True",
            )
        except Refused as error:
            refusal = error.message
        else:
            drop_file(pending, by=request.user)
            del request.session[f"criteria-{token}"]
            messages.success(request, _("Đã lưu bộ chỉ số, phiên bản %(version)d.") % {"version": kept.version})
            return redirect("scoring:criteria-set", conference.pk, kept.pk)
    context = {
        "conference": conference,
        "pending": pending,
        "criteria": criteria,
        "items": items_of(criteria),
        "leaves": len(list(criteria.leaves())),
        "problems": found,
        "old": old,
        "changes": differences(lines_of(old).criteria, criteria) if old else [],
        "refusal": refusal,
    }
    return render(request, "scoring/criteria_import.html", context, status=409 if refusal else 200)


@require_POST
def criteria_import_removal(request: SignedIn, conference_id: int, token: str) -> HttpResponse:
    conference = conference_for(request.user, conference_id)
    require(can_organise(request.user, conference))
    drop_file(pending_for(request.user, token), by=request.user)
    return redirect("scoring:new-criteria-set", conference.pk)
