"""Files that wait for their author to confirm what he saw."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models.accounts import Account

KEPT_FOR = timedelta(hours=2)


class PendingImportQuerySet(models.QuerySet["PendingImport"]):
    def alive(self, now: datetime) -> PendingImportQuerySet:
        return self.filter(at__gt=now - KEPT_FOR)

    def expired(self, now: datetime) -> PendingImportQuerySet:
        return self.filter(at__lte=now - KEPT_FOR)


class PendingImport(models.Model):
    """Tệp chờ nhập: kept as it came until its author confirms the preview, or for two hours."""

    token = models.CharField(max_length=43, unique=True, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="pending_imports")
    name = models.CharField(_("tên tệp"), max_length=200)
    content = models.BinaryField()
    at = models.DateTimeField(_("lúc"), auto_now_add=True, db_index=True)

    objects = PendingImportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
