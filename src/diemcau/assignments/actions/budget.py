"""Budget lines and what was paid."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from diemcau.assignments.models import BudgetLine, Closing, Payment
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def add_budget_line(
    conference: Conference, text: str, *, estimate: int, by: Account, source: str = "", approved: int | None = None
) -> BudgetLine:
    """Put a line into the estimate.

    Raises:
        Refused: the conference is closed.
    """
    conference = Conference.objects.held(conference.pk)
    refuse_if_closed(conference)
    last = BudgetLine.objects.filter(conference=conference).aggregate(last=Max("position"))["last"] or 0
    made = BudgetLine.objects.create(
        conference=conference,
        position=last + 1,
        text=" ".join(text.split())[:300],
        source=source.strip()[:200],
        estimate=estimate,
        approved=approved,
        by=by,
    )
    record("assignments.budget_added", made, by=by, within=conference, estimate=estimate)
    return made


@transaction.atomic
def approve_budget_line(line: BudgetLine, approved: int, *, by: Account) -> BudgetLine:
    """Say how much of a line was approved.

    Raises:
        Refused: the conference is closed.
    """
    refuse_if_closed(line.conference)
    line.approved = approved
    line.save(update_fields=["approved"])
    record("assignments.budget_approved", line, by=by, within=line.conference, approved=approved)
    return line


@transaction.atomic
def pay(line: BudgetLine, amount: int, voucher: str, on: date, *, by: Account) -> Payment:
    """Enter what was paid, with its voucher. More than was approved is entered too: the page says so.

    Raises:
        Refused: the voucher is entered already, or the conference is closed.
    """
    BudgetLine.objects.select_for_update().get(pk=line.pk)
    refuse_if_closed(line.conference)
    voucher = " ".join(voucher.split())[:100]
    if line.payments.filter(voucher=voucher).exists():
        raise Refused(f"Chứng từ {voucher} đã được ghi cho khoản này; chưa ghi thêm.")
    made = Payment.objects.create(line=line, amount=amount, voucher=voucher, on=on, by=by)
    record("assignments.paid", line, by=by, within=line.conference, amount=amount, voucher=voucher)
    return made


@transaction.atomic
def take_back_payment(payment: Payment, *, by: Account) -> None:
    """A payment that was entered by mistake is taken off; the journal keeps it.

    Raises:
        Refused: the conference is closed.
    """
    line = payment.line
    refuse_if_closed(line.conference)
    said = f"{payment.voucher}: {payment.amount}"
    record("assignments.payment_taken_back", line, by=by, within=line.conference, payment=said)
    payment.delete()


@transaction.atomic
def remove_budget_line(line: BudgetLine, *, by: Account) -> None:
    """Take a line off.

    Raises:
        Refused: something was paid of it, or the conference is closed.
    """
    refuse_if_closed(line.conference)
    if line.payments.exists():
        raise Refused("Khoản này đã có chứng từ chi nên không bỏ được; hãy rút chứng từ trước.")
    record("assignments.budget_removed", line, by=by, within=line.conference, text=line.text[:200])
    line.delete()


def refuse_if_closed(conference: Conference) -> None:
    if Closing.objects.filter(conference=conference).exists():
        raise Refused("Hội nghị đã kết thúc, số liệu đã quyết toán nên không ghi thêm được.")
