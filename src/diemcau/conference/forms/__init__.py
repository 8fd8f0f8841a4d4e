"""What people fill in about a conference."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.domain import ITEM_KIND_NAMES
from diemcau.conference.forms.fields import DAYS
from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.directory.domain import ROLE_NAMES
from diemcau.directory.models import Account, Venue


class TimeForm(forms.Form):
    day = forms.DateField(
        label=_("Ngày họp"),
        input_formats=DAYS,
        widget=forms.TextInput({"class": "form-control", "placeholder": "23/01/2024", "autocomplete": "off"}),
        error_messages={
            "required": _("Hãy nhập ngày họp."),
            "invalid": _("Ngày ghi theo dạng ngày/tháng/năm, ví dụ 23/01/2024."),
        },
    )
    clock = forms.TimeField(
        label=_("Giờ bắt đầu"),
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M"],
        widget=forms.TextInput({"class": "form-control", "placeholder": "08:00", "autocomplete": "off"}),
        error_messages={"invalid": _("Giờ ghi theo 24 giờ, ví dụ 08:00.")},
    )

    def __init__(self, conference: Conference, data: Any = None) -> None:
        known = {"day": conference.starts_on, "clock": conference.clock}
        initial = {"day": f"{known['day']:%d/%m/%Y}" if known["day"] else "", "clock": known["clock"]}
        super().__init__(data, initial=initial)


class RoleForm(forms.Form):
    """Give one account one role."""

    account = forms.CharField(
        label=_("Tài khoản"),
        max_length=200,
        widget=forms.TextInput({"class": "form-control", "list": "accounts", "autocomplete": "off"}),
        error_messages={"required": _("Hãy nhập tên đăng nhập của tài khoản.")},
    )
    role = forms.ChoiceField(
        label=_("Vai"),
        choices=[(role.value, _(name)) for role, name in ROLE_NAMES.items()],
        widget=forms.Select({"class": "form-select"}),
        error_messages={"required": _("Hãy chọn vai."), "invalid_choice": _("Hãy chọn một vai trong danh sách.")},
    )

    def clean_account(self) -> Account:
        name = self.cleaned_data["account"].strip()
        account = Account.objects.filter(name=name, is_active=True).first()
        if account is None:
            raise forms.ValidationError(
                _("Không có tài khoản đang dùng nào tên “%(name)s”; hãy chọn trong danh sách gợi ý."),
                params={"name": name},
            )
        return account


class VenueForm(forms.Form):
    venue = forms.ModelChoiceField(
        label=_("Phòng họp"),
        queryset=Venue.objects.none(),
        required=False,
        empty_label=_("chưa chọn"),
        widget=forms.Select({"class": "form-select"}),
        error_messages={"invalid_choice": _("Phòng này không thuộc đơn vị chủ nhà; hãy chọn phòng khác.")},
    )

    def __init__(self, site: Site, data: Any = None) -> None:
        super().__init__(data, initial={"venue": site.venue_id})
        self.fields["venue"].queryset = Venue.objects.filter(organisation=site.host_id)  # type: ignore[attr-defined]


class SiteChoiceForm(forms.Form):
    """Another open site of the same conference."""

    site = forms.ModelChoiceField(
        label=_("Điểm cầu"),
        queryset=Site.objects.none(),
        error_messages={
            "required": _("Hãy chọn điểm cầu."),
            "invalid_choice": _("Điểm cầu này đã gộp hoặc không thuộc hội nghị này; hãy chọn điểm cầu khác."),
        },
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = Site.objects.open().filter(conference=conference)  # type: ignore[attr-defined]


class ItemForm(forms.ModelForm):  # type: ignore[type-arg] # the stubs' class takes no argument at run time
    """One item of the programme."""

    class Meta:
        model = ProgrammeItem
        fields = ("text", "kind", "minutes", "starts", "by", "site", "alternative")
        labels = {"starts": _("Giờ bắt đầu (để trống: nối tiếp mục trước)"), "minutes": _("Số phút")}
        widgets = {
            "text": forms.TextInput({"class": "form-control", "autocomplete": "off"}),
            "kind": forms.Select({"class": "form-select"}),
            "minutes": forms.NumberInput({"class": "form-control", "min": 1, "max": 600}),
            "starts": forms.TextInput({"class": "form-control", "placeholder": "08:00", "autocomplete": "off"}),
            "by": forms.TextInput({"class": "form-control", "autocomplete": "off"}),
            "site": forms.Select({"class": "form-select"}),
            "alternative": forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        }
        error_messages = {
            "text": {"required": _("Hãy nhập nội dung của mục.")},
            "starts": {"invalid": _("Giờ ghi theo 24 giờ, ví dụ 08:00.")},
        }

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", _("theo nội dung")), *((kind.value, _(name)) for kind, name in ITEM_KIND_NAMES.items())]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        sites = Site.objects.open().filter(conference=conference).select_related("host")
        self.fields["site"].queryset = sites.order_by("host__rank", "host__area_code")  # type: ignore[attr-defined]
        self.fields["site"].empty_label = _("hội trường")  # type: ignore[attr-defined]
        self.fields["text"].max_length = 1000  # type: ignore[attr-defined]
        self.fields["minutes"].max_value = 600  # type: ignore[attr-defined]
