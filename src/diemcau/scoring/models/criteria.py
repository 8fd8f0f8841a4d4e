"""Criteria sets: a version, once here, is never changed; another version is another row."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account, Organisation
from diemcau.scoring.domain.rules import KINDS
from diemcau.scoring.models.fields import PointsField


class CriteriaSet(models.Model):
    """Bộ chỉ số, one version of it. All versions share their `family`."""

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="criteria_sets")
    family = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    name = models.CharField(_("tên bộ chỉ số"), max_length=300)
    year = models.PositiveSmallIntegerField(_("năm"))
    block = models.CharField(_("khối"), max_length=120)
    ceiling = PointsField(_("điểm tối đa"))
    is_illustration = models.BooleanField(_("chỉ để minh họa"), default=False)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "block", "name", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["family", "version"], name="criteria_set_version_once"),
            models.CheckConstraint(condition=Q(ceiling__gt=0), name="criteria_set_gives_points"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, phiên bản {self.version}"


class Criterion(models.Model):
    """Lĩnh vực, tiêu chí, tiêu chí thành phần: one line of a set. Only those at the bottom have a `kind` of rule."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="criteria")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(_("mã"), max_length=20)
    name = models.CharField(_("nội dung"), max_length=1000)
    ceiling = PointsField(_("điểm tối đa"))
    kind = models.CharField(
        _("cách chấm"), max_length=12, blank=True, choices=[(value, _(name)) for value, name in KINDS.items()]
    )
    rule = models.JSONField(default=dict)
    needs_evidence = models.BooleanField(_("cần tài liệu kiểm chứng"), default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "code"], name="criterion_code_once"),
            models.CheckConstraint(condition=Q(ceiling__gt=0), name="criterion_gives_points"),
            models.CheckConstraint(condition=Q(kind="") | Q(kind__in=list(KINDS)), name="criterion_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
