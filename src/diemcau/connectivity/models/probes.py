"""Whom the server asks by itself, and how they answered."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Site
from diemcau.connectivity.domain.probing import KIND_NAMES, PHASE_NAMES, Kind, Phase, Target
from diemcau.directory.models import Account


class ProbeTarget(models.Model):
    """Địa chỉ được dò: one address of a site, asked in one way."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="probe_targets")
    kind = models.CharField(_("cách dò"), max_length=5, choices=[(k.value, _(n)) for k, n in KIND_NAMES.items()])
    address = models.CharField(_("địa chỉ"), max_length=253)
    port = models.PositiveIntegerField(_("cổng"), default=0)
    added_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "address", "port"], name="probe_target_once"),
            models.CheckConstraint(condition=Q(port__lte=65_535), name="probe_target_port_exists"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="probe_target_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.address}{f':{self.port}' if self.port else ''}"

    @property
    def asked(self) -> Target:
        return Target(key=self.pk, kind=Kind(self.kind), address=self.address, port=self.port)


class ProbeSpell(models.Model):
    """Kết quả dò, from `since` until `until`: a row for each change, not for each probe."""

    target = models.ForeignKey(ProbeTarget, models.CASCADE, related_name="spells")
    is_up = models.BooleanField(_("trả lời"))
    phase = models.CharField(_("pha"), max_length=8, choices=[(p.value, _(n)) for p, n in PHASE_NAMES.items()])
    ms = models.FloatField(_("mili giây"), default=0)  # of the first probe of the spell
    why = models.CharField(_("lý do"), max_length=200, blank=True)
    since = models.DateTimeField(_("từ lúc"))
    until = models.DateTimeField(_("đến lúc"), null=True, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["target"], condition=Q(until=None), name="probe_spell_one_current"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="probe_spell_in_order"),
            models.CheckConstraint(condition=Q(phase__in=[p.value for p in Phase]), name="probe_spell_known_phase"),
        ]

    def __str__(self) -> str:
        return f"{self.target}: {self.get_phase_display()}"
