"""Who may read a paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import choice, line, moment
from diemcau.conference.models import Conference
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Group, Organisation, Person


class AudienceForm(forms.Form):
    """`whom` is "everybody", "tier:commune", or "named": then `name` names a unit, a group or a person."""

    whom = choice(_("Ai được đọc"))
    name = line(
        _("Đơn vị, nhóm hoặc người"),
        required=False,
        hint=_("Chỉ ghi khi chọn “một đơn vị, nhóm hoặc người”."),
        list="readers",
    )
    opens_at = moment(_("Từ lúc"))
    closes_at = moment(_("Đến lúc"))

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._conference = conference
        tiers = [(f"tier:{tier.value}", f"{_('mọi đơn vị')} {_(name).lower()}") for tier, name in TIER_NAMES.items()]
        self.fields["whom"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            ("everybody", _("mọi đơn vị dự hội nghị")),
            *tiers,
            ("named", _("một đơn vị, nhóm hoặc người")),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        whom = data.get("whom", "")
        data["reader"] = None
        if whom.startswith("tier:"):
            data["reader"] = Tier(whom.partition(":")[2])
        elif whom == "named":
            data["reader"] = self._named(" ".join(data.get("name", "").split()))
            if data["reader"] is None:
                self.add_error(
                    "name", str(_("Không có đơn vị, nhóm hay người nào tên như vậy; hãy chọn trong danh sách."))
                )
        return data

    def _named(self, name: str) -> Organisation | Group | Person | None:
        if not name:
            return None
        body = Organisation.objects.filter(units__conference=self._conference, name__iexact=name).first()
        return (
            body or Group.objects.filter(name__iexact=name).first() or Person.objects.filter(name__iexact=name).first()
        )
