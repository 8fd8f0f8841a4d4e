"""The programme."""

from __future__ import annotations

from datetime import timedelta

from django.core import serializers, signing
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.domain import ITEM_KIND_NAMES, ItemKind, kind_of
from diemcau.conference.models.conferences import Conference
from diemcau.conference.models.grounds import Grounded
from diemcau.conference.models.sites import Site


class ProgrammeItemQuerySet(models.QuerySet["ProgrammeItem"]):
    def of_plans(self) -> ProgrammeItemQuerySet:
        """Those that a plan called for, not those that people put in."""
        return self.exclude(was_edited=True, first_line=None)


class ProgrammeItem(Grounded):
    """Mục chương trình, in its order. `kind` empty: as its words say."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="programme")
    position = models.PositiveIntegerField(_("thứ tự"))
    date = models.DateField(_("ngày"), null=True, blank=True)
    starts = models.TimeField(_("bắt đầu"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("số phút"), null=True, blank=True)
    text = models.TextField(_("nội dung"))
    by = models.CharField(_("người thực hiện"), max_length=300, blank=True)
    kind = models.CharField(
        _("loại mục"), max_length=12, blank=True, choices=[(k.value, _(n)) for k, n in ITEM_KIND_NAMES.items()]
    )
    site = models.ForeignKey(
        Site, models.SET_NULL, null=True, blank=True, related_name="programme", verbose_name=_("điểm cầu")
    )
    alternative = models.CharField(_("phương án khi mất kết nối"), max_length=300, blank=True)
    was_edited = models.BooleanField(_("do người sửa hoặc thêm"), default=False)  # applying a plan keeps it

    objects = ProgrammeItemQuerySet.as_manager()

    class Meta(Grounded.Meta):
        ordering = ["position", "pk"]
        constraints = [
            *Grounded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="") | Q(kind__in=[k.value for k in ItemKind]), name="programme_item_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def nature(self) -> ItemKind:
        """The kind that a person chose, else the one that the words say."""
        return ItemKind(self.kind) if self.kind else kind_of(self.text)

    def sealed(self) -> str:
        """All of it, signed: what a page holds for undoing its removal."""
        return signing.dumps(serializers.serialize("json", [self]), salt=_seal(self.conference_id))

    @classmethod
    def unsealed(cls, words: str, conference: Conference, *, max_age: timedelta) -> ProgrammeItem:
        """The item that was sealed in this conference, not saved.

        Raises:
            django.core.signing.BadSignature: others wrote the words, or they are too old.
        """
        facts = signing.loads(words, salt=_seal(conference.pk), max_age=max_age)
        item = next(serializers.deserialize("json", facts)).object
        assert isinstance(item, cls)
        return item


def _seal(conference_id: int) -> str:
    return f"programme-item.{conference_id}"
