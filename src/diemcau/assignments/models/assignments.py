"""Assignments and the units that carry them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Grounded
from diemcau.directory.models import Organisation
from diemcau.directory.models.organisations import NOBODY
from diemcau.papers.models import Paper


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def worked_on(self) -> AssignmentQuerySet:
        """Those for which people have entered something that applying a plan must keep."""
        return self.filter(Q(due_was_set=True) | Q(pk__in=self.filter(products__isnull=False).values("pk")))

    def of_plan(self) -> AssignmentQuerySet:
        """Those that a plan gave out: only they come and go with it."""
        return self.filter(origin=Origin.PLAN)


class Origin(models.TextChoices):
    """Where work comes from."""

    PLAN = "plan", _("kế hoạch")
    PREPARATION = "preparation", _("bộ việc chuẩn bị")
    CONCLUSION = "conclusion", _("kết luận hội nghị")


class Assignment(Grounded):
    """Phân công: one clause of work."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="assignments")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    text = models.TextField(_("nhiệm vụ"))
    deadline_text = models.CharField(_("thời hạn theo kế hoạch"), max_length=300, blank=True)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    due_was_set = models.BooleanField(_("hạn do người đặt"), default=False)  # applying a plan keeps it
    origin = models.CharField(_("nguồn"), max_length=12, choices=Origin.choices, default=Origin.PLAN)
    key = models.CharField(max_length=40, blank=True, editable=False)  # of the ready set it came from
    source = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="assignments")

    objects = AssignmentQuerySet.as_manager()

    class Meta(Grounded.Meta):
        ordering = ["position", "pk"]
        constraints = [
            *Grounded.Meta.constraints,
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="assignment_known_origin"),
            models.UniqueConstraint(fields=["conference", "key"], condition=~Q(key=""), name="assignment_key_once"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class AssignmentUnit(models.Model):
    """Đơn vị được giao: in charge or coordinating. `name` is as printed; a set gives one row per member."""

    LEAD, COORDINATING = "lead", "coordinating"
    PARTS = [(LEAD, _("chủ trì")), (COORDINATING, _("phối hợp"))]

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="units")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="assignment_units"
    )
    name = models.CharField(_("tên trong kế hoạch"), max_length=300)
    part = models.CharField(_("vai"), max_length=12, choices=PARTS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "assignment", "part", "name", Coalesce("organisation", NOBODY), name="assignment_unit_once"
            ),
            models.CheckConstraint(condition=Q(part__in=["lead", "coordinating"]), name="assignment_unit_known_part"),
        ]

    def __str__(self) -> str:
        return self.name
