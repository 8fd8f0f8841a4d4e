"""The bridge, and the rehearsal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.connectivity.domain.trial_runs import OUTCOME_NAMES
from diemcau.connectivity.models import Bridge

MOMENTS = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"]


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=MOMENTS,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", "placeholder": "08:00 23/01/2024"}),
        error_messages={
            "required": gettext_lazy("Hãy nhập giờ, ngày."),
            "invalid": gettext_lazy("Giờ, ngày ghi theo dạng 08:00 23/01/2024."),
        },
    )


def _figure(label: Any) -> forms.IntegerField:
    sentence = gettext_lazy("Hãy nhập một số từ 1 đến 100000.")
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput({"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence),
    )


class BridgeForm(forms.Form):
    """A bridge that can be booked."""

    name = forms.CharField(
        label=gettext_lazy("Tên cầu họp"),
        max_length=120,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Hãy đặt tên cầu họp.")},
    )
    ports = _figure(gettext_lazy("Số cổng"))


class BookingForm(forms.Form):
    """A bridge, from when until when, how many ports."""

    bridge = forms.ModelChoiceField(
        Bridge.objects.none(),
        empty_label=gettext_lazy("chọn cầu họp"),
        label=gettext_lazy("Cầu họp"),
        widget=forms.Select({"class": "form-select"}),
        error_messages={"required": gettext_lazy("Hãy chọn cầu họp.")},
    )
    starts_at = _moment(gettext_lazy("Từ"))
    ends_at = _moment(gettext_lazy("Đến"))
    ports = _figure(gettext_lazy("Số cổng"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts, ends = given.get("starts_at"), given.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("Giờ kết thúc phải sau giờ bắt đầu."))
        elif starts and ends and (ends - starts).days >= 7:
            self.add_error("ends_at", _("Một lần đặt dài nhất bảy ngày."))
        return given


class TrialRunForm(forms.Form):
    """When everybody is to be there."""

    begins_at = _moment(gettext_lazy("Giờ bắt đầu"))


class TrialResultForm(forms.Form):
    """How one site came through, put right by a person."""

    outcome = forms.ChoiceField(
        choices=[(outcome.value, gettext_lazy(name)) for outcome, name in OUTCOME_NAMES.items()]
    )
    reason = forms.CharField(max_length=300, required=False)


class SigningForm(forms.Form):
    """The conclusion that is signed."""

    conclusion = forms.CharField(
        label=gettext_lazy("Kết luận"),
        max_length=500,
        widget=forms.Textarea({"class": "form-control", "rows": 2}),
        error_messages={"required": gettext_lazy("Hãy ghi kết luận trước khi ký.")},
    )
