"""Who takes part, and what they sent."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diemcau.contest.models.contests import Contest, Round
from diemcau.directory.models import Organisation


class Contestant(models.Model):
    """Người dự thi: known by an own address, to which a code was sent. No account."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="contestants")
    name = models.CharField(_("họ và tên"), max_length=120)
    address = models.CharField(_("thư điện tử hoặc số điện thoại"), max_length=200)
    address_key = models.CharField(max_length=200, editable=False)
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    verified_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "address_key"], name="contestant_once_per_address"),
        ]
        indexes = [
            models.Index(
                fields=["contest", "code_until"], condition=Q(verified_at=None), name="contestant_never_showed"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CodeSent(models.Model):
    """Lượt gửi mã: when, to whom, and who asked for it, as a keyed digest of a network; kept for a day."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="+")
    contestant = models.ForeignKey(Contestant, models.CASCADE, related_name="codes")
    source = models.CharField(max_length=24, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["contest", "at", "source"], name="code_sent_lately")]

    def __str__(self) -> str:
        return f"{self.contestant}, {self.at:%H:%M %d/%m/%Y}"


class Attempt(models.Model):
    """Bài thi: one for each contestant and round. The server's clock alone says when it ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="attempts")
    contestant = models.ForeignKey(Contestant, models.CASCADE, related_name="attempts")
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    answers = models.JSONField(default=dict)  # place of the question on the paper → place of the option
    prediction = models.PositiveIntegerField(null=True, blank=True)
    boot = models.CharField(max_length=40, blank=True)  # which run of which machine counts `ticks`
    ticks = models.FloatField(default=0)  # seconds of that machine's steady clock at the start
    saved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    right = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "contestant"], name="attempt_one_per_person"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("started_at")), name="attempt_takes_time"),
            models.CheckConstraint(condition=Q(sent_at=None) | ~Q(right=None), name="attempt_sent_is_marked"),
        ]
        indexes = [models.Index(fields=["round", "-right", "sent_at"], name="attempt_in_order")]

    def __str__(self) -> str:
        return f"{self.contestant}, {self.round}"
