"""Lines: what carries a site's picture and sound."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Site
from diemcau.directory.models import Account


class LineQuerySet(models.QuerySet["Line"]):
    def visible_to(self, account: Account) -> LineQuerySet:
        """The lines of the sites that one sees."""
        return self.filter(site__in=Site.objects.visible_to(account))

    def main(self) -> LineQuerySet:
        """The one line of each site that the meeting goes over first."""
        return self.filter(is_backup=False)


class Line(models.Model):
    """Đường truyền. A site has one main line, and as many backup lines as there are carriers."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="lines")
    carrier = models.CharField(_("nhà mạng"), max_length=60, blank=True)
    medium = models.CharField(_("loại đường truyền"), max_length=60, blank=True)
    is_backup = models.BooleanField(_("dự phòng"), default=False)

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ["is_backup", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["site"], condition=Q(is_backup=False), name="line_one_main_per_site"),
            models.UniqueConstraint(
                fields=["site", "carrier"], condition=Q(is_backup=True), name="line_backup_once_per_carrier"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site} – {self.name}"

    @property
    def name(self) -> str:
        """Which of the site's lines it is."""
        kind = _("đường dự phòng") if self.is_backup else _("đường chính")
        return " ".join(filter(None, [str(kind), self.carrier]))
