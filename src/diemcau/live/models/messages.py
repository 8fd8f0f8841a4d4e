"""Messages to the sites."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site


class Message(models.Model):
    """Thông báo trong ngày họp: to all, to the sites of a tier, or to one."""

    LIMIT = 500

    key = models.UUIDField(unique=True)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="messages")
    audience = models.CharField(_("gửi đến"), max_length=40)  # all, tier:district, site:12
    text = models.CharField(_("nội dung"), max_length=LIMIT)
    sent_at = models.DateTimeField(_("gửi lúc"))
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    expected = models.PositiveIntegerField(_("số điểm cầu nhận"), default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text[:80]


class MessageReceipt(models.Model):
    """Đã nhận: a site has read a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="receipts")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("lúc"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "site"], name="message_receipt_once")]

    def __str__(self) -> str:
        return f"{self.site}: {self.message_id}"
