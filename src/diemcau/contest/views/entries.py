"""Articles and clips as those see them who hold the contest."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.contest.actions import add_criterion, add_entry, appoint_judge
from diemcau.contest.domain.likeness import alike
from diemcau.contest.forms import CriterionForm, JudgeForm, WorkForm
from diemcau.contest.models import Contest
from diemcau.contest.queries.entries import ranked_entries
from diemcau.contest.views.contests import held_contest
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn

MOST_COMPARED = 300  # essays: pairs grow with the square
SHOWN = 50


def units_of(held: Contest) -> Any:
    return Organisation.objects.filter(units__conference=held.conference_id)


@require_http_methods(["GET", "POST"])
def entries(request: SignedIn, conference_id: int, contest_id: int) -> HttpResponse:
    """Every entry in its order, the rubric, the judges; take one more in."""
    held = held_contest(request, contest_id)
    if held.conference_id != conference_id:
        raise Http404
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorkForm(*bound, units=units_of(held))
    if form.is_valid():
        add_entry(held, **form.cleaned_data, by=request.user)
        return _back(held)
    return _page(request, held, status=422 if form.is_bound else 200, work_form=form)


def _page(request: SignedIn, held: Contest, status: int = 200, **forms: django_forms.BaseForm) -> HttpResponse:
    rows = ranked_entries(held)
    essays = dict(held.entries.filter(kind="article").exclude(text="").values_list("pk", "text")[:MOST_COMPARED])
    titles = {row.entry.pk: row.entry for row in rows}
    context: dict[str, Any] = {
        "conference": held.conference,
        "contest": held,
        "rows": rows,
        "pairs": [(titles[pair.one], titles[pair.other], pair.likeness) for pair in alike(essays)[:SHOWN]],
        "criteria": list(held.criteria.all()),
        "judges": list(held.judges.select_related("account", "unit")),
        "work_form": WorkForm(units=units_of(held)),
        "criterion_form": CriterionForm(),
        "judge_form": JudgeForm(units=units_of(held)),
        "sees_all": True,
    }
    return render(request, "contest/entries.html", context | forms, status=status)


@require_POST
def criteria(request: SignedIn, contest_id: int) -> HttpResponse:
    held = held_contest(request, contest_id)
    form = CriterionForm(request.POST)
    if not form.is_valid():
        return _page(request, held, status=422, criterion_form=form)
    add_criterion(held, **form.cleaned_data, by=request.user)
    return _back(held)


@require_POST
def judges(request: SignedIn, contest_id: int) -> HttpResponse:
    held = held_contest(request, contest_id)
    form = JudgeForm(request.POST, units=units_of(held))
    if not form.is_valid():
        return _page(request, held, status=422, judge_form=form)
    appoint_judge(held, form.cleaned_data["account"], form.cleaned_data["unit"], by=request.user)
    return _back(held)


def _back(held: Contest) -> HttpResponse:
    return redirect("contest:entries", conference_id=held.conference_id, contest_id=held.pk)
