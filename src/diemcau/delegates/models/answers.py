"""What the invited say."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.delegates.domain.answers import CHOICE_NAMES, Choice
from diemcau.delegates.models.copies import InvitationCopy
from diemcau.directory.models import Account


class Answer(models.Model):
    """Trả lời giấy mời. A change of mind is a new row; the page makes the id, so sending twice is answering once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    copy = models.ForeignKey(InvitationCopy, models.CASCADE, related_name="answers")
    choice = models.CharField(_("trả lời"), max_length=10, choices=[(c.value, _(n)) for c, n in CHOICE_NAMES.items()])
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    proposed_name = models.CharField(_("đề nghị cử"), max_length=120, blank=True)
    proposed_title = models.CharField(_("chức vụ người được đề nghị"), max_length=200, blank=True)
    diet = models.CharField(_("chế độ ăn"), max_length=200, blank=True)
    vehicle = models.CharField(_("phương tiện"), max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")  # None: by the link
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["copy"], condition=Q(superseded_at=None), name="answer_one_holds"),
            models.CheckConstraint(condition=Q(choice__in=[c.value for c in Choice]), name="answer_known_choice"),
            models.CheckConstraint(
                condition=~Q(choice=Choice.DECLINE.value) | ~Q(reason=""), name="answer_no_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(choice=Choice.PROPOSE.value) | ~Q(proposed_name=""), name="answer_proposal_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.copy}: {self.get_choice_display()}"
