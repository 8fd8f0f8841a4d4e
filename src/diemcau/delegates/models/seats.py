"""Seats: who is invited, by post."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Grounded, Unit
from diemcau.delegates.domain import COUNT_NAMES, Count
from diemcau.directory.domain import TIER_NAMES
from diemcau.directory.models import Group


class SeatRule(Grounded):
    """Quy định thành phần: one printed entry of the plan's participants."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="seat_rules")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    tier = models.CharField(
        _("cấp"), max_length=12, blank=True, choices=[(t.value, _(n)) for t, n in TIER_NAMES.items()]
    )
    heading = models.CharField(_("nhóm"), max_length=300, blank=True)
    text = models.TextField(_("nội dung"))

    class Meta(Grounded.Meta):
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class SeatQuerySet(models.QuerySet["Seat"]):
    def worked_on(self) -> SeatQuerySet:
        """Those for which people have entered what applying a plan must keep: a number, or somebody's name."""
        named = Seat.objects.filter(delegates__isnull=False).values("pk")
        invited = Unit.objects.filter(copies__isnull=False).values("pk")
        return self.filter(Q(was_sized=True) | Q(pk__in=named) | Q(unit__in=invited))


class Seat(models.Model):
    """Đại biểu được mời theo chức danh: "mỗi huyện 01 đại biểu". Two rules that overlap make one seat.

    `size` is how many people; None is "chưa rõ số lượng": a group whose roster is not in the directory, or a
    body whose number the plan leaves open (`count` is empty then).
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="seats")
    rule = models.ForeignKey(SeatRule, models.SET_NULL, null=True, blank=True, related_name="seats")
    post = models.CharField(_("chức danh"), max_length=200)
    post_key = models.CharField(max_length=200, editable=False)  # folded: what makes two posts the same
    count = models.CharField(
        _("số lượng"), max_length=8, blank=True, choices=[(c.value, _(n)) for c, n in COUNT_NAMES.items()]
    )
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="seats")
    size = models.PositiveIntegerField(_("số người"), null=True, blank=True)
    was_sized = models.BooleanField(_("số người do người đặt"), default=False)  # applying a plan keeps it
    ground_lost_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "post_key"], name="seat_once_per_post"),
            models.CheckConstraint(
                condition=Q(count="") | Q(count__in=[c.value for c in Count]), name="seat_known_count"
            ),
            models.CheckConstraint(condition=~Q(count=Count.ONE.value) | Q(size=1), name="seat_for_one_has_one"),
        ]

    def __str__(self) -> str:
        return f"{self.post}, {self.unit}"
