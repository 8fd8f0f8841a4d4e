"""Invitations: one number and one signature."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.delegates.domain.letters import Wording
from diemcau.directory.models import Account, Organisation


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def issued(self) -> InvitationQuerySet:
        return self.exclude(issued_at=None)

    def in_force(self) -> InvitationQuerySet:
        """Issued, and not withdrawn by a later one."""
        return self.issued().exclude(successor__issued_at__isnull=False)


class Invitation(models.Model):
    """Giấy mời: a draft until it has its number; withdrawn once the one that takes its place is issued.

    Its wording is the office's; a letter without a day puts the conference off until further notice.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="invitations")
    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations", verbose_name=_("cơ quan mời"))
    in_place_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="successor", verbose_name=_("thay cho")
    )
    change_reason = models.CharField(_("lý do thay đổi"), max_length=500, blank=True)

    office_name = models.CharField(_("tên cơ quan"), max_length=200)
    office_short = models.CharField(_("chữ viết tắt trong ký hiệu"), max_length=40)
    office_above = models.CharField(_("cơ quan chủ quản"), max_length=200, blank=True)
    office_place = models.CharField(_("địa danh"), max_length=80)
    event = models.CharField(_("tới dự"), max_length=500)
    chair = models.CharField(_("chủ trì"), max_length=300)
    starts_on = models.DateField(_("ngày họp"), null=True, blank=True)
    clock = models.TimeField(_("giờ bắt đầu"), null=True, blank=True)
    place = models.CharField(_("địa điểm"), max_length=500)
    contents = models.TextField(_("nội dung"), blank=True)  # one a line
    requests = models.TextField(_("yêu cầu đối với đại biểu"), blank=True)  # one a line
    contact = models.CharField(_("đầu mối liên hệ"), max_length=300)
    authority = models.CharField(_("quyền hạn ký"), max_length=200, blank=True)
    signer_title = models.CharField(_("chức vụ người ký"), max_length=120)
    signer = models.CharField(_("người ký"), max_length=120)
    recipients = models.TextField(_("nơi nhận"), blank=True)  # one a line
    archive = models.CharField(_("lưu"), max_length=80, default="VT")

    number = models.PositiveIntegerField(_("số"), null=True, blank=True)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    address = models.URLField(blank=True)  # where answers go: the system as its guests reach it
    drafted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_at=None) | Q(number__isnull=False, signed_on__isnull=False),
                name="invitation_issued_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=Q(in_place_of=None) | ~Q(in_place_of=F("id")), name="invitation_not_in_own_place"
            ),
            models.UniqueConstraint(fields=["issuer", "number", "signed_on"], name="invitation_number_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{_('Giấy mời')} {self.sign}" if self.number else str(_("Giấy mời (dự thảo)"))

    @property
    def sign(self) -> str:
        """05/GM-UBND"""
        return f"{self.number:02}/GM-{self.office_short}" if self.number else f"…/GM-{self.office_short}"

    @property
    def wording(self) -> Wording:
        """What every copy says."""
        old = self.in_place_of
        said: dict[str, Any] = {name: getattr(self, name) for name in _AS_THEY_ARE}
        said |= {name: tuple(filter(None, getattr(self, name).split("\n"))) for name in _ONE_A_LINE}
        former = f"số {old.sign} ngày {old.signed_on:%d/%m/%Y}" if old and old.signed_on else ""
        return Wording(**said, takes_place_of=former)

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def is_withdrawn(self) -> bool:
        successor: Invitation | None = getattr(self, "successor", None)
        return successor is not None and successor.is_issued

    @property
    def changes(self) -> bool:
        return self.in_place_of_id is not None


_ONE_A_LINE = ("contents", "requests", "recipients")
_AS_THEY_ARE = tuple(
    each.name for each in fields(Wording) if each.name not in _ONE_A_LINE and each.name != "takes_place_of"
)
