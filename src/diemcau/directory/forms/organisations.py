"""What people fill in about organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain import BODY_KIND_NAMES, TIER_NAMES
from diemcau.directory.domain.columns import RANKS
from diemcau.directory.forms.fields import Day, Form, Line, Names, OrganisationField, choose_among
from diemcau.directory.models import Organisation, OrganisationQuerySet

TIERS = [(tier.value, _(name)) for tier, name in TIER_NAMES.items()]
KINDS = [(kind.value, _(name)) for kind, name in BODY_KIND_NAMES.items()]
CHILDREN = [
    ("stay", _("Giữ nguyên")),
    ("move", _("Chuyển về trực thuộc đơn vị kế thừa")),
    ("end", _("Cùng kết thúc ngày đó")),
]


class OrganisationForm(Form):
    name = Line(label=_("Tên đầy đủ"), max_length=200)
    short_name = Line(label=_("Tên tắt"), max_length=60, required=False)
    tier = forms.ChoiceField(label=_("Cấp"), choices=TIERS)
    kind = forms.ChoiceField(label=_("Loại"), choices=KINDS)
    parent = OrganisationField(label=_("Trực thuộc"), required=False, help_text=_("Gõ một phần tên, không cần dấu."))
    aliases = Names(
        label=_("Tên khác"), required=False, help_text=_("Những cách viết khác trong văn bản, mỗi dòng một tên.")
    )
    area_code = Line(label=_("Mã đơn vị hành chính"), max_length=10, required=False)
    locality = Line(label=_("Loại địa bàn"), max_length=20, required=False, help_text=_("tỉnh, huyện, phường, xã …"))
    organ_id = Line(
        label=_("Mã định danh"), max_length=35, required=False, help_text=_("Theo Quyết định số 20/2020/QĐ-TTg.")
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = Line(label=_("Điện thoại"), max_length=30, required=False)
    rank = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=RANKS, initial=1000, help_text=_("Số nhỏ đứng trước.")
    )
    valid_from = Day(label=_("Có từ ngày"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        among: OrganisationQuerySet,
        organisation: Organisation | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.organisation = organisation
        if organisation is not None:
            initial = {name: getattr(organisation, name) for name in self.base_fields if name != "aliases"}
            initial["aliases"] = "\n".join(organisation.aliases.order_by("pk").values_list("text", flat=True))
        super().__init__(data, initial=initial)
        choose_among(self, among)

    def clean_organ_id(self) -> str:
        organ_id = str(self.cleaned_data["organ_id"])
        others = Organisation.objects.filter(organ_id=organ_id)
        if self.organisation:
            others = others.exclude(pk=self.organisation.pk)
        if organ_id and (owner := others.first()):
            raise forms.ValidationError(_("Mã định danh này là của “%(owner)s”. Hãy kiểm tra lại.") % {"owner": owner})
        return organ_id

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "aliases"}


class EndingForm(Form):
    last_day = Day(label=_("Ngày hoạt động cuối cùng"))
    successor = OrganisationField(
        label=_("Đơn vị kế thừa"), required=False, help_text=_("Để trống nếu chưa rõ; có thể bổ sung sau.")
    )
    second_successor = OrganisationField(
        label=_("Đơn vị kế thừa thứ hai"), required=False, help_text=_("Khi chia tách.")
    )
    decision = Line(label=_("Theo văn bản"), max_length=200, required=False)
    children = forms.ChoiceField(
        label=_("Các đơn vị trực thuộc còn hoạt động"), choices=CHILDREN, widget=forms.RadioSelect, initial="stay"
    )

    def __init__(self, data: QueryDict | None = None, *, among: OrganisationQuerySet) -> None:
        super().__init__(data)
        choose_among(self, among)

    def successors(self) -> list[Organisation]:
        return [row for name in ("successor", "second_successor") if (row := self.cleaned_data[name])]


class MergerForm(Form):
    """Several organisations, and the one that they become: a new one, or one that goes on."""

    first = OrganisationField(label=_("Đơn vị thứ nhất"))
    second = OrganisationField(label=_("Đơn vị thứ hai"), required=False)
    third = OrganisationField(label=_("Đơn vị thứ ba"), required=False)
    fourth = OrganisationField(label=_("Đơn vị thứ tư"), required=False)
    into = OrganisationField(
        label=_("Nhập vào đơn vị đang có"),
        required=False,
        help_text=_("Để trống nếu thành lập đơn vị mới; khi đó ghi tên mới ở dưới."),
    )
    name = Line(label=_("Tên đơn vị mới"), max_length=200, required=False)
    short_name = Line(label=_("Tên tắt của đơn vị mới"), max_length=60, required=False)
    day = Day(label=_("Sáp nhập từ ngày"))
    decision = Line(label=_("Theo văn bản"), max_length=200, required=False)
    children = forms.ChoiceField(
        label=_("Các đơn vị trực thuộc còn hoạt động"), choices=CHILDREN, widget=forms.RadioSelect, initial="move"
    )

    MERGED = ("first", "second", "third", "fourth")

    def __init__(self, data: QueryDict | None = None, *, among: OrganisationQuerySet, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choose_among(self, among)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("into") and not cleaned.get("name") and "into" in cleaned:
            self.add_error("name", _("Hãy ghi tên đơn vị mới, hoặc chọn đơn vị đang có để nhập vào."))
        if cleaned.get("into") and cleaned.get("name"):
            self.add_error("name", _("Chỉ ghi một trong hai: tên đơn vị mới, hoặc đơn vị đang có để nhập vào."))
        return cleaned

    def organisations(self) -> list[Organisation]:
        chosen = [row for name in self.MERGED if (row := self.cleaned_data[name])]
        return list(dict.fromkeys(chosen))

    def facts(self) -> dict[str, Any] | None:
        """Of the new one: what the first of the merged ones was, under its new name."""
        if self.cleaned_data["into"]:
            return None
        first: Organisation = self.cleaned_data["first"]
        copied = ("tier", "kind", "parent", "area_code", "locality", "rank")
        named = {name: self.cleaned_data[name] for name in ("name", "short_name")}
        return {name: getattr(first, name) for name in copied} | named
