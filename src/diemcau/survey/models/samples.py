"""The sample: strata, clusters, points. Who is asked, and whether an answer came; never what it says."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account, Organisation
from diemcau.survey.models.surveys import FrameCell, Survey

CHANNELS = [
    ("link", _("Điện thoại, máy tính")),
    ("interview", _("Phỏng vấn")),
    ("paper", _("Phiếu giấy")),
    ("file", _("Tệp")),
]


class Sample(models.Model):
    """Mẫu: drawn once from the frame with a printed seed; a later draw replaces it."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="samples")
    seed = models.CharField(_("số gieo"), max_length=60)
    design = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey"], condition=Q(replaced_at=None), name="survey_one_current_sample")
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.seed}"


class Stratum(models.Model):
    """Tầng: a unit, or one service of it; people of the frame and how many of them are asked."""

    sample = models.ForeignKey(Sample, models.CASCADE, related_name="strata")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    service = models.CharField(max_length=120, blank=True)
    people = models.PositiveIntegerField()
    clusters = models.PositiveIntegerField(default=0)  # in the frame; 0 where people are drawn directly
    asked = models.PositiveIntegerField()
    margin = models.FloatField(null=True, blank=True)  # expected

    class Meta:
        ordering = ["unit__rank", "unit__area_code", "unit_id", "service"]
        constraints = [models.UniqueConstraint(fields=["sample", "unit", "service"], name="stratum_once")]

    def __str__(self) -> str:
        return f"{self.unit} – {self.service}" if self.service else str(self.unit)


class Cluster(models.Model):
    """Cụm được chọn ở giai đoạn một: the primary sampling unit of a sample in two stages."""

    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="drawn_clusters")
    name = models.CharField(max_length=120)
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stratum", "name"], name="cluster_once")]

    def __str__(self) -> str:
        return self.name


class PointQuerySet(models.QuerySet["Point"]):
    def asked(self) -> PointQuerySet:
        """Those from whom an answer is expected: neither waiting in reserve nor replaced."""
        return self.filter(is_called=True, replacement=None)


class Point(models.Model):
    """Điểm mẫu: the n-th person of a line of the frame. Says whether and on which day an answer came, no more.

    A reserve is called when it replaces another. `turn` is part of the link's signature: a new turn kills the old link.
    """

    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="points")
    cluster = models.ForeignKey(Cluster, models.CASCADE, null=True, blank=True, related_name="points")
    cell = models.ForeignKey(FrameCell, models.PROTECT, related_name="+")
    ordinal = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    is_reserve = models.BooleanField(default=False)
    is_called = models.BooleanField(default=True)
    turn = models.PositiveSmallIntegerField(default=1)
    interviewer = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=10, blank=True, choices=CHANNELS)

    objects = PointQuerySet.as_manager()

    class Meta:
        ordering = ["stratum_id", "cluster_id", "place"]
        indexes = [models.Index(fields=["stratum", "answered_on"], name="point_progress")]
        constraints = [
            models.UniqueConstraint(fields=["stratum", "cell", "ordinal"], name="point_once"),
            models.CheckConstraint(condition=Q(answered_on=None) | ~Q(channel=""), name="point_answered_by_a_channel"),
        ]

    def __str__(self) -> str:
        return self.cell.label or f"{_('số thứ tự')} {self.ordinal}"


class Replacement(models.Model):
    """Thay thế: a point that could not be reached, and the reserve that stands in for it."""

    gone = models.OneToOneField(Point, models.CASCADE, related_name="replacement")
    instead = models.OneToOneField(Point, models.CASCADE, related_name="stands_in_for", null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(gone=F("instead")), name="replacement_is_another")]

    def __str__(self) -> str:
        return f"{self.gone} → {self.instead}"


class Interviewer(models.Model):
    """Điều tra viên: an account that carries forms to people."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="interviewers")
    account = models.ForeignKey(Account, models.CASCADE, related_name="interviews")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "account"], name="interviewer_once")]

    def __str__(self) -> str:
        return str(self.account)
