"""One file with everything that one audience may read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.papers.models.versions import Version


class Archive(models.Model):
    """Gói tài liệu: known by what is in it, so that all who may read the same share one file.

    It is handed out only to those who may, at that moment, read everything in it.
    """

    key = models.CharField(max_length=64, unique=True)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="archives")
    versions = models.ManyToManyField(Version, related_name="archives")
    file = models.CharField(max_length=100, blank=True)  # under MEDIA_ROOT; empty while it is being built
    size = models.PositiveBigIntegerField(_("dung lượng"), default=0)
    problem = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    built_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.conference}: {self.key[:8]}"
