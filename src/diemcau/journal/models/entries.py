"""What happened: the log of everything that people did."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


def topic(subject: models.Model) -> str:
    """The stable name of one row: `directory.account:12`."""
    return f"{subject._meta.label_lower}:{subject.pk}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, subject: models.Model) -> EntryQuerySet:
        """What happened to one thing, newest first."""
        return self.filter(subject=topic(subject)).order_by("-pk")

    def within(self, scope: models.Model) -> EntryQuerySet:
        """What happened inside a conference, newest first."""
        return self.filter(scope=topic(scope)).order_by("-pk")


class Entry(models.Model):
    """Nhật ký: one deed, by whom, on what. Never changed, never deleted."""

    at = models.DateTimeField(_("lúc"), auto_now_add=True, db_index=True)
    verb = models.CharField(_("việc"), max_length=80)
    subject = models.CharField(_("đối tượng"), max_length=120)
    scope = models.CharField(_("trong"), max_length=120, blank=True)
    by = models.CharField(_("người làm"), max_length=120)
    particulars = models.JSONField(_("chi tiết"), default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-id"], name="entry_by_subject"),
            models.Index(fields=["scope", "-id"], name="entry_by_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
