"""Surveys, their frame, their questionnaires."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account, Organisation
from diemcau.survey.domain.questionnaire import Questionnaire as Form
from diemcau.survey.domain.rules import LONELY_NAMES, OVERALL_NAMES, RULE_NAMES, Lonely, Overall, Score
from diemcau.survey.domain.stored import from_data


class Survey(models.Model):
    """Cuộc khảo sát: of an organisation, in a year; it knows no conference."""

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="surveys", verbose_name=_("đơn vị chủ trì"))
    year = models.PositiveSmallIntegerField(_("năm đánh giá"))
    title = models.CharField(_("tên cuộc khảo sát"), max_length=200)
    method = models.CharField(_("phương pháp"), max_length=200, blank=True)  # as the decision calls it
    score = models.CharField(
        _("cách tính chỉ số"),
        max_length=8,
        choices=[(s.value, _(n)) for s, n in RULE_NAMES.items()],
        default=Score.TOP_TWO.value,
    )
    overall = models.CharField(
        _("chỉ số chung lấy từ"),
        max_length=8,
        choices=[(o.value, _(n)) for o, n in OVERALL_NAMES.items()],
        default=Overall.FACTORS.value,
    )
    lonely = models.CharField(
        _("tầng chỉ có một đơn vị chọn mẫu"),
        max_length=8,
        choices=[(way.value, _(n)) for way, n in LONELY_NAMES.items()],
        default=Lonely.ADJUST.value,
    )
    least = models.PositiveSmallIntegerField(_("số phiếu ít nhất để công bố"), default=5)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "year", "title"], name="survey_once_a_year"),
            models.CheckConstraint(condition=Q(score__in=[s.value for s in Score]), name="survey_known_score"),
            models.CheckConstraint(condition=Q(overall__in=[o.value for o in Overall]), name="survey_known_overall"),
            models.CheckConstraint(condition=Q(lonely__in=[way.value for way in Lonely]), name="survey_known_lonely"),
            models.CheckConstraint(condition=Q(least__gte=3), name="survey_hides_few"),
            models.CheckConstraint(condition=Q(year__range=(2000, 2200)), name="survey_year_exists"),
        ]

    def __str__(self) -> str:
        return self.title


class FrameCell(models.Model):
    """Dòng khung mẫu: people of a unit and a service who could be asked."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="frame")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    service = models.CharField(_("dịch vụ"), max_length=120, blank=True)
    cluster = models.CharField(_("cụm"), max_length=120, blank=True)
    label = models.CharField(_("người, hồ sơ"), max_length=120, blank=True)
    people = models.PositiveIntegerField(_("số người"), default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "unit", "service", "cluster", "label"], name="frame_cell_once"),
            models.CheckConstraint(condition=Q(people__gte=1), name="frame_cell_holds_somebody"),
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (self.service, self.cluster, self.label) if part)


class Questionnaire(models.Model):
    """Phiếu hỏi: one version; a change is a new version, so that every answer knows what was asked."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questionnaires")
    number = models.PositiveSmallIntegerField(_("lần"))
    data = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["survey", "number"], name="questionnaire_version_once")]

    def __str__(self) -> str:
        return f"{self.survey}, {self.number}"

    @property
    def form(self) -> Form:
        return from_data(self.data)


class CollectionQuerySet(models.QuerySet["Collection"]):
    def taking(self, day: date) -> CollectionQuerySet:
        """Those that take answers on one day."""
        return self.filter(closed_at=None, ends_on__gte=day)


class Collection(models.Model):
    """Đợt thu thập: answers are taken from its opening until it is closed, or its last day is over."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="collections")
    ends_on = models.DateField(_("đến hết ngày"))
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CollectionQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey"], condition=Q(closed_at=None), name="survey_one_open_collection"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="collection_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey} – {self.ends_on:%d/%m/%Y}"
