"""Papers, and which of their versions their readers see."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.papers.domain.kinds import KIND_NAMES, Kind


class Paper(models.Model):
    """Tài liệu: a report, a plan, a speech, a film, in versions."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="papers")
    kind = models.CharField(_("loại"), max_length=16, choices=[(k.value, _(n)) for k, n in KIND_NAMES.items()])
    title = models.CharField(_("tên tài liệu"), max_length=300)
    drafted_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="drafted_papers",
        verbose_name=_("đơn vị soạn"),
    )
    is_restricted = models.BooleanField(_("hạn chế"), default=False)
    due_on = models.DateField(_("hạn hoàn thành"), null=True, blank=True)
    speech = models.ForeignKey("papers.Speech", models.CASCADE, null=True, blank=True, related_name="papers")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["kind", "title", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="paper_known_kind"),
            models.UniqueConstraint(
                fields=["speech", "kind"], condition=Q(speech__isnull=False), name="paper_once_of_a_speech"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Release(models.Model):
    """Bản phát cho người đọc: from when to when the audience read a version. One at a time."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="releases")
    version = models.ForeignKey("papers.Version", models.CASCADE, related_name="releases")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper"], condition=Q(ended_at=None), name="release_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.version} từ {self.at:%d/%m/%Y}"
