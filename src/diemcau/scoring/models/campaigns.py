"""Campaigns, their blocks, and how far each block has come."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.scoring.domain.phases import PHASE_NAMES, Phase
from diemcau.scoring.domain.ranking import Grade, Settings, Ties
from diemcau.scoring.models.criteria import CriteriaSet
from diemcau.scoring.models.rankings import Ranking


class Campaign(models.Model):
    """Kỳ chấm điểm: one year's index of one province, announced at a conference."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="campaigns")
    name = models.CharField(_("tên kỳ chấm điểm"), max_length=200)
    year = models.PositiveSmallIntegerField(_("năm đánh giá"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "name"], name="campaign_name_once")]

    def __str__(self) -> str:
        return self.name


class BlockQuerySet(models.QuerySet["Block"]):
    def held(self, pk: int) -> Block:
        """One block, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class Block(models.Model):
    """Khối: units that are ranked together, by one criteria set, under settings that are printed with the table."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="blocks")
    name = models.CharField(_("khối"), max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="blocks", verbose_name=_("bộ chỉ số"))
    phase = models.CharField(
        max_length=12, choices=[(value, _(name)) for value, name in PHASE_NAMES.items()], default=Phase.SETUP
    )
    self_due = models.DateTimeField(_("hạn tự chấm"), null=True, blank=True)
    appraisal_due = models.DateTimeField(_("hạn thẩm định"), null=True, blank=True)
    explanation_due = models.DateTimeField(_("hạn giải trình"), null=True, blank=True)
    appraisers = models.PositiveSmallIntegerField(_("số người thẩm định mỗi đơn vị"), default=2)
    is_appraised_by_parent = models.BooleanField(_("cấp trên trực tiếp thẩm định"), default=False)
    survey_held = models.BooleanField(_("có điều tra xã hội học"), default=True)
    places = models.PositiveSmallIntegerField(_("chữ số thập phân của chỉ số"), default=2)
    used = models.PositiveSmallIntegerField(_("chữ số thập phân của điểm"), default=4)
    rescaled = models.BooleanField(_("quy đổi theo điểm tối đa áp dụng"), default=True)
    ties = models.CharField(_("khi bằng điểm"), max_length=8, default=Ties.SHARED)
    grades = models.JSONField(_("xếp loại"), default=list)  # [[name, least, survey_least or null, field_least or null]]
    previous_block = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    previous_ranking = models.ForeignKey(Ranking, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BlockQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "name"], name="block_name_once"),
            models.CheckConstraint(condition=Q(phase__in=[p.value for p in Phase]), name="block_known_phase"),
            models.CheckConstraint(condition=Q(ties__in=[t.value for t in Ties]), name="block_known_ties"),
            models.CheckConstraint(condition=Q(appraisers__in=[1, 2]), name="block_one_or_two_appraisers"),
            models.CheckConstraint(condition=Q(places__lte=4, used__lte=4), name="block_places_that_are_kept"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def settings(self) -> Settings:
        """How its table is made."""
        return Settings(
            places=self.places,
            used=self.used,
            rescaled=self.rescaled,
            ties=Ties(self.ties),
            grades=tuple(
                Grade(
                    name=name,
                    least=Decimal(least),
                    survey_least=Decimal(survey) if survey is not None else None,
                    field_least=Decimal(field) if field is not None else None,
                )
                for name, least, survey, field in self.grades
            ),
        )


class PhaseChange(models.Model):
    """Chuyển bước: who moved a block on, or back, and when."""

    block = models.ForeignKey(Block, models.CASCADE, related_name="phase_changes")
    phase = models.CharField(max_length=12, choices=[(value, _(name)) for value, name in PHASE_NAMES.items()])
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.block}: {self.get_phase_display()}"


class Approval(models.Model):
    """Phê duyệt: the decision, and the table exactly as it was decided."""

    block = models.OneToOneField(Block, models.CASCADE, related_name="approval")
    number = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    content = models.JSONField()  # domain.finished.Finished
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.number}, {self.decided_on:%d/%m/%Y}"


class Release(models.Model):
    """Công bố: from here on everybody concerned may see a result."""

    block = models.OneToOneField(Block, models.CASCADE, null=True, related_name="release")
    ranking = models.OneToOneField(Ranking, models.CASCADE, null=True, related_name="release")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(block=None, ranking__isnull=False) | Q(block__isnull=False, ranking=None),
                name="release_of_one_result",
            )
        ]

    def __str__(self) -> str:
        return str(self.block or self.ranking)
