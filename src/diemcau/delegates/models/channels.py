"""How else a body wants to be told."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account, Organisation


class ContactChannel(models.Model):
    """Kênh báo tin khác của một đơn vị, as Apprise writes it: Telegram, Zalo OA by a gateway, a chat of the office."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="channels")
    label = models.CharField(_("tên kênh"), max_length=80)
    url = models.CharField(_("địa chỉ kênh"), max_length=254)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "url"], name="channel_once_for_a_body")]

    def __str__(self) -> str:
        return f"{self.label} – {self.organisation}"
