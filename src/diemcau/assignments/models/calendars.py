"""Addresses from which a unit's calendar takes its deadlines."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation


def new_nonce() -> str:
    return secrets.token_urlsafe(12)


class CalendarLink(models.Model):
    """Địa chỉ lịch of one unit in one conference; a new one ends the old."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="calendar_links")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="calendar_links")
    nonce = models.CharField(max_length=40, default=new_nonce, editable=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "organisation"], condition=Q(revoked_at=None), name="calendar_link_one_current"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.conference}"
