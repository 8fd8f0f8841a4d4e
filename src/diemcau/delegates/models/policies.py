"""How one conference invites: who does it, and until when what is asked."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.delegates.domain.deadlines import (
    ANSWER_BEFORE,
    INVITE_BEFORE,
    LAST_MOMENT,
    NAME_BEFORE,
    Deadlines,
    deadlines,
)
from diemcau.directory.models import Account


class InvitingPolicy(models.Model):
    """Cách mời của một hội nghị. Without a row the customary one holds: `InvitingPolicy.of` gives it."""

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="inviting")
    districts_invite = models.BooleanField(_("cấp huyện mời đại biểu của huyện và các xã"), default=False)
    hold_mail = models.BooleanField(_("thư chờ duyệt trước khi gửi"), default=True)
    name_before = models.PositiveSmallIntegerField(_("cử đại biểu trước"), default=NAME_BEFORE)
    invite_before = models.PositiveSmallIntegerField(_("gửi giấy mời trước"), default=INVITE_BEFORE)
    answer_before = models.PositiveSmallIntegerField(_("trả lời trước"), default=ANSWER_BEFORE)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(invite_before__gte=LAST_MOMENT), name="inviting_three_working_days_at_least"
            )
        ]

    def __str__(self) -> str:
        return f"{_('Cách mời')}: {self.conference}"

    @classmethod
    def of(cls, conference: Conference) -> InvitingPolicy:
        return cls.objects.filter(conference=conference).first() or cls(conference=conference)

    def deadlines(self, day: date | None) -> Deadlines:
        return deadlines(
            day, name_before=self.name_before, invite_before=self.invite_before, answer_before=self.answer_before
        )
