"""Who runs the day, what was done with which key, and rehearsals."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account


class Direction(models.Model):
    """Người đang điều hành: one at a time; a second one takes over and both see it."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="directions")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    since = models.DateTimeField(_("từ"))
    until = models.DateTimeField(_("đến"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference"], condition=Q(until=None), name="direction_one_at_a_time")
        ]

    def __str__(self) -> str:
        return str(self.account)


class Deed(models.Model):
    """Việc của người điều hành: its key makes it happen once; `before` and `after` of its rows let it be undone.

    Both are lists of ["live.itemrun:3", {column: value} or null where there is no row], in the order of the changes.
    """

    key = models.UUIDField(unique=True)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="deeds")
    verb = models.CharField(max_length=80)
    sequence = models.PositiveBigIntegerField()  # of the log when it was done: the receipt
    at = models.DateTimeField()
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["conference", "-id"], name="deed_newest_first")]

    def __str__(self) -> str:
        return self.verb


class Rehearsal(models.Model):
    """Diễn tập: a conference that is a copy of another, with a clock of its own that may run faster."""

    conference = models.OneToOneField(Conference, models.CASCADE, primary_key=True, related_name="rehearsal")
    of = models.ForeignKey(Conference, models.CASCADE, related_name="rehearsals")
    began_at = models.DateTimeField(_("bắt đầu lúc"))  # by our clock
    clock_from = models.DateTimeField(_("giờ diễn tập từ"))  # what the rehearsal's clock said then
    factor = models.FloatField(_("nhanh gấp"), default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(factor__gt=0, factor__lte=1000), name="rehearsal_clock_runs_on")
        ]

    def __str__(self) -> str:
        return f"Diễn tập {self.of}"
