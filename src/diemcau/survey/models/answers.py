"""What was answered; no row here leads to a person (docs/decisions/0037-who-answered-and-what.md)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account
from diemcau.survey.domain.cleaning import Reason
from diemcau.survey.models.samples import CHANNELS, Cluster, Stratum
from diemcau.survey.models.surveys import Questionnaire, Survey

REASON_NAMES = {
    Reason.SPEEDER: _("trả lời quá nhanh"),
    Reason.STRAIGHT: _("mọi câu cùng một mức"),
    Reason.DOUBLE: _("trùng phiếu khác"),
    Reason.HOLES: _("bỏ trống quá nhiều câu"),
    Reason.BY_HAND: _("lý do khác"),
}


class SheetQuerySet(models.QuerySet["Sheet"]):
    def counted(self) -> SheetQuerySet:
        """Those that no exclusion in force takes out of the estimates."""
        out = Exclusion.objects.filter(sheet=models.OuterRef("pk"), undone_at=None)
        return self.filter(~models.Exists(out))


class Sheet(models.Model):
    """Phiếu trả lời: a stratum and digits, under a number that the device made; neither hour nor order is kept."""

    uuid = models.UUIDField(primary_key=True)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sheets")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+")
    stratum = models.ForeignKey(Stratum, models.PROTECT, related_name="sheets")
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, blank=True, related_name="sheets")
    marks = models.CharField(max_length=120)  # one digit for each coded question, 0 where none
    words = models.JSONField(default=dict, blank=True)
    channel = models.CharField(max_length=10, choices=CHANNELS)
    seconds = models.PositiveSmallIntegerField(null=True, blank=True)  # in tens
    digest = models.CharField(max_length=64)  # of what was sent: the same number with other answers is refused

    objects = SheetQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["survey", "questionnaire", "stratum", "cluster"], name="sheet_cells")]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=[key for key, _name in CHANNELS]), name="sheet_known_channel"
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)[:8]


class Exclusion(models.Model):
    """Loại khỏi tính toán: with a reason; the sheet stays, and the exclusion can be undone."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="exclusions")
    reason = models.CharField(_("lý do"), max_length=10, choices=[(r.value, n) for r, n in REASON_NAMES.items()])
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "reason"], condition=Q(undone_at=None), name="exclusion_once_for_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.get_reason_display()}"


class PaperForm(models.Model):
    """Phiếu giấy: printed for a stratum under a number of its own; the number belongs to no person."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="paper_forms")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+")
    stratum = models.ForeignKey(Stratum, models.PROTECT, related_name="paper_forms")
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(_("số phiếu"))
    sheet = models.OneToOneField(Sheet, models.PROTECT, null=True, blank=True, related_name="paper")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["survey", "number"], name="paper_form_once")]

    def __str__(self) -> str:
        return f"P-{self.number:05}"


class Keying(models.Model):
    """Lượt nhập: what one person read on a paper form; two people key each form."""

    form = models.ForeignKey(PaperForm, models.CASCADE, related_name="keyings")
    turn = models.PositiveSmallIntegerField()
    marks = models.CharField(max_length=120)
    words = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["turn"]
        constraints = [
            models.UniqueConstraint(fields=["form", "turn"], name="keying_once_a_turn"),
            models.UniqueConstraint(fields=["form", "by"], name="keying_by_two_people"),
            models.CheckConstraint(condition=Q(turn__in=[1, 2]), name="keying_is_double"),
        ]

    def __str__(self) -> str:
        return f"{self.form}, {self.turn}"


class Result(models.Model):
    """Kết quả tính: figures as computed once, frozen; computing again is another row."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="results")
    data = models.JSONField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.survey}: {self.digest[:8]}"


class Approval(models.Model):
    """Phê duyệt kết quả: a decision under which one computation stands; a correction is the next approval."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="approvals")
    result = models.OneToOneField(Result, models.PROTECT, related_name="approval")
    decision = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)  # until then nobody but its organisers reads it

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(decision=""), name="approval_has_a_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.decision}"
