"""Plans as files, as readings, as corrected by people, as applied."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation


def random_name(document: PlanDocument, name: str) -> str:
    """Under which a file is kept: never the sender's name, which could be anybody's guess or anybody's trap."""
    return f"plans/{uuid4().hex}"


class PlanDocumentQuerySet(models.QuerySet["PlanDocument"]):
    def visible_to(self, account: Account) -> PlanDocumentQuerySet:
        """Plans of conferences that one may see, and those that one has uploaded oneself."""
        if account.is_administrator:
            return self.all()
        return self.filter(
            models.Q(conference__in=Conference.objects.visible_to(account)) | models.Q(uploaded_by=account)
        )

    def unapplied(self, account: Account) -> PlanDocumentQuerySet:
        """What waits to become a conference: one's own, for administrators everybody's."""
        waiting = self.filter(conference=None).select_related("uploaded_by").defer("reading", "notes")
        return waiting if account.is_administrator else waiting.filter(uploaded_by=account)


class PlanDocument(models.Model):
    """Văn bản kế hoạch: one uploaded file and what was read in it. A corrected plan is a new row."""

    conference = models.ForeignKey(Conference, models.CASCADE, null=True, blank=True, related_name="plan_documents")
    file = models.FileField(upload_to=random_name)
    file_name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    reading = models.JSONField()  # contract `plan.schema.json`, as read, never changed
    notes = models.JSONField(default=list)  # sentences on how the text was got

    objects = PlanDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class Correction(models.Model):
    """Sửa: a person's value over the read one. The newest at a path counts; undoing removes it."""

    document = models.ForeignKey(PlanDocument, models.CASCADE, related_name="corrections")
    path = models.CharField(max_length=200)  # JSON pointer into the reading: /plan/participants/3/bodies
    value = models.JSONField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.path


class NameAnswer(models.Model):
    """Trả lời: which organisations a printed name means, where the directory could not tell."""

    document = models.ForeignKey(PlanDocument, models.CASCADE, related_name="name_answers")
    printed = models.CharField(_("tên trong văn bản"), max_length=300)
    organisations = models.ManyToManyField(Organisation, related_name="+", blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "printed"], name="name_answer_once")]

    def __str__(self) -> str:
        return self.printed


class Application(models.Model):
    """Áp dụng: a document was turned into rows, when, by whom, with how many changes."""

    document = models.ForeignKey(PlanDocument, models.CASCADE, related_name="applications")
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="applications")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    summary = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.document} → {self.conference}"
