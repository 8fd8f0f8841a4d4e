"""How a site gets into the meeting, and the bridge that holds it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain.bookings import Use
from diemcau.connectivity.domain.video import SYSTEMS, Joining, VideoSystem, WayIn
from diemcau.directory.models import Account, Organisation


class VideoWay(models.Model):
    """Đường vào họp of one site; a site belongs to one conference, so this is kept for each conference."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="video_way")
    system = models.CharField(_("cách vào"), max_length=10, choices=[(key, s.name) for key, s in SYSTEMS.items()])
    link = models.URLField(_("liên kết"), max_length=500, blank=True)
    dial = models.CharField(_("chuỗi quay số"), max_length=120, blank=True)
    room = models.CharField(_("phòng họp trên thiết bị"), max_length=120, blank=True)
    passcode = models.CharField(_("mã vào"), max_length=40, blank=True)
    cue = models.CharField(_("lời nhắc cho người điều hành"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(system__in=list(SYSTEMS)), name="video_way_known_system")]

    def __str__(self) -> str:
        return f"{self.site}: {self.get_system_display()}"

    @property
    def adapter(self) -> VideoSystem:
        return SYSTEMS[self.system]

    @property
    def written(self) -> WayIn:
        return WayIn(link=self.link, dial=self.dial, room=self.room, passcode=self.passcode, cue=self.cue)

    @property
    def joining(self) -> Joining:
        return self.adapter.joining(self.written)


class Bridge(models.Model):
    """Cầu họp (MCU): a bridge of one organisation and how many ports it has."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="bridges")
    name = models.CharField(_("tên cầu họp"), max_length=120)
    ports = models.PositiveIntegerField(_("số cổng"))

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="bridge_once_per_name"),
            models.CheckConstraint(condition=Q(ports__gte=1), name="bridge_has_ports"),
        ]

    def __str__(self) -> str:
        return self.name


class BookingQuerySet(models.QuerySet["Booking"]):
    def standing(self) -> BookingQuerySet:
        """Those that were not given up."""
        return self.filter(given_up_at=None)


class Booking(models.Model):
    """Đặt cầu họp: asked by the organisers, confirmed by the technical department, given up by either."""

    bridge = models.ForeignKey(Bridge, models.PROTECT, related_name="bookings")
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="bookings")
    starts_at = models.DateTimeField(_("từ"))
    ends_at = models.DateTimeField(_("đến"))
    ports = models.PositiveIntegerField(_("số cổng"))
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    given_up_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["bridge", "starts_at"], name="booking_by_bridge")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="booking_in_order"),
            models.CheckConstraint(condition=Q(ports__gte=1), name="booking_has_ports"),
        ]

    def __str__(self) -> str:
        return f"{self.bridge}, {self.starts_at:%d/%m/%Y %H:%M}"

    @property
    def use(self) -> Use:
        return Use(starts=self.starts_at, ends=self.ends_at, ports=self.ports)
