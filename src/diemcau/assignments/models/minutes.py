"""What the secretary writes: opinions beside the log's times and names, and the conclusion."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account


class MinuteNote(models.Model):
    """Ghi của thư ký on one item (`item:3`), one turn (`turn:7`), or the conclusion (`conclusion`)."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="minute_notes")
    key = models.CharField(max_length=40)
    text = models.TextField(_("nội dung"), max_length=20_000)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "key"], name="minute_note_once")]

    def __str__(self) -> str:
        return self.text[:80]
