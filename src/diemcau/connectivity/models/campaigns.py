"""Campaigns: all sites of a conference test their lines within some days, each at its time."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import PROFILES
from diemcau.directory.models import Account, Organisation


class Campaign(models.Model):
    """Đợt đo. `at_once` sites share a slot of `slot_minutes`, so that the server is never what is slow."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="line_campaigns")
    name = models.CharField(_("tên đợt"), max_length=120)
    profile = models.CharField(
        _("mức chất lượng"), max_length=12, choices=[(k, _(p.name)) for k, p in PROFILES.items()]
    )
    opens_at = models.DateTimeField(_("từ"))
    closes_at = models.DateTimeField(_("đến"))
    at_once = models.PositiveSmallIntegerField(_("số điểm cầu cùng lúc"))
    slot_minutes = models.PositiveSmallIntegerField(_("số phút mỗi lượt"))
    created_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="line_campaign_in_order"),
            models.CheckConstraint(condition=Q(at_once__gte=1, slot_minutes__gte=1), name="line_campaign_has_slots"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date:
        """The last day on which sites may test."""
        return timezone.localtime(self.closes_at - timedelta(seconds=1)).date()


class Slot(models.Model):
    """Lượt đo: when one site is asked to test in one campaign."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="slots")
    site = models.ForeignKey(Site, models.CASCADE, related_name="line_slots")
    starts_at = models.DateTimeField(_("giờ đo"))

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "site"], name="line_slot_once_per_site")]

    def __str__(self) -> str:
        return f"{self.site}, {self.starts_at:%d/%m/%Y %H:%M}"


class Escalation(models.Model):
    """Báo lên cấp trên: a site that does not test, or does not pass, was told to the body above it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="escalations")
    site = models.ForeignKey(Site, models.CASCADE, related_name="line_escalations")
    to = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "site", "to"], name="line_escalation_once_per_body")]

    def __str__(self) -> str:
        return f"{self.site} → {self.to}"
