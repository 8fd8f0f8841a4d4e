"""Căn cứ trong kế hoạch: why a row exists."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Grounded(models.Model):
    """A row that a plan called for remembers the lines that it came from.

    `ground_lost_at` is set when a later version of the plan no longer states it while people have
    already worked on it: such a row is flagged, never deleted behind their backs.
    """

    first_line = models.PositiveIntegerField(null=True, blank=True, editable=False)
    last_line = models.PositiveIntegerField(null=True, blank=True, editable=False)
    ground_lost_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(first_line=None, last_line=None) | Q(last_line__gte=models.F("first_line")),
                name="%(class)s_lines_in_order",
            )
        ]

    @property
    def lines(self) -> tuple[int, int] | None:
        if self.first_line is None or self.last_line is None:
            return None
        return self.first_line, self.last_line
