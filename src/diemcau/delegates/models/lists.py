"""Lists of names that wait for their author to confirm what he saw."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account

KEPT_FOR = timedelta(hours=2)


class NamingListQuerySet(models.QuerySet["NamingList"]):
    def alive(self, now: datetime) -> NamingListQuerySet:
        return self.filter(at__gt=now - KEPT_FOR)


class NamingList(models.Model):
    """Danh sách chờ nhập: pasted or sent, kept until its author confirms the preview, or for two hours."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=200)
    content = models.BinaryField()
    at = models.DateTimeField(_("lúc"), auto_now_add=True, db_index=True)

    objects = NamingListQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
