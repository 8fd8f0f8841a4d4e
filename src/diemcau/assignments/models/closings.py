"""The end of a conference: its books are settled, its file is closed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account


class Closing(models.Model):
    """Kết thúc hội nghị. `settlement` keeps the figures as they stood; `retention` says how long the file is kept."""

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="closing")
    retention = models.CharField(_("thời hạn bảo quản"), max_length=40)
    file_code = models.CharField(_("số, ký hiệu hồ sơ"), max_length=60, blank=True)
    settlement = models.JSONField(_("quyết toán"), default=dict)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.conference}: {self.retention}"
