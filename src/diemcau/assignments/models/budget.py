"""What the conference may cost, and what it did."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account


class BudgetLine(models.Model):
    """Khoản kinh phí, in đồng: estimated, then approved; `source` names where it comes from, as the plan does."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="budget_lines")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    text = models.CharField(_("nội dung chi"), max_length=300)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)
    estimate = models.BigIntegerField(_("dự toán"))
    approved = models.BigIntegerField(_("được duyệt"), null=True, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(estimate__gte=0), name="budget_estimate_not_negative"),
            models.CheckConstraint(
                condition=Q(approved=None) | Q(approved__gte=0), name="budget_approval_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Payment(models.Model):
    """Khoản đã chi, with its voucher: one voucher is entered once."""

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="payments")
    amount = models.BigIntegerField(_("số tiền"))
    voucher = models.CharField(_("chứng từ"), max_length=100)
    on = models.DateField(_("ngày"))
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
            models.UniqueConstraint(fields=["line", "voucher"], name="payment_voucher_once"),
        ]

    def __str__(self) -> str:
        return f"{self.voucher}: {self.amount}"
