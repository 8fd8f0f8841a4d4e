"""Awards, called up one by one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site
from diemcau.directory.models import Organisation


class Award(models.Model):
    """Phần thưởng: who receives what for what, from whose hand. Those of one `group` come up together."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="awards")
    position = models.PositiveIntegerField(_("thứ tự"))
    group = models.CharField(_("đợt"), max_length=100, blank=True)
    title = models.CharField(_("phần thưởng"), max_length=200)  # Giải Nhất cá nhân, Bằng khen …
    receiver = models.CharField(_("người nhận, tập thể nhận"), max_length=200)
    detail = models.CharField(_("chức vụ, đơn vị"), max_length=300, blank=True)
    citation = models.CharField(_("thành tích"), max_length=500, blank=True)
    handed_by = models.CharField(_("người trao"), max_length=200, blank=True)
    taken_by = models.CharField(_("người nhận thay"), max_length=200, blank=True)
    site = models.ForeignKey(
        Site, models.SET_NULL, null=True, blank=True, related_name="awards", verbose_name=_("nhận tại điểm cầu")
    )
    photo = models.FileField(_("ảnh"), upload_to="awards/", blank=True)
    called_at = models.DateTimeField(_("mời lên lúc"), null=True, blank=True)
    done_at = models.DateTimeField(_("trao xong lúc"), null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference"],
                condition=Q(called_at__isnull=False, done_at=None),
                name="award_one_called_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(called_at__isnull=False), name="award_done_was_called"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.receiver}"


class AwardUnit(models.Model):
    """Đơn vị phụ trách phần trao thưởng: whose organisers may run the awards and nothing else."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="award_units")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "organisation"], name="award_unit_once")]

    def __str__(self) -> str:
        return str(self.organisation)
