"""Positions, the people who hold them, and rooms to meet in."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models.organisations import EARLIEST, Organisation, new_code
from diemcau.kernel.vietnamese import fold


class Position(models.Model):
    """Chức danh of one organisation: "Chủ tịch", "Giám đốc Sở"; lower rank sits further in front."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="positions")
    title = models.CharField(_("chức danh"), max_length=120)
    rank = models.PositiveSmallIntegerField(_("thứ tự"), default=100)
    is_head = models.BooleanField(_("người đứng đầu"), default=False)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "title"], name="position_once")]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"


class Person(models.Model):
    """Người. One person may hold several positions and still counts once."""

    code = models.CharField(_("mã người"), max_length=60, unique=True, default=new_code)  # files name people by it
    name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("thư điện tử"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=30, blank=True)
    is_invented = models.BooleanField(_("người ví dụ"), default=False)
    search_key = models.CharField(max_length=200, editable=False, default="")

    class Meta:
        indexes = [models.Index(fields=["search_key"], name="person_search")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.name)
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "search_key"}
        super().save(*args, **kwargs)


class Appointment(models.Model):
    """Bổ nhiệm: a person holds a position from one day to another."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments")
    position = models.ForeignKey(Position, models.PROTECT, related_name="appointments")
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "position", Coalesce("since", EARLIEST), name="appointment_once"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="appointment_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.position}"


class Venue(models.Model):
    """Phòng họp, hội trường: a room of an organisation, with how many it seats."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="venues")
    name = models.CharField(_("tên phòng"), max_length=120)
    address = models.CharField(_("địa chỉ"), max_length=200, blank=True)
    capacity = models.PositiveIntegerField(_("số chỗ"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="venue_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}"
