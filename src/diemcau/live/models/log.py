"""The log of the day: what every screen shows, in the order in which it came to be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference


class Stage(models.Model):
    """One conference's counter of log entries. Its row lock makes sequence numbers commit in their order."""

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="stage", primary_key=True)
    last_sequence = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.conference}: {self.last_sequence}"


class LogEntry(models.Model):
    """Nhật ký điều hành: one section of what one audience sees, replaced as a whole. Never changed, never deleted.

    A screen is the newest entry of each section of its audiences laid side by side, so that the server, a page
    that stayed and a page that came late agree without repeating any logic.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="log")
    sequence = models.PositiveBigIntegerField(_("số thứ tự"))
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    audience = models.CharField(_("ai thấy"), max_length=40)  # all, directors, sites, site:12, …
    section = models.CharField(_("phần"), max_length=40)  # programme, floor, message …
    content = models.JSONField(_("nội dung"), null=True)
    verb = models.CharField(_("việc"), max_length=80)
    by = models.CharField(_("người làm"), max_length=120)

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "sequence"], name="log_entry_once_per_sequence"),
        ]
        indexes = [
            models.Index(fields=["conference", "audience", "section", "-sequence"], name="log_newest_of_section")
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"
