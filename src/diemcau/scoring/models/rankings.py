"""Rankings that were decided elsewhere and came in as a table."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation

RANKING_KINDS = {
    "index": _("Chỉ số, xếp hạng"),
    "survey": _("Kết quả điều tra"),
    "winners": _("Danh sách đạt giải"),
}


class Ranking(models.Model):
    """Bảng xếp hạng có sẵn, with the number of the decision that it comes from."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="rankings")
    kind = models.CharField(_("loại"), max_length=8, choices=list(RANKING_KINDS.items()), default="index")
    title = models.CharField(_("tên bảng"), max_length=300)
    block = models.CharField(_("khối"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"))
    decision = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    fields = models.JSONField(default=list)  # [[code, name, ceiling]]
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=list(RANKING_KINDS)), name="ranking_known_kind")]

    def __str__(self) -> str:
        return self.title


class RankingRow(models.Model):
    """One line of such a table, as it was decided; numbers stay as they were printed."""

    ranking = models.ForeignKey(Ranking, models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    name = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    points = models.CharField(max_length=20, blank=True)
    index = models.CharField(max_length=20, blank=True)
    grade = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    fields = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["ranking", "position"], name="ranking_row_position_once")]

    def __str__(self) -> str:
        return self.name
