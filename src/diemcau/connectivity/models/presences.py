"""Where a site stands in the meeting, and whether its picture and sound are there. Never merged with its line."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Site
from diemcau.connectivity.domain import PRESENCE_NAMES, SOURCE_NAMES, PresenceState, Source
from diemcau.directory.models import Account


class PresenceQuerySet(models.QuerySet["Presence"]):
    def current(self) -> PresenceQuerySet:
        """What holds now: at most one row for each site."""
        return self.filter(until=None)

    def of(self, sites: Iterable[int]) -> PresenceQuerySet:
        return self.filter(site__in=sites)


class Presence(models.Model):
    """Tình trạng trong cuộc họp: from `since` until `until`; the row without an end is the present one."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="presences")
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=[(s.value, _(n)) for s, n in PRESENCE_NAMES.items()]
    )
    since = models.DateTimeField(_("từ lúc"))
    until = models.DateTimeField(_("đến lúc"), null=True, blank=True)
    source = models.CharField(_("theo"), max_length=10, choices=[(s.value, _(n)) for s, n in SOURCE_NAMES.items()])
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["site", "-since"], name="presence_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["site"], condition=Q(until=None), name="presence_one_current_per_site"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="presence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in PresenceState]), name="presence_known_state"
            ),
            models.CheckConstraint(condition=Q(source__in=[s.value for s in Source]), name="presence_known_source"),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.get_state_display()}"


class PictureCheckQuerySet(models.QuerySet["PictureCheck"]):
    def newest_of_each_site(self) -> PictureCheckQuerySet:
        later = PictureCheck.objects.filter(site=models.OuterRef("site")).order_by("-at", "-pk")
        return self.filter(pk=models.Subquery(later.values("pk")[:1]))


class PictureCheck(models.Model):
    """Xác nhận hình và tiếng: what the site or its operator sees and hears in the meeting system itself."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="picture_checks")
    has_picture = models.BooleanField(_("có hình"))
    has_sound = models.BooleanField(_("có tiếng"))
    source = models.CharField(_("theo"), max_length=10, choices=[(s.value, _(n)) for s, n in SOURCE_NAMES.items()])
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    objects = PictureCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["site", "-at"], name="picture_check_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=[s.value for s in Source]), name="picture_check_known_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}, {self.at:%d/%m/%Y %H:%M}"

    @property
    def is_good(self) -> bool:
        return self.has_picture and self.has_sound
