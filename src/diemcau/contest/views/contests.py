"""A contest as those see it who hold it."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.contest.actions import add_prize, add_round, decide, import_bank, open_contest, withdraw_decision
from diemcau.contest.domain.bank import read_bank
from diemcau.contest.forms import BankForm, ContestForm, DecisionForm, PrizeForm, RoundForm
from diemcau.contest.models import Attempt, Complaint, Contest, Honour, Result
from diemcau.contest.models.prizes import Category
from diemcau.contest.permissions import can_hold
from diemcau.contest.queries.crowds import junk_lately
from diemcau.contest.queries.standings import standings
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.vietnamese import fold

SHOWN = 100  # of a long table; the file has all


@require_http_methods(["GET", "POST"])
def contests(request: SignedIn, conference_id: int) -> HttpResponse:
    """The contests of a conference; begin one."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_organise(request.user, conference))
    form = ContestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        opened = open_contest(conference, **form.cleaned_data, by=request.user)
        return redirect("contest:contest", conference_id=conference.pk, contest_id=opened.pk)
    context = {
        "conference": conference,
        "contests": Contest.objects.filter(conference=conference),
        "form": form,
        "sees_all": True,
    }
    return render(request, "contest/contests.html", context, status=422 if form.is_bound else 200)


def held_contest(request: SignedIn, contest_id: int) -> Contest:
    """404 outside the own conferences, 403 to whoever does not hold it."""
    visible = Contest.objects.filter(conference__in=Conference.objects.visible_to(request.user))
    contest = get_object_or_404(visible.select_related("conference"), pk=contest_id)
    require(can_hold(request.user, contest))
    return contest


@require_safe
def contest(request: SignedIn, conference_id: int, contest_id: int) -> HttpResponse:
    """Questions, rounds, prizes, who stands where."""
    return _page(request, held_contest(request, contest_id))


def _page(request: SignedIn, held: Contest, status: int = 200, **forms: django_forms.Form) -> HttpResponse:
    papers = Attempt.objects.filter(round__contest=held)
    asked = request.GET.get("q", "")[:100]
    context: dict[str, Any] = {
        "conference": held.conference,
        "contest": held,
        "bank": held.banks.first(),
        "rounds": held.rounds.all(),
        "begun": papers.count(),
        "sent": papers.filter(sent_at__isnull=False).count(),
        "entered": held.contestants.filter(verified_at__isnull=False).count(),
        "categories": _categories(held, asked),
        "junk": junk_lately(held),
        "complaints": Complaint.objects.filter(attempt__round__contest=held, answered_at=None).count(),
        "asked": asked,
        "bank_form": BankForm(),
        "round_form": RoundForm(),
        "prize_form": PrizeForm(),
        "decision_form": DecisionForm(auto_id=False),
        "sees_all": True,
    }
    return render(request, "contest/contest.html", context | forms, status=status)


def _categories(held: Contest, asked: str) -> list[dict[str, Any]]:
    """Each category with its order and the prizes of the contest; with those who get a certificate of merit, if any."""
    decided = held.results.annotate(printed=Count("winners__certificates"))
    results = {(result.category, result.honour): result for result in decided}
    prizes = list(held.prizes.all())
    wanted, found = fold(asked.strip()), []
    for category, name in Category.choices:
        for honour, honour_name in Honour.choices:
            own = [prize for prize in prizes if (prize.category, prize.honour) == (category, honour)]
            is_merit = honour == Honour.MERIT
            if is_merit and not own:
                continue
            order = standings(held, category, honour)
            rows = [row for row in order.rows if row.prize] if is_merit else order.rows
            meant = [row for row in rows if wanted in fold(f"{row.name} {row.unit}")]
            found.append(
                {
                    "key": category,
                    "honour": honour,
                    "is_merit": is_merit,
                    "name": f"{name}, {honour_name}" if is_merit else name,
                    "rows": meant[:SHOWN],
                    "found": len(meant),
                    "hidden": len(meant) > SHOWN,
                    "size": len(rows),
                    "undecided": order.undecided,
                    "result": results.get((category, honour)),
                    "prizes": own,
                }
            )
    return found


@require_POST
def questions(request: SignedIn, contest_id: int) -> HttpResponse:
    """Take a file of questions."""
    held = held_contest(request, contest_id)
    form = BankForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, held, status=422, bank_form=form)
    bank = import_bank(held, read_bank(form.cleaned_data["file"].read()), by=request.user)
    messages.success(request, _("Đã nhập %(number)d câu hỏi.") % {"number": bank.questions.count()})
    return _back(held)


@require_POST
def rounds(request: SignedIn, contest_id: int) -> HttpResponse:
    held = held_contest(request, contest_id)
    form = RoundForm(request.POST)
    if not form.is_valid():
        return _page(request, held, status=422, round_form=form)
    add_round(held, **form.cleaned_data, by=request.user)
    return _back(held)


@require_POST
def prizes(request: SignedIn, contest_id: int) -> HttpResponse:
    held = held_contest(request, contest_id)
    form = PrizeForm(request.POST)
    if not form.is_valid():
        return _page(request, held, status=422, prize_form=form)
    add_prize(held, **form.cleaned_data, by=request.user)
    return _back(held)


@require_POST
def decisions(request: SignedIn, contest_id: int) -> HttpResponse:
    """Freeze the winners of one category under a decision."""
    held = held_contest(request, contest_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, held, status=422, decision_form=form)
    facts = form.cleaned_data
    decide(held, **facts, by=request.user)
    messages.success(request, _("Đã lập kết quả theo quyết định; chưa ai bên ngoài thấy cho đến khi công bố."))
    return _back(held)


@require_POST
def withdrawal(request: SignedIn, result_id: int) -> HttpResponse:
    """Take a decision back before it is published."""
    visible = Result.objects.filter(contest__conference__in=Conference.objects.visible_to(request.user))
    result = get_object_or_404(visible.select_related("contest__conference"), pk=result_id)
    require(can_hold(request.user, result.contest))
    withdraw_decision(result, by=request.user)
    return _back(result.contest)


def _back(held: Contest) -> HttpResponse:
    return redirect("contest:contest", conference_id=held.conference_id, contest_id=held.pk)
