"""Prizes, who won them, and the result as decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.contest.models.attempts import Contestant
from diemcau.contest.models.contests import Contest
from diemcau.contest.models.entries import Entry
from diemcau.directory.models import Account, Organisation


class Category(models.TextChoices):
    INDIVIDUAL = "individual", _("cá nhân")
    COLLECTIVE = "collective", _("tập thể")
    ENTRIES = "entries", _("tác phẩm")


class Honour(models.TextChoices):
    """Prizes of the contest and the chairman's certificates of merit stand under decisions of their own."""

    PRIZE = "prize", _("giải thưởng của cuộc thi")
    MERIT = "merit", _("Bằng khen của Chủ tịch UBND")


class Prize(models.Model):
    """Giải thưởng: one line of the list, how many there are, what each is worth."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="prizes")
    category = models.CharField(_("loại"), max_length=12, choices=Category.choices)
    honour = models.CharField(_("hình thức"), max_length=5, choices=Honour.choices, default=Honour.PRIZE)
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("tên giải"), max_length=120)
    count = models.PositiveSmallIntegerField(_("số giải"))
    vnd = models.PositiveBigIntegerField(_("giá trị mỗi giải (đồng)"), default=0)

    class Meta:
        ordering = ["category", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "category", "name"], name="prize_name_once"),
            models.CheckConstraint(condition=Q(count__gte=1), name="prize_is_given"),
            models.CheckConstraint(condition=Q(category__in=Category.values), name="prize_known_category"),
            models.CheckConstraint(condition=Q(honour__in=Honour.values), name="prize_known_honour"),
        ]

    def __str__(self) -> str:
        return self.name


class Result(models.Model):
    """Kết quả cuộc thi as decided: frozen, with the number of the decision."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="results")
    category = models.CharField(max_length=12, choices=Category.choices)
    honour = models.CharField(max_length=5, choices=Honour.choices, default=Honour.PRIZE)
    decision = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    content = models.JSONField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contest", "category", "honour"], name="result_once")]

    def __str__(self) -> str:
        return f"{self.contest}: {self.get_category_display()}"


class Winner(models.Model):
    """Người, đơn vị, tác phẩm đạt giải."""

    prize = models.ForeignKey(Prize, models.PROTECT, related_name="winners")
    result = models.ForeignKey(Result, models.CASCADE, related_name="winners")
    contestant = models.ForeignKey(Contestant, models.PROTECT, null=True, blank=True, related_name="prizes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="prizes")
    rank = models.PositiveIntegerField()

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["result", "contestant"], name="winner_one_prize"),
            models.UniqueConstraint(fields=["result", "organisation"], name="winner_unit_one_prize"),
            models.UniqueConstraint(fields=["result", "entry"], name="winner_entry_one_prize"),
            models.CheckConstraint(
                condition=Q(contestant__isnull=False, organisation=None, entry=None)
                | Q(contestant=None, organisation__isnull=False, entry=None)
                | Q(contestant=None, organisation=None, entry__isnull=False),
                name="winner_person_or_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contestant or self.organisation or self.entry}: {self.prize}"

    @property
    def receiver(self) -> str:
        """Whose name stands on the certificate."""
        if self.entry:
            return self.entry.author
        return self.contestant.name if self.contestant else str(self.organisation)

    @property
    def unit_name(self) -> str:
        """Of a person's or an entry's unit; "" without one, and for a unit itself."""
        of = self.contestant or self.entry
        return str(of.unit or "") if of else ""
