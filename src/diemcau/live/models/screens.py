"""Screens that are opened without an account, and what the hall may be shown."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site
from diemcau.delegates.models import Delegate
from diemcau.directory.models import Account
from diemcau.live.domain.screens import SCREEN_NAMES, Screen


class ScreenLinkQuerySet(models.QuerySet["ScreenLink"]):
    def good(self, now: datetime) -> ScreenLinkQuerySet:
        """Those that still open something."""
        return self.filter(revoked_at=None, expires_at__gt=now)


class ScreenLink(models.Model):
    """Liên kết mở màn hình: what is kept is a digest of the secret in the address, never the address.

    With an `account` it opens only for that account, signed in.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="screen_links")
    screen = models.CharField(_("màn hình"), max_length=10, choices=[(s.value, _(n)) for s, n in SCREEN_NAMES.items()])
    site = models.ForeignKey(Site, models.CASCADE, null=True, blank=True, related_name="screen_links")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(_("của"), max_length=300, blank=True)  # whose phone: shown as the speaker
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, blank=True, related_name="+")  # by invitation
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    objects = ScreenLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(screen=Screen.HALL.value) | Q(site__isnull=False), name="screen_link_names_a_site"
            ),
            models.CheckConstraint(condition=Q(screen__in=[s.value for s in Screen]), name="screen_link_known_screen"),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_screen_display()} {self.site or ''}".strip()


class Slide(models.Model):
    """Trang chiếu: what the hall may be shown. Frozen when it is made; a correction is another slide."""

    key = models.UUIDField(unique=True)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="slides")
    title = models.CharField(_("tiêu đề"), max_length=200)
    content = models.JSONField()  # domain/slides.py says what it may hold
    source = models.CharField(max_length=120, blank=True)  # topic of the publication that it belongs to
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
