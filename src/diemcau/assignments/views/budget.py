"""What the conference costs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.assignments.actions import (
    add_budget_line,
    approve_budget_line,
    pay,
    remove_budget_line,
    take_back_payment,
)
from diemcau.assignments.domain.sheets import BUDGET
from diemcau.assignments.forms.budget import ApprovalForm, BudgetLineForm, PaymentForm
from diemcau.assignments.models import BudgetLine, Payment
from diemcau.assignments.queries.budget import budget_of
from diemcau.assignments.views.loading import frame, run, steered, workbook_answer
from diemcau.conference.models import Conference
from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Unreadable
from diemcau.papers.domain.sheets import sheet


@require_http_methods(["GET", "POST"])
def budget(request: SignedIn, conference_id: int) -> HttpResponse:
    """Every line with what was paid of it, and the form for another."""
    conference = steered(request, conference_id) if request.method == "POST" else run(request, conference_id)
    source = {"source": conference.budget_holder}
    form = BudgetLineForm(request.POST if request.method == "POST" else None, initial=source)
    if form.is_valid():
        add_budget_line(conference, by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã thêm khoản kinh phí."))
        return redirect(request.path)
    context = {**frame(request.user, conference), "budget": budget_of(conference), "form": form}
    return render(request, "assignments/budget.html", context, status=422 if form.is_bound else 200)


@require_safe
def budget_file(request: SignedIn, conference_id: int) -> HttpResponse:
    conference = run(request, conference_id)
    lines = [
        (row.line.text, row.line.source, row.line.estimate, row.line.approved or "", row.spent, _vouchers(row.line))
        for row in budget_of(conference).rows
    ]
    whole = budget_of(conference)
    lines.append((_("Cộng"), "", whole.estimate, whole.approved, whole.spent, ""))
    return workbook_answer(sheet(_("Kinh phí"), BUDGET, lines), "kinh-phi")


@require_POST
def budget_approval(request: SignedIn, conference_id: int, line_id: int) -> HttpResponse:
    line = _line(steered(request, conference_id), line_id)
    form = ApprovalForm(request.POST)
    if not form.is_valid():
        raise Unreadable(_("Số tiền được duyệt chưa đúng; chưa lưu gì, hãy nhập số nguyên đồng."))
    approve_budget_line(line, form.cleaned_data["approved"], by=request.user)
    return redirect("assignments:budget", conference_id)


@require_POST
def payment(request: SignedIn, conference_id: int, line_id: int) -> HttpResponse:
    line = _line(steered(request, conference_id), line_id)
    form = PaymentForm(request.POST)
    if not form.is_valid():
        raise Unreadable(_("Khoản chi cần số tiền, chứng từ và ngày; chưa lưu gì."))
    pay(line, form.cleaned_data["amount"], form.cleaned_data["voucher"], form.cleaned_data["on"], by=request.user)
    messages.success(request, _("Đã ghi khoản chi."))
    return redirect("assignments:budget", conference_id)


@require_POST
def payment_removal(request: SignedIn, conference_id: int, line_id: int, payment_id: int) -> HttpResponse:
    line = _line(steered(request, conference_id), line_id)
    payments = Payment.objects.select_related("line__conference")
    take_back_payment(get_object_or_404(payments, pk=payment_id, line=line), by=request.user)
    messages.success(request, _("Đã rút khoản chi; nhật ký vẫn giữ."))
    return redirect("assignments:budget", conference_id)


@require_POST
def budget_line_removal(request: SignedIn, conference_id: int, line_id: int) -> HttpResponse:
    remove_budget_line(_line(steered(request, conference_id), line_id), by=request.user)
    messages.success(request, _("Đã bỏ khoản kinh phí."))
    return redirect("assignments:budget", conference_id)


def _line(conference: Conference, line_id: int) -> BudgetLine:
    return get_object_or_404(BudgetLine.objects.select_related("conference"), pk=line_id, conference=conference)


def _vouchers(line: BudgetLine) -> str:
    return "; ".join(f"{one.voucher} ({one.on:%d/%m/%Y})" for one in line.payments.all())
