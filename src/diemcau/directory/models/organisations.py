"""Organisations, with the dates between which they exist and what became of them."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain import BODY_KIND_NAMES, TIER_NAMES, BodyKind, Tier
from diemcau.directory.domain.names import search_key, search_words

# Stand in for NULL in unique constraints: SQLite has no "nulls not distinct".
NOBODY = Value(0, output_field=models.BigIntegerField())
EARLIEST = Value(date(1, 1, 1), output_field=models.DateField())


_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: nobody misreads them


def new_code() -> str:
    """A code for a row whose author gave none: 40 random bits, eight letters."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def valid_on(self, day: date) -> OrganisationQuerySet:
        """Those that exist on one day."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def matching(self, text: str) -> OrganisationQuerySet:
        """Those whose name, short name or an alias holds every word, with or without diacritics, short or in full."""
        found = self
        for word in search_words(text)[:12]:
            found = found.filter(search_key__contains=word)
        return found


class Organisation(models.Model):
    """Cơ quan, đơn vị. A merger ends one row and begins another; history stays with the old."""

    code = models.CharField(_("mã"), max_length=40, unique=True, default=new_code)  # files name rows by it
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên tắt"), max_length=60, blank=True)
    tier = models.CharField(_("cấp"), max_length=12, choices=[(t.value, _(n)) for t, n in TIER_NAMES.items()])
    kind = models.CharField(_("loại"), max_length=20, choices=[(k.value, _(n)) for k, n in BODY_KIND_NAMES.items()])
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("trực thuộc")
    )
    area_code = models.CharField(_("mã đơn vị hành chính"), max_length=10, blank=True)
    locality = models.CharField(_("loại địa bàn"), max_length=20, blank=True)  # tỉnh, huyện, thị xã, phường …
    organ_id = models.CharField(_("mã định danh (QĐ 20/2020)"), max_length=35, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=30, blank=True)
    rank = models.PositiveSmallIntegerField(_("thứ tự"), default=1000)
    valid_from = models.DateField(_("có từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    search_key = models.TextField(editable=False, default="")  # folded name, short name, aliases

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "area_code", "pk"]
        indexes = [
            models.Index(fields=["tier", "kind"], name="organisation_tier_kind"),
            models.Index(fields=["area_code"], name="organisation_area"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(tier__in=[t.value for t in Tier]), name="organisation_known_tier"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in BodyKind]), name="organisation_known_kind"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="organisation_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["organ_id"], condition=~Q(organ_id=""), name="organisation_organ_id_once"),
            models.UniqueConstraint(
                "name", Coalesce("parent", NOBODY), Coalesce("valid_from", EARLIEST), name="organisation_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        aliases = self.aliases.values_list("text", flat=True) if self.pk else ()
        self.search_key = search_key([self.name, self.short_name, *aliases])
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "search_key"}
        super().save(*args, **kwargs)


class Alias(models.Model):
    """Tên khác: another way in which papers write an organisation's name."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="aliases")
    text = models.CharField(_("tên khác"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "text"], name="alias_once")]

    def __str__(self) -> str:
        return self.text


class Succession(models.Model):
    """Kế thừa: what an organisation became; a split has several successors, a merger several predecessors."""

    predecessor = models.ForeignKey(Organisation, models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Organisation, models.CASCADE, related_name="precessions")
    on = models.DateField(_("từ ngày"))
    decision = models.CharField(_("theo văn bản"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
