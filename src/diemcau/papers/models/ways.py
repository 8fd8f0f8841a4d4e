"""The way of a paper from its draft to its readers, step by step."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.domain import ROLE_NAMES, Role
from diemcau.directory.models import Account
from diemcau.papers.domain.kinds import KIND_NAMES, Gate, Kind
from diemcau.papers.models.papers import Paper
from diemcau.papers.models.versions import Version

_ROLES = [(r.value, _(n)) for r, n in ROLE_NAMES.items()]


class Way(models.Model):
    """Các bước của một loại tài liệu: set for one conference; papers made later take it over."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="ways")
    kind = models.CharField(_("loại"), max_length=16, choices=[(k.value, _(n)) for k, n in KIND_NAMES.items()])
    stages = models.JSONField()  # [[name, role], …] before signing

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "kind"], name="way_once_per_kind"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="way_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {' → '.join(name for name, _role in self.stages)}"


class Step(models.Model):
    """Bước: one of a paper's own way. `gate` names the deed that passes it: signing, numbering, dispatch."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("bước"), max_length=100)
    role = models.CharField(_("ai làm"), max_length=20, blank=True, choices=_ROLES)
    gate = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["paper", "position"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="step_once_in_its_place"),
            models.CheckConstraint(condition=Q(role="") | Q(role__in=[r.value for r in Role]), name="step_known_role"),
            models.CheckConstraint(condition=Q(gate__in=[g.value for g in Gate]), name="step_known_gate"),
        ]

    def __str__(self) -> str:
        return self.name


class Passage(models.Model):
    """Qua bước: who, when, with which version. A paper sent back keeps the row, undone, with the reason."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="passages")
    version = models.ForeignKey(Version, models.SET_NULL, null=True, blank=True, related_name="+")
    who = models.CharField(_("người thực hiện"), max_length=200, blank=True)  # where another did it than who says so
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("lý do trả lại"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["step"], condition=Q(undone_at=None), name="passage_one_that_holds"),
            models.CheckConstraint(condition=Q(undone_at=None) | ~Q(reason=""), name="passage_undone_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.step}, {self.at:%d/%m/%Y}"
