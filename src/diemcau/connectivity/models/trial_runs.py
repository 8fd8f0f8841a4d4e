"""Runs of the whole before the day, and the last hour."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain.checklist import LAST_HOUR_KEYS
from diemcau.connectivity.domain.trial_runs import OUTCOME_NAMES, Outcome
from diemcau.directory.models import Account


class TrialRun(models.Model):
    """Tổng duyệt: every site is asked to be there at one time."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="trial_runs")
    begins_at = models.DateTimeField(_("bắt đầu"))
    created_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    conclusion = models.CharField(_("kết luận"), max_length=500, blank=True)

    class Meta:
        ordering = ["-begins_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "begins_at"], name="trial_run_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.conference}, {self.begins_at:%d/%m/%Y %H:%M}"


class TrialResult(models.Model):
    """Kết quả tổng duyệt of one site: as seen by the system, or as a person put it right."""

    run = models.ForeignKey(TrialRun, models.CASCADE, related_name="results")
    site = models.ForeignKey(Site, models.CASCADE, related_name="trial_results")
    outcome = models.CharField(_("kết quả"), max_length=8, choices=[(o.value, _(n)) for o, n in OUTCOME_NAMES.items()])
    joined_at = models.DateTimeField(_("vào lúc"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")  # None: the system saw it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "site"], name="trial_result_once_per_site"),
            models.CheckConstraint(condition=Q(outcome__in=[o.value for o in Outcome]), name="trial_result_known"),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.get_outcome_display()}"


class LastHourCheck(models.Model):
    """Mục của giờ cuối, done: the row is there once somebody says so, and gone when it is taken back."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="last_hour")
    item = models.CharField(_("mục"), max_length=20)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "item"], name="last_hour_once_per_item"),
            models.CheckConstraint(condition=Q(item__in=LAST_HOUR_KEYS), name="last_hour_known_item"),
        ]

    def __str__(self) -> str:
        return self.item
