"""What was set up, corrected or taken back by those who hold the contest."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Conference
from diemcau.contest.actions import (
    change_contest,
    change_entry,
    change_round,
    dismiss_judge,
    remove_criterion,
    remove_entry,
    remove_prize,
    remove_round,
)
from diemcau.contest.forms import ContestForm, RoundForm, WorkForm
from diemcau.contest.models import Contest, Criterion, Entry, Judge, Prize, Round
from diemcau.contest.permissions import can_hold
from diemcau.contest.views.contests import held_contest
from diemcau.contest.views.entries import units_of
from diemcau.directory.permissions import SignedIn, require


def _held(request: SignedIn, model: Any, key: int) -> Any:
    """Something of a contest: 404 outside the own conferences, 403 to whoever does not hold it."""
    visible = model.objects.filter(contest__conference__in=Conference.objects.visible_to(request.user))
    found = get_object_or_404(visible.select_related("contest__conference"), pk=key)
    require(can_hold(request.user, found.contest))
    return found


def _page(request: SignedIn, of: Contest, form: django_forms.BaseForm, title: str, back: str) -> HttpResponse:
    context = {"conference": of.conference, "contest": of, "form": form, "title": title, "back": back, "sees_all": True}
    return render(request, "contest/change.html", context, status=422 if form.is_bound else 200)


def _contest_page(of: Contest) -> str:
    return reverse("contest:contest", args=[of.conference_id, of.pk])


def _entries_page(of: Contest) -> str:
    return reverse("contest:entries", args=[of.conference_id, of.pk])


@require_http_methods(["GET", "POST"])
def edit_contest(request: SignedIn, contest_id: int) -> HttpResponse:
    held = held_contest(request, contest_id)
    names = ("title", "rules", "question", "budget_vnd", "works_until")
    initial = {name: getattr(held, name) for name in names}
    form = ContestForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        change_contest(held, **form.cleaned_data, by=request.user)
        messages.success(request, _("Đã lưu; địa chỉ trang dự thi không đổi."))
        return redirect(_contest_page(held))
    return _page(request, held, form, _("Sửa cuộc thi"), _contest_page(held))


@require_http_methods(["GET", "POST"])
def edit_round(request: SignedIn, round_id: int) -> HttpResponse:
    round_ = _held(request, Round, round_id)
    names = ("opens_at", "closes_at", "minutes", "questions")
    initial = {name: getattr(round_, name) for name in names}
    form = RoundForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        facts = form.cleaned_data
        # What a browser sends back knows no seconds: a time that was not touched stays as it was.
        for name in ("opens_at", "closes_at"):
            if facts[name] == initial[name].replace(second=0, microsecond=0):
                facts[name] = initial[name]
        change_round(round_, **facts, by=request.user)
        return redirect(_contest_page(round_.contest))
    return _page(
        request,
        round_.contest,
        form,
        _("Sửa vòng %(number)d") % {"number": round_.number},
        _contest_page(round_.contest),
    )


@require_POST
def round_removal(request: SignedIn, round_id: int) -> HttpResponse:
    round_ = _held(request, Round, round_id)
    remove_round(round_, by=request.user)
    return redirect(_contest_page(round_.contest))


@require_POST
def prize_removal(request: SignedIn, prize_id: int) -> HttpResponse:
    prize = _held(request, Prize, prize_id)
    remove_prize(prize, by=request.user)
    return redirect(_contest_page(prize.contest))


@require_POST
def criterion_removal(request: SignedIn, criterion_id: int) -> HttpResponse:
    criterion = _held(request, Criterion, criterion_id)
    remove_criterion(criterion, by=request.user)
    return redirect(_entries_page(criterion.contest))


@require_POST
def judge_dismissal(request: SignedIn, judge_id: int) -> HttpResponse:
    judge = _held(request, Judge, judge_id)
    dismiss_judge(judge, by=request.user)
    return redirect(_entries_page(judge.contest))


@require_http_methods(["GET", "POST"])
def edit_entry(request: SignedIn, entry_id: int) -> HttpResponse:
    entry = _held(request, Entry, entry_id)
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorkForm(*bound, units=units_of(entry.contest), initial=_initial(entry))
    if form.is_valid():
        change_entry(entry, **form.cleaned_data, by=request.user)
        return redirect(_entries_page(entry.contest))
    return _page(request, entry.contest, form, _("Sửa tác phẩm"), _entries_page(entry.contest))


def _initial(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in ("kind", "title", "author", "unit", "text", "link", "file")}


@require_POST
def entry_removal(request: SignedIn, entry_id: int) -> HttpResponse:
    entry = _held(request, Entry, entry_id)
    remove_entry(entry, by=request.user)
    return redirect(_entries_page(entry.contest))
