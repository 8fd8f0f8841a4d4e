"""Where people sit, and which units send them there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models.conferences import Conference
from diemcau.conference.models.grounds import Grounded
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Account, Organisation, Venue


class SiteQuerySet(models.QuerySet["Site"]):
    def visible_to(self, account: Account) -> SiteQuerySet:
        """All of a conference to those who run it; to others where their organisation is host or where it sits."""
        if account.is_administrator:
            return self.all()
        own = account.organisation_roles.values("organisation")
        return self.filter(
            Q(conference__in=Conference.objects.run_by(account))
            | Q(host__in=own)
            | Q(pk__in=Unit.objects.filter(organisation__in=own).values("site"))
        )

    def open(self) -> SiteQuerySet:
        """Those where people will sit: a closed site has sent its units to another."""
        return self.filter(closure=None)

    def worked_on(self) -> SiteQuerySet:
        """Those for which people have entered something that applying a plan must keep."""
        return self.filter(
            Q(venue__isnull=False)
            | Q(closure__isnull=False)
            | Q(pk__in=SiteClosure.objects.values("into"))
            | Q(pk__in=Unit.objects.filter(was_moved=True, site__isnull=False).values("site"))
        )


class Site(Grounded):
    """Điểm cầu: a host and its room, under the site of the tier above."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="sites")
    host = models.ForeignKey(Organisation, models.PROTECT, related_name="sites", verbose_name=_("đơn vị chủ nhà"))
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    tier = models.CharField(_("cấp"), max_length=12, choices=[(t.value, _(n)) for t, n in TIER_NAMES.items()])
    venue = models.ForeignKey(Venue, models.SET_NULL, null=True, blank=True, related_name="sites")

    objects = SiteQuerySet.as_manager()

    class Meta(Grounded.Meta):
        constraints = [
            *Grounded.Meta.constraints,
            models.UniqueConstraint(fields=["conference", "host"], name="site_one_per_host"),
            models.CheckConstraint(condition=Q(tier__in=[t.value for t in Tier]), name="site_known_tier"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="site_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return f"Điểm cầu {self.host}"


class SiteClosure(models.Model):
    """Gộp điểm cầu: the people of one site sit at another, and its line is not needed. Reopening removes the row."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="closure")
    into = models.ForeignKey(Site, models.CASCADE, related_name="taken_in")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(site=F("into")), name="site_closure_into_another")]

    def __str__(self) -> str:
        return f"{self.site} → {self.into}"


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, account: Account) -> UnitQuerySet:
        """All of a conference to those who run it; to others the own unit, and those that sit at the own site."""
        if account.is_administrator:
            return self.all()
        own = account.organisation_roles.values("organisation")
        return self.filter(
            Q(conference__in=Conference.objects.run_by(account)) | Q(organisation__in=own) | Q(site__host__in=own)
        )


class Unit(models.Model):
    """Đơn vị: an organisation that takes part, and the site where its people sit.

    Moving a unit to another site (a weak commune to its district's) moves its seats with it. `home` is where
    the plan puts the unit, so that a move can be undone.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="units")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="units")
    site = models.ForeignKey(Site, models.SET_NULL, null=True, blank=True, related_name="units")
    home = models.ForeignKey(Site, models.SET_NULL, null=True, blank=True, related_name="home_units")
    was_moved = models.BooleanField(_("đã chuyển điểm cầu"), default=False)  # by a person: applying a plan keeps it
    ground_lost_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "organisation"], name="unit_once_in_a_conference")]

    def __str__(self) -> str:
        return str(self.organisation)
