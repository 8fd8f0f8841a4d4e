"""The targets of the year, and what each unit made of them."""

from __future__ import annotations

from pathlib import Path

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.assignments.models.reports import random_name
from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.papers.domain.contents import FORMATS, Content


class Target(models.Model):
    """Chỉ tiêu, nhiệm vụ của năm, with what is meant for the next one beside it."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="targets")
    code = models.CharField(_("mã"), max_length=20)
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    field = models.CharField(_("lĩnh vực"), max_length=200)
    text = models.TextField(_("chỉ tiêu, nhiệm vụ"), max_length=1_000)
    goal = models.CharField(_("mục tiêu"), max_length=300, blank=True)
    next_goal = models.CharField(_("mục tiêu năm sau"), max_length=300, blank=True)
    forecast = models.CharField(_("dự báo khó khăn"), max_length=500, blank=True)
    next_owner = models.CharField(_("trách nhiệm năm sau"), max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "code"], name="target_code_once")]

    def __str__(self) -> str:
        return self.text[:80]


class TargetUnit(models.Model):
    """Đơn vị thực hiện chỉ tiêu."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="units")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="targets")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "organisation"], name="target_unit_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.target}"


class Achievement(models.TextChoices):
    ACHIEVED = "achieved", _("đạt")
    PARTLY = "partly", _("đạt một phần")
    NOT = "not", _("chưa đạt")


class Outcome(models.Model):
    """Kết quả thực hiện, as a unit reports it: result, limits, causes, proposals. A corrected one is a new row."""

    unit = models.ForeignKey(TargetUnit, models.CASCADE, related_name="outcomes")
    key = models.UUIDField(unique=True)
    achievement = models.CharField(_("mức đạt"), max_length=8, choices=Achievement.choices)
    result = models.TextField(_("kết quả"), max_length=3_000)
    limits = models.TextField(_("hạn chế"), max_length=3_000, blank=True)
    causes = models.TextField(_("nguyên nhân"), max_length=3_000, blank=True)
    proposals = models.TextField(_("kiến nghị, đề xuất"), max_length=3_000, blank=True)
    evidence = models.URLField(_("minh chứng"), max_length=500, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(achievement__in=Achievement.values), name="outcome_known_achievement"),
            models.CheckConstraint(
                condition=Q(achievement="achieved") | ~Q(causes=""), name="outcome_not_achieved_has_a_cause"
            ),
        ]

    def __str__(self) -> str:
        return self.result[:80]


class OutcomeFile(models.Model):
    """Tệp minh chứng of a reported outcome, as it was sent."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="files")
    file = models.FileField(upload_to=random_name)
    name = models.CharField(_("tên"), max_length=200)
    content = models.CharField(max_length=8, choices=[(c.value, FORMATS[c].name) for c in Content])
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name

    @property
    def media_type(self) -> str:
        return FORMATS[Content(self.content)].media_type

    @property
    def path(self) -> Path:
        return Path(self.file.path)


class ResultsOpening(models.Model):
    """Mở bảng kết quả: from when every participant reads the consolidated table, until when. One holds at a time."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="results_openings")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference"], condition=Q(ended_at=None), name="results_opening_one_current"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conference}, {self.at:%d/%m/%Y}"


class OutcomeRuling(models.Model):
    """Ý kiến của ban tổ chức on a reported outcome: accepted, or returned with the reason."""

    outcome = models.OneToOneField(Outcome, models.CASCADE, related_name="ruling")
    is_accepted = models.BooleanField(_("chấp nhận"))
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_accepted=True) | ~Q(reason=""), name="outcome_returned_with_reason")
        ]

    def __str__(self) -> str:
        return self.reason or str(self.is_accepted)
