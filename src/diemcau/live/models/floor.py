"""The floor: who asked for it, who has it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.directory.domain import TIER_NAMES
from diemcau.directory.models import Organisation
from diemcau.live.domain.floor import OPEN, REQUEST_KIND_NAMES, REQUEST_STATE_NAMES, RequestKind, RequestState


class FloorRequestQuerySet(models.QuerySet["FloorRequest"]):
    def open(self) -> FloorRequestQuerySet:
        """Those that still wait or speak, in the order of the queue."""
        return self.filter(state__in=OPEN).order_by("position", "pk")


class FloorRequest(models.Model):
    """Đăng ký phát biểu. One speaker at a time and nobody twice in the queue, both by constraint."""

    key = models.UUIDField(unique=True)  # made by who asks: the same request sent twice is one
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="floor_requests")
    asker = models.CharField(max_length=40)  # site:12, link:7, item:3: who can stand in the queue only once
    site = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="floor_requests")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="+")
    tier = models.CharField(_("cấp"), max_length=12, choices=[(t.value, _(n)) for t, n in TIER_NAMES.items()])
    item = models.ForeignKey(ProgrammeItem, models.SET_NULL, null=True, related_name="floor_requests")
    kind = models.CharField(_("loại"), max_length=10, choices=[(k.value, _(n)) for k, n in REQUEST_KIND_NAMES.items()])
    speaker = models.CharField(_("người phát biểu"), max_length=200)
    subject = models.CharField(_("nội dung"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("số phút"))
    state = models.CharField(
        _("tình trạng"),
        max_length=10,
        default=RequestState.WAITING,
        choices=[(s.value, _(n)) for s, n in REQUEST_STATE_NAMES.items()],
    )
    position = models.PositiveIntegerField(_("thứ tự"))
    asked_at = models.DateTimeField(_("đăng ký lúc"))
    proposed_at = models.DateTimeField(_("thư ký đề xuất lúc"), null=True, blank=True)
    invited_at = models.DateTimeField(_("mời lúc"), null=True, blank=True)
    preparing_at = models.DateTimeField(_("báo chuẩn bị lúc"), null=True, blank=True)
    ready_at = models.DateTimeField(_("điểm cầu báo sẵn sàng lúc"), null=True, blank=True)
    on_air_at = models.DateTimeField(_("lên hình lúc"), null=True, blank=True)
    closed_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    objects = FloorRequestQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["conference", "state"], name="floor_request_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["conference"], condition=Q(state=RequestState.ON_AIR.value), name="floor_one_current_speaker"
            ),
            models.UniqueConstraint(
                fields=["conference", "asker"],
                condition=Q(state__in=[state.value for state in OPEN]),
                name="floor_nobody_twice_in_the_queue",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in RequestKind]), name="floor_request_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in RequestState]), name="floor_request_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.ON_AIR.value) | Q(on_air_at__isnull=False),
                name="floor_request_on_air_since",
            ),
        ]

    def __str__(self) -> str:
        return self.speaker


class FloorQuota(models.Model):
    """Số lượt phát biểu dành cho một cấp."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="floor_quotas")
    tier = models.CharField(_("cấp"), max_length=12, choices=[(t.value, _(n)) for t, n in TIER_NAMES.items()])
    turns = models.PositiveSmallIntegerField(_("số lượt"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "tier"], name="floor_quota_once_per_tier")]

    def __str__(self) -> str:
        return f"{self.get_tier_display()}: {self.turns}"
