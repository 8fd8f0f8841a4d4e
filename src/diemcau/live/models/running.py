"""The programme as it runs."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.papers.models import Paper


class ItemRun(models.Model):
    """Một mục đang hoặc đã diễn ra. A skipped item ended as it began. One runs at a time, by constraint."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="item_runs")
    item = models.OneToOneField(ProgrammeItem, models.RESTRICT, related_name="run")
    started_at = models.DateTimeField(_("bắt đầu lúc"))
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    paused_at = models.DateTimeField(_("tạm dừng từ"), null=True, blank=True)
    paused_ms = models.PositiveBigIntegerField(_("đã tạm dừng, ms"), default=0)
    was_skipped = models.BooleanField(_("đã bỏ qua"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference"], condition=Q(ended_at=None), name="item_run_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="item_run_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(paused_at=None), name="item_run_ended_is_not_paused"),
            models.CheckConstraint(condition=Q(was_skipped=False) | Q(ended_at=F("started_at")), name="item_run_skip"),
        ]

    def __str__(self) -> str:
        return str(self.item)


class ItemPaper(models.Model):
    """Tài liệu của mục: the item of the programme that a paper belongs to. Who may read it, papers say."""

    paper = models.OneToOneField(Paper, models.CASCADE, primary_key=True, related_name="of_item")
    item = models.ForeignKey(ProgrammeItem, models.CASCADE, related_name="item_papers")

    def __str__(self) -> str:
        return f"{self.item}: {self.paper}"
