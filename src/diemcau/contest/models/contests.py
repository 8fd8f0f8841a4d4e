"""A contest, its questions, its rounds."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.contest.domain.bank import Item
from diemcau.directory.models import Account, Organisation


class Contest(models.Model):
    """Cuộc thi: announced at a conference; anybody may enter by its address."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="contests")
    title = models.CharField(_("tên cuộc thi"), max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    rules = models.TextField(_("thể lệ"), blank=True)
    question = models.CharField(_("câu hỏi dự đoán"), max_length=300, blank=True)
    budget_vnd = models.PositiveBigIntegerField(_("kinh phí giải thưởng (đồng)"), null=True, blank=True)
    works_until = models.DateTimeField(_("người dự thi tự gửi bài viết, clip đến"), null=True, blank=True)
    complaints_until = models.DateTimeField(_("nhận phúc khảo đến"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class Bank(models.Model):
    """Ngân hàng câu hỏi, one version of it; never changed, another file is another version."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="banks")
    version = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["contest", "version"], name="bank_version_once")]

    def __str__(self) -> str:
        return f"{self.contest} – {self.version}"

    def items(self) -> list[Item]:
        """The questions as the domain knows them, in their order."""
        rows = self.questions.order_by("number").values_list("text", "options", "key", "topic")
        return [Item(text=text, options=tuple(options), key=key, topic=topic) for text, options, key, topic in rows]


class Question(models.Model):
    """Câu hỏi, with its key."""

    bank = models.ForeignKey(Bank, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    options = models.JSONField()
    key = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["bank", "number"], name="question_number_once")]

    def __str__(self) -> str:
        return self.text[:80]


class Round(models.Model):
    """Vòng thi: when it is open, how long one paper takes, how its papers are drawn."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("vòng"))
    bank = models.ForeignKey(Bank, models.PROTECT, related_name="rounds")
    opens_at = models.DateTimeField(_("mở lúc"))
    closes_at = models.DateTimeField(_("đóng lúc"))
    minutes = models.PositiveSmallIntegerField(_("số phút làm bài"))
    questions = models.PositiveSmallIntegerField(_("số câu mỗi bài"))
    seed = models.CharField(_("hạt giống bốc đề"), max_length=40)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="round_number_once"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="round_opens_before_it_closes"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 600), questions__gte=1), name="round_takes_time"),
        ]

    def __str__(self) -> str:
        return f"{self.contest}, vòng {self.number}"

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.closes_at


class Headcount(models.Model):
    """Số người của đơn vị: what the rate of participation is a share of."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="headcounts")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    people = models.PositiveIntegerField(_("số người"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "organisation"], name="headcount_once"),
            models.CheckConstraint(condition=Q(people__gte=1), name="headcount_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.people}"
