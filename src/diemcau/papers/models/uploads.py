"""Files on their way in, piece by piece."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account

KEPT_FOR = timedelta(days=2)


class UploadQuerySet(models.QuerySet["Upload"]):
    def expired(self, now: datetime) -> UploadQuerySet:
        return self.filter(at__lte=now - KEPT_FOR)


class Upload(models.Model):
    """Tệp đang gửi: of its sender alone. How much is here is the size of its file, so that nothing can disagree."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="uploads")
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="uploads")
    name = models.CharField(_("tên tệp"), max_length=150)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = UploadQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return Path(settings.MEDIA_ROOT) / "uploads" / self.key.hex

    @property
    def offset(self) -> int:
        """How many bytes have arrived."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def is_whole(self) -> bool:
        return self.offset == self.size
