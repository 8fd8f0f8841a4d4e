"""The programme."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models.conferences import Conference
from diemcau.conference.models.grounds import Grounded


class ProgrammeItem(Grounded):
    """Mục chương trình, in its order."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="programme")
    position = models.PositiveIntegerField(_("thứ tự"))
    date = models.DateField(_("ngày"), null=True, blank=True)
    starts = models.TimeField(_("bắt đầu"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("số phút"), null=True, blank=True)
    text = models.TextField(_("nội dung"))
    by = models.CharField(_("người thực hiện"), max_length=300, blank=True)

    class Meta(Grounded.Meta):
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
