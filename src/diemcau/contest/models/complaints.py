"""What contestants object to, and what they are answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.contest.models.attempts import Attempt
from diemcau.directory.models import Account


class Complaint(models.Model):
    """Đơn phúc khảo: one for each paper, answered before anything is decided."""

    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="complaint")
    text = models.TextField(_("nội dung đề nghị"))
    at = models.DateTimeField(auto_now_add=True)
    is_accepted = models.BooleanField(_("chấp nhận"), null=True, blank=True)
    answer = models.TextField(_("trả lời"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, is_accepted=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="complaint_answered_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt}: {self.text[:60]}"
