"""Steering committees and the like: bodies without a seal, made of people from others."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models.organisations import EARLIEST, Organisation
from diemcau.directory.models.people import Person, Position


class Group(models.Model):
    """Ban chỉ đạo, tổ giúp việc. Its size is known only when its roster is."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="groups")
    name = models.CharField(_("tên"), max_length=200)
    decision = models.CharField(_("quyết định thành lập"), max_length=120, blank=True)
    valid_from = models.DateField(_("có từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "name", Coalesce("valid_from", EARLIEST), name="group_once"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="group_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """Thành viên: by person, or by the position whose holder is a member."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="memberships")
    position = models.ForeignKey(Position, models.CASCADE, null=True, blank=True, related_name="memberships")
    duty = models.CharField(_("nhiệm vụ"), max_length=120, blank=True)  # Trưởng ban, Phó Trưởng ban, Ủy viên

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(position__isnull=False), name="group_member_is_somebody"
            ),
            models.UniqueConstraint(fields=["group", "person"], name="group_member_person_once"),
            models.UniqueConstraint(fields=["group", "position"], name="group_member_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.position} – {self.group}"
