"""What a site has got ready, who is on duty there, and who looked."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Site
from diemcau.connectivity.domain.checklist import KEYS
from diemcau.directory.models import Account

PHONE = RegexValidator(r"^\+?[0-9][0-9 .\-]{6,18}$", _("Số điện thoại chỉ gồm chữ số, ví dụ 0235 3810 000."))


def random_name(tick: Tick, name: str) -> str:
    """Under which a photo is kept: never the sender's name."""
    return f"site-photos/{uuid4().hex}"


class Tick(models.Model):
    """Mục đã sẵn sàng: one line of a site's checklist, as the site last said. Who said what before, the log keeps."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="ticks")
    item = models.CharField(_("mục"), max_length=20)
    is_ready = models.BooleanField(_("sẵn sàng"))
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    photo = models.FileField(upload_to=random_name, blank=True)
    photo_name = models.CharField(max_length=200, blank=True)
    photo_type = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "item"], name="tick_once_per_item"),
            models.CheckConstraint(condition=Q(item__in=KEYS), name="tick_known_item"),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.item}"

    @property
    def path(self) -> Path:
        return Path(self.photo.path)


class TickCheck(models.Model):
    """Kỹ thuật đã kiểm tra: the technician agrees with a tick, or not. Ticked anew, it is checked anew."""

    tick = models.OneToOneField(Tick, models.CASCADE, related_name="check_row")
    agrees = models.BooleanField(_("đạt"))
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.tick}: {self.by}"


class DutyPerson(models.Model):
    """Người trực: who is at the site on the day, and under which number."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="duty")
    name = models.CharField(_("họ tên"), max_length=120)
    phone = models.CharField(_("điện thoại"), max_length=20, validators=[PHONE])
    task = models.CharField(_("phụ trách"), max_length=80, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["site", "phone"], name="duty_person_once_per_phone")]

    def __str__(self) -> str:
        return f"{self.name}, {self.phone}"
