"""The versions of a paper: files as they were sent, never changed."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account
from diemcau.papers.domain.contents import FILMS, FORMATS, Content
from diemcau.papers.models.papers import Paper


def random_name(version: Version, name: str) -> str:
    """Under which a file is kept: never the sender's name, which could be anybody's guess or anybody's trap."""
    return f"papers/{uuid4().hex}"


class Version(models.Model):
    """Phiên bản: who brought it, when, why, and what it is. A correction is a new row."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    file = models.FileField(upload_to=random_name)
    file_name = models.CharField(_("tên tệp"), max_length=150)
    content = models.CharField(_("dạng tệp"), max_length=4, choices=[(c.value, f.name) for c, f in FORMATS.items()])
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    notes = models.JSONField(default=list)  # whole sentences: what its reader should know about the file
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["paper", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(content__in=[c.value for c in Content]), name="version_known_content"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_numbers_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.paper}, bản {self.number}"

    @property
    def is_film(self) -> bool:
        return Content(self.content) in FILMS

    @property
    def media_type(self) -> str:
        return FORMATS[Content(self.content)].media_type
