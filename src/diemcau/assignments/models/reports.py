"""What units say of their tasks, with evidence, and what the organiser says to it."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.assignments.models.products import Task
from diemcau.directory.models import Account
from diemcau.papers.domain.contents import FORMATS, Content


class Report(models.Model):
    """Báo cáo tiến độ. A final one asks for acceptance. `key` is made by the page: sent twice, it is one."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="reports")
    key = models.UUIDField(unique=True)
    percent = models.PositiveSmallIntegerField(_("đã làm, %"))
    text = models.TextField(_("kết quả"), max_length=5_000, blank=True)
    is_final = models.BooleanField(_("đề nghị nghiệm thu"), default=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="report_percent"),
            models.CheckConstraint(condition=Q(is_final=False) | Q(percent=100), name="report_final_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.percent}%"


class Acceptance(models.Model):
    """Nghiệm thu: a task is done, once."""

    task = models.OneToOneField(Task, models.CASCADE, related_name="acceptance")
    report = models.OneToOneField(Report, models.PROTECT, related_name="acceptance")
    note = models.CharField(_("nhận xét"), max_length=500, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.task)


class Return(models.Model):
    """Trả lại: a final report that does not do, and why."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="give_back")
    reason = models.CharField(_("lý do"), max_length=500)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.reason


def random_name(evidence: models.Model, name: str) -> str:
    """Under which a file is kept: never the sender's name."""
    return f"evidence/{uuid4().hex}"


class Evidence(models.Model):
    """Minh chứng: a file as it was sent, or a link."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="evidence")
    file = models.FileField(upload_to=random_name, blank=True)
    name = models.CharField(_("tên"), max_length=200)
    content = models.CharField(max_length=8, blank=True, choices=[(c.value, FORMATS[c].name) for c in Content])
    sha256 = models.CharField(max_length=64, blank=True)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(link="") & ~Q(file="") & ~Q(content="")) | (~Q(link="") & Q(file="")),
                name="evidence_is_a_file_or_a_link",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def media_type(self) -> str:
        return FORMATS[Content(self.content)].media_type

    @property
    def path(self) -> Path:
        return Path(self.file.path)
