"""Complaints about papers, as those answer them who hold the contest."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.contest.actions import answer_complaint, correct_keys, open_complaints
from diemcau.contest.domain.bank import read_bank
from diemcau.contest.forms import AnswerForm, BankForm, ComplaintsForm
from diemcau.contest.models import Complaint, Contest, Round
from diemcau.contest.permissions import can_hold
from diemcau.contest.views.contests import held_contest
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Unreadable


@require_safe
def complaints(request: SignedIn, conference_id: int, contest_id: int) -> HttpResponse:
    """Everything that contestants objected to, what is not answered first."""
    held = held_contest(request, contest_id)
    if held.conference_id != conference_id:
        raise Http404
    return _page(request, held)


def _page(request: SignedIn, held: Contest, status: int = 200, **forms: django_forms.Form) -> HttpResponse:
    of = Complaint.objects.filter(attempt__round__contest=held)
    of = of.select_related("attempt__round", "attempt__contestant__unit")
    rows = list(of.order_by(F("answered_at").asc(nulls_first=True), "pk"))
    context: dict[str, Any] = {
        "conference": held.conference,
        "contest": held,
        "rows": [(row, AnswerForm(initial=_initial(row), auto_id=f"c{row.pk}-%s")) for row in rows],
        "waiting": sum(row.answered_at is None for row in rows),
        "is_open": bool(held.complaints_until and held.complaints_until > timezone.now()),
        "rounds": held.rounds.select_related("bank"),
        "complaints_form": ComplaintsForm(initial={"until": held.complaints_until}),
        "bank_form": BankForm(auto_id=False),
        "sees_all": True,
    }
    return render(request, "contest/complaints.html", context | forms, status=status)


def _initial(complaint: Complaint) -> dict[str, str]:
    accepted = "1" if complaint.is_accepted or complaint.is_accepted is None else "0"
    return {"is_accepted": accepted, "answer": complaint.answer}


@require_POST
def opening(request: SignedIn, contest_id: int) -> HttpResponse:
    """Take complaints until a moment."""
    held = held_contest(request, contest_id)
    form = ComplaintsForm(request.POST)
    if not form.is_valid():
        return _page(request, held, status=422, complaints_form=form)
    open_complaints(held, form.cleaned_data["until"], by=request.user)
    messages.success(request, _("Người dự thi từ nay xem được bài đã chấm của mình và gửi được đơn phúc khảo."))
    return _back(held)


@require_POST
def answer(request: SignedIn, complaint_id: int) -> HttpResponse:
    """Answer one of them."""
    visible = Complaint.objects.filter(
        attempt__round__contest__conference__in=Conference.objects.visible_to(request.user)
    )
    complaint = get_object_or_404(
        visible.select_related("attempt__round__contest__conference", "attempt__contestant"), pk=complaint_id
    )
    held = complaint.attempt.round.contest
    require(can_hold(request.user, held))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy ghi câu trả lời; chưa có gì được gửi."))
        return _back(held)
    answer_complaint(complaint, **form.cleaned_data, by=request.user)
    return _back(held)


@require_POST
def keys(request: SignedIn, round_id: int) -> HttpResponse:
    """Take corrected keys of one round and mark all its papers again."""
    visible = Round.objects.filter(contest__conference__in=Conference.objects.visible_to(request.user))
    round_ = get_object_or_404(visible.select_related("contest__conference", "bank"), pk=round_id)
    require(can_hold(request.user, round_.contest))
    form = BankForm(request.POST, request.FILES, auto_id=False)
    if form.is_valid():
        try:
            changed = correct_keys(round_, read_bank(form.cleaned_data["file"].read()), by=request.user)
        except Unreadable as problem:
            form.add_error("file", problem.message)
        else:
            messages.success(request, _("Đã chấm lại: %(number)d bài có điểm khác.") % {"number": changed})
            return _back(round_.contest)
    return _page(request, round_.contest, status=422, bank_form=form)


def _back(held: Contest) -> HttpResponse:
    return redirect("contest:complaints", conference_id=held.conference_id, contest_id=held.pk)
