"""What is written down about a site before the day: its checklist, its people, its way in, its probes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.connectivity.domain.checklist import KEYS
from diemcau.connectivity.domain.probing import KIND_NAMES, USUAL_PORTS, Kind
from diemcau.connectivity.domain.video import SYSTEMS, WayIn
from diemcau.connectivity.models.checklists import PHONE

MOST_MEGABYTES = 10


def _text(label: Any, most: int, **facts: Any) -> forms.CharField:
    widget = forms.TextInput({"class": "form-control", "autocomplete": "off"})
    return forms.CharField(**{"label": label, "max_length": most, "required": False, "widget": widget} | facts)


class TickForm(forms.Form):
    """One line of the checklist, with a photo where one helps."""

    item = forms.ChoiceField(choices=[(key, key) for key in KEYS])
    is_ready = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda given: given == "yes")
    note = forms.CharField(max_length=300, required=False)
    photo = forms.FileField(
        required=False, error_messages={"empty": gettext_lazy("Tệp ảnh rỗng nên không được nhận; hãy chọn ảnh khác.")}
    )

    def clean_photo(self) -> Any:
        photo = self.cleaned_data["photo"]
        if photo and (photo.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(_("Ảnh lớn hơn %(most)s MB; hãy chụp ở cỡ nhỏ hơn.") % {"most": MOST_MEGABYTES})
        return photo


class TickCheckForm(forms.Form):
    """The technician's word on one tick."""

    agrees = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda given: given == "yes")
    note = forms.CharField(max_length=300, required=False)


class DutyForm(forms.Form):
    """A person on duty."""

    name = _text(
        gettext_lazy("Họ tên"), 120, required=True, error_messages={"required": gettext_lazy("Hãy ghi họ tên.")}
    )
    phone = _text(
        gettext_lazy("Điện thoại"),
        20,
        required=True,
        validators=[PHONE],
        error_messages={"required": gettext_lazy("Hãy ghi số điện thoại.")},
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", "inputmode": "tel"}),
    )
    task = _text(gettext_lazy("Phụ trách"), 80)


class VideoWayForm(forms.Form):
    """How the site gets into the meeting."""

    system = forms.ChoiceField(
        label=gettext_lazy("Cách vào họp"),
        choices=[(key, gettext_lazy(system.name)) for key, system in SYSTEMS.items()],
        widget=forms.Select({"class": "form-select"}),
    )
    link = _text(gettext_lazy("Liên kết"), 500)
    dial = _text(gettext_lazy("Chuỗi quay số, số điện thoại"), 120)
    room = _text(gettext_lazy("Phòng họp trên thiết bị"), 120)
    passcode = _text(gettext_lazy("Mã vào"), 40)
    cue = _text(gettext_lazy("Lời nhắc cho người điều hành"), 300)

    @property
    def way(self) -> WayIn:
        return WayIn(**{key: self.cleaned_data[key] for key in ("link", "dial", "room", "passcode", "cue")})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("system") and not self.errors:
            lacking = SYSTEMS[given["system"]].lacking(self.way)
            if lacking:
                self.add_error("link" if given["system"] == "link" else "dial", lacking)
        return given


class ProbeTargetForm(forms.Form):
    """An address of the site that the server asks by itself."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Cách dò"),
        choices=[(kind.value, gettext_lazy(name)) for kind, name in KIND_NAMES.items()],
        widget=forms.Select({"class": "form-select"}),
    )
    address = _text(
        gettext_lazy("Địa chỉ IP hoặc tên máy"),
        253,
        required=True,
        error_messages={"required": gettext_lazy("Hãy ghi địa chỉ.")},
    )
    port = forms.IntegerField(
        label=gettext_lazy("Cổng"),
        required=False,
        min_value=1,
        max_value=65_535,
        widget=forms.TextInput({"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind"):
            kind = Kind(given["kind"])
            given["port"] = 0 if kind is Kind.ICMP else given.get("port") or USUAL_PORTS[kind]
        return given
