"""Who may read a paper, and who has."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Account, Group, Organisation, Person
from diemcau.papers.models.papers import Paper
from diemcau.papers.models.versions import Version

NOBODY = models.Value(0, output_field=models.BigIntegerField())  # SQLite has no "nulls not distinct"


class Scope(models.TextChoices):
    EVERYBODY = "everybody", _("mọi đơn vị dự hội nghị")
    TIER = "tier", _("một cấp")
    UNIT = "unit", _("một đơn vị")
    GROUP = "group", _("một nhóm")
    PERSON = "person", _("một người")


class AudienceQuerySet(models.QuerySet["Audience"]):
    def open_at(self, now: datetime) -> AudienceQuerySet:
        return self.filter(Q(opens_at=None) | Q(opens_at__lte=now), Q(closes_at=None) | Q(closes_at__gt=now))


class Audience(models.Model):
    """Người được đọc: everybody, a tier, a unit, a group or a person; from when, until when."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="audiences")
    scope = models.CharField(_("ai được đọc"), max_length=10, choices=Scope.choices)
    tier = models.CharField(
        _("cấp"), max_length=12, blank=True, choices=[(t.value, _(n)) for t, n in TIER_NAMES.items()]
    )
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="audiences")
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="audiences")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="audiences")
    opens_at = models.DateTimeField(_("từ lúc"), null=True, blank=True)
    closes_at = models.DateTimeField(_("đến lúc"), null=True, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(scope="everybody", tier="", organisation=None, group=None, person=None)
                    | Q(scope="tier", tier__in=[t.value for t in Tier], organisation=None, group=None, person=None)
                    | Q(scope="unit", tier="", organisation__isnull=False, group=None, person=None)
                    | Q(scope="group", tier="", organisation=None, group__isnull=False, person=None)
                    | Q(scope="person", tier="", organisation=None, group=None, person__isnull=False)
                ),
                name="audience_is_what_it_says",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="audience_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                "paper",
                "scope",
                "tier",
                Coalesce("organisation", NOBODY),
                Coalesce("group", NOBODY),
                Coalesce("person", NOBODY),
                name="audience_once",
            ),
        ]

    def __str__(self) -> str:
        if self.scope == Scope.TIER:
            return str(TIER_NAMES[Tier(self.tier)])
        return str(self.organisation or self.group or self.person or Scope.EVERYBODY.label)


class Reading(models.Model):
    """Lượt đọc: an account, or a person without one, opened a version; for which body, first and last when."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="readings")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="readings")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="readings")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="readings")
    at = models.DateTimeField(_("lần đầu"), auto_now_add=True)
    last_at = models.DateTimeField(_("lần gần nhất"), auto_now=True)

    class Meta:
        ordering = ["-last_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False) | Q(person__isnull=False), name="reading_by_somebody"
            ),
            models.UniqueConstraint(
                "version",
                Coalesce("account", NOBODY),
                Coalesce("person", NOBODY),
                Coalesce("organisation", NOBODY),
                name="reading_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.account or self.person}: {self.version}"
