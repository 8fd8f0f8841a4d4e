"""The hall: its rows and sides, who sits where, what was moved, and what was approved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Site
from diemcau.delegates.domain.seating import Side
from diemcau.delegates.models.delegates import Delegate
from diemcau.directory.models import Account

SIDES = [(side.value, side.name) for side in Side]


class Hall(models.Model):
    """Hội trường của một điểm cầu: so many rows, each with chairs on two sides of the aisle, and the chair's table."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="hall")
    rows = models.PositiveSmallIntegerField(_("số hàng ghế"))
    left = models.PositiveSmallIntegerField(_("số ghế mỗi hàng, dãy trái"))
    right = models.PositiveSmallIntegerField(_("số ghế mỗi hàng, dãy phải"))
    table = models.PositiveSmallIntegerField(_("số ghế bàn chủ trì"))
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rows__lte=60, left__lte=40, right__lte=40, table__lte=20), name="hall_of_a_human_size"
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Hội trường')} {self.site}"


class HallSeat(models.Model):
    """Chỗ ngồi: one delegate on one chair. Moving somebody changes his row; `HallMove` remembers."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="taken")
    side = models.CharField(_("dãy"), max_length=6, choices=SIDES)
    row = models.PositiveSmallIntegerField(_("hàng"))  # 0 at the chair's table
    number = models.PositiveSmallIntegerField(_("ghế"))
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="hall_seats")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hall", "side", "row", "number"], name="hall_chair_for_one"),
            models.UniqueConstraint(fields=["hall", "delegate"], name="hall_delegate_on_one_chair"),
            models.CheckConstraint(
                condition=Q(side=Side.TABLE.value, row=0) | Q(~Q(side=Side.TABLE.value), row__gte=1),
                name="hall_table_has_no_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.side} {self.row}.{self.number}"


class HallMove(models.Model):
    """Lượt xếp chỗ: who sat where before and after, for undo. `before` and `after`: {delegate: [side, row, number]}."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="moves")
    before = models.JSONField()
    after = models.JSONField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.hall} {self.at:%H:%M:%S}"


class HallApproval(models.Model):
    """Duyệt sơ đồ chỗ ngồi: the list as it was approved. A later approval takes its place."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="approvals")
    seats = models.JSONField()  # [[side, row, number, delegate, name, title, body]]
    words = models.CharField(_("ý kiến, văn bản"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hall"], condition=Q(superseded_at=None), name="hall_one_approval_holds"),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("at")), name="hall_approval_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hall}: {self.at:%d/%m/%Y}"
