"""What failed at a site, and what was done about it."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Site
from diemcau.connectivity.domain.incidents import DEED_NAMES, FAULT_NAMES, Course, Deed, Fault
from diemcau.connectivity.domain.states import SOURCE_NAMES, Source
from diemcau.connectivity.models.lines import Line
from diemcau.directory.models import Account


class IncidentQuerySet(models.QuerySet["Incident"]):
    def visible_to(self, account: Account) -> IncidentQuerySet:
        """The incidents of the sites that one sees."""
        return self.filter(site__in=Site.objects.visible_to(account))

    def open(self) -> IncidentQuerySet:
        """Those that last."""
        return self.filter(restored_at=None)


class Incident(models.Model):
    """Sự cố. A site has at most one open of each kind: what is reported again is a line of the same timeline."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="incidents")
    fault = models.CharField(_("sự cố"), max_length=12, choices=[(f.value, _(n)) for f, n in FAULT_NAMES.items()])
    source = models.CharField(_("theo"), max_length=10, choices=[(s.value, _(n)) for s, n in SOURCE_NAMES.items()])
    began_at = models.DateTimeField(_("bắt đầu lúc"))
    opened_at = models.DateTimeField(_("phát hiện lúc"))
    opened_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    handler = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người xử lý")
    )
    restored_at = models.DateTimeField(_("khôi phục lúc"), null=True, blank=True)
    restored_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    cause = models.CharField(_("nguyên nhân"), max_length=300, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["site", "-opened_at"], name="incident_newest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "fault"], condition=Q(restored_at=None), name="incident_one_open_per_site_and_fault"
            ),
            models.CheckConstraint(condition=Q(opened_at__gte=F("began_at")), name="incident_seen_after_it_begins"),
            models.CheckConstraint(
                condition=Q(restored_at=None) | Q(restored_at__gte=F("opened_at")), name="incident_restored_after_seen"
            ),
            models.CheckConstraint(condition=Q(fault__in=[f.value for f in Fault]), name="incident_known_fault"),
            models.CheckConstraint(condition=Q(source__in=[s.value for s in Source]), name="incident_known_source"),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.get_fault_display()}"

    @property
    def was_withdrawn(self) -> bool:
        """Whether it was no incident at all. Asks its entries, which pages hold ready."""
        last = max(self.entries.all(), key=lambda entry: (entry.at, entry.pk), default=None)
        return last is not None and last.deed == Deed.WITHDRAWN

    @property
    def minutes_open(self) -> int:
        """Whole minutes since it began; meant for one that lasts."""
        return max(0, (timezone.now() - self.began_at) // timedelta(minutes=1))

    @property
    def backup_lines(self) -> list[Line]:
        """What the site can switch to. Asks the lines of the site, which pages hold ready."""
        return [line for line in self.site.lines.all() if line.is_backup]

    @property
    def course(self) -> Course:
        return Course(began=self.began_at, seen=self.opened_at, restored=self.restored_at)

    @property
    def to_restore(self) -> timedelta | None:
        return self.course.to_restore


class IncidentEntry(models.Model):
    """Diễn biến: one line of the timeline. Never changed."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="entries")
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    deed = models.CharField(_("việc"), max_length=12, choices=[(d.value, _(n)) for d, n in DEED_NAMES.items()])
    text = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(deed__in=[d.value for d in Deed]), name="incident_entry_known_deed"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%H:%M} {self.get_deed_display()}"
