"""Articles and clips that are entered, and what the judges make of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.contest.models.attempts import Contestant
from diemcau.contest.models.contests import Contest
from diemcau.directory.models import Account, Organisation


class EntryKind(models.TextChoices):
    ARTICLE = "article", _("bài viết")
    CLIP = "clip", _("clip")


class Criterion(models.Model):
    """Tiêu chí chấm, and the most that it gives."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="criteria")
    name = models.CharField(_("tiêu chí"), max_length=120)
    most = models.DecimalField(_("điểm tối đa"), max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "name"], name="rubric_criterion_once"),
            models.CheckConstraint(condition=Q(most__gt=0), name="rubric_criterion_gives_something"),
        ]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """Tác phẩm dự thi: an article or a clip, by its text, a link or a file."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="entries")
    kind = models.CharField(_("thể loại"), max_length=8, choices=EntryKind.choices)
    title = models.CharField(_("tên tác phẩm"), max_length=200)
    author = models.CharField(_("tác giả, nhóm tác giả"), max_length=200)
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(_("nội dung bài viết"), blank=True)
    link = models.URLField(_("liên kết"), max_length=500, blank=True)
    file = models.FileField(_("tệp"), upload_to="entries/", blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    contestant = models.ForeignKey(Contestant, models.PROTECT, null=True, blank=True, related_name="works")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False) | Q(contestant__isnull=False), name="entry_sent_by_somebody"
            ),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_known_kind"),
            models.CheckConstraint(condition=~Q(text="", link="", file=""), name="entry_is_something"),
        ]

    def __str__(self) -> str:
        return self.title


class Judge(models.Model):
    """Giám khảo of a contest, and the unit from which they come."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="judges")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["contest", "account"], name="judge_once")]

    def __str__(self) -> str:
        return self.account.full_name


class Judging(models.Model):
    """Phiếu chấm: one judge's marks for one entry. Both units stand here, so that the database refuses a conflict."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="judgings")
    judge = models.ForeignKey(Judge, models.PROTECT, related_name="judgings")
    entry_unit = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    judge_unit = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    marks = models.JSONField()  # criterion → points, as text
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "judge"], name="judging_once"),
            models.CheckConstraint(
                condition=Q(entry_unit=None) | Q(judge_unit=None) | ~Q(entry_unit=F("judge_unit")),
                name="judging_not_of_the_own_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judge}: {self.entry}"
