"""Who receives the papers of a conference."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Grounded
from diemcau.directory.models import Organisation


class DistributionEntry(Grounded):
    """Nơi nhận: one printed entry, with the organisations that it stands for."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="distribution")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    text = models.CharField(_("nơi nhận"), max_length=500)
    organisations = models.ManyToManyField(Organisation, related_name="distribution_entries", blank=True)

    class Meta(Grounded.Meta):
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
