"""What the council says of a unit, and how every point came to be what it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account
from diemcau.scoring.models.criteria import Criterion
from diemcau.scoring.models.entrants import Entrant
from diemcau.scoring.models.fields import PointsField


class Appraiser(models.Model):
    """Người thẩm định of one unit: the first or the second."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="appraisers")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    seat = models.PositiveSmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["seat"]
        constraints = [
            models.UniqueConstraint(fields=["entrant", "seat"], name="appraiser_seat_once"),
            models.UniqueConstraint(fields=["entrant", "account"], name="appraiser_one_seat"),
            models.CheckConstraint(condition=Q(seat__in=[1, 2]), name="appraiser_first_or_second"),
        ]

    def __str__(self) -> str:
        return f"{self.account} – {self.entrant}"


class Mark(models.Model):
    """Ý kiến chấm of one appraiser on one sub-criterion, with the reason where it differs from the unit's own."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="marks")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    points = PointsField(null=True)
    is_applicable = models.BooleanField(default=True)
    reason = models.CharField(_("lý do"), max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entrant", "criterion", "by"], name="mark_once"),
            models.CheckConstraint(
                condition=Q(is_applicable=True, points__gte=0) | Q(is_applicable=False, points=None),
                name="mark_points_if_applicable",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entrant}: {self.criterion_id}"


class How(models.TextChoices):
    """How the points that count came about."""

    AGREED = "agreed", _("các người thẩm định thống nhất")
    SETTLED = "settled", _("ý kiến thứ hai")
    EXPLAINED = "explained", _("sau giải trình")
    FIGURE = "figure", _("theo số liệu nhập")


class Score(models.Model):
    """Điểm thẩm định: the points of one sub-criterion that count."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="scores")
    points = PointsField(null=True)
    is_applicable = models.BooleanField(default=True)
    how = models.CharField(max_length=10, choices=How.choices)
    reason = models.CharField(_("lý do"), max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entrant", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=Q(is_applicable=True, points__gte=0) | Q(is_applicable=False, points=None),
                name="score_points_if_applicable",
            ),
            models.CheckConstraint(condition=Q(how__in=How.values), name="score_known_how"),
        ]

    def __str__(self) -> str:
        return f"{self.entrant}: {self.criterion_id}"


class Figure(models.Model):
    """Số liệu nhập: what a survey or another system found for a unit, with its margin where it has one."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="figures")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="figures")
    value = PointsField()
    margin = PointsField(null=True)  # half-width of the 95 % interval, in the unit of the value
    source = models.CharField(_("nguồn"), max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entrant", "criterion"], name="figure_once")]

    def __str__(self) -> str:
        return f"{self.entrant}: {self.criterion_id}"


class Explanation(models.Model):
    """Giải trình: what a unit says to an appraised point, and what the council answered."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="explanations")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="explanations")
    text = models.TextField(_("giải trình"), max_length=4000)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reply = models.TextField(_("trả lời"), max_length=4000, blank=True)
    replied_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entrant", "criterion"], name="explanation_once")]

    def __str__(self) -> str:
        return f"{self.entrant}: {self.criterion_id}"


class Stage(models.TextChoices):
    """What was changed."""

    SELF = "self", _("điểm tự chấm")
    EVIDENCE = "evidence", _("tài liệu kiểm chứng")
    MARK = "mark", _("ý kiến chấm")
    SCORE = "score", _("điểm thẩm định")
    FIGURE = "figure", _("số liệu nhập")
    EXPLANATION = "explanation", _("giải trình")
    CRITERIA = "criteria", _("bộ chỉ số")


class Change(models.Model):
    """Thay đổi: one step of how a point came about. Never changed, never deleted.

    `before` and `after` are the words that were shown: "1,5", "không áp dụng", "".
    """

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="changes")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="changes")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=2000, blank=True)
    after_submission = models.BooleanField(default=False)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["entrant", "criterion"], name="change_by_point")]

    def __str__(self) -> str:
        return f"{self.entrant}: {self.criterion_id} {self.before} → {self.after}"
