"""Fields as the plan room writes them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NOT_STATED = ("", _("chưa nêu"))
REQUIRED = {"required": _("Chỗ này không được để trống; hãy nhập nội dung.")}
MOST_NAMES = 200
SHORT = {"class": "form-control form-control-sm", "autocomplete": "off", "size": "6"}  # several stand in one row


def line(label: Any, *, required: bool = False, **attrs: Any) -> forms.CharField:
    widget = forms.TextInput({"class": "form-control form-control-sm", "autocomplete": "off", **attrs})
    return forms.CharField(label=label, required=required, max_length=2000, widget=widget, error_messages=REQUIRED)


def paragraph(label: Any, *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea({"class": "form-control form-control-sm", "rows": 3})
    return forms.CharField(label=label, required=required, max_length=20_000, widget=widget, error_messages=REQUIRED)


def choice(label: Any, names: Any, *, required: bool = False) -> forms.ChoiceField:
    choices = [(key.value, _(name)) for key, name in names.items()]
    return forms.ChoiceField(
        label=label,
        required=required,
        choices=choices if required else [NOT_STATED, *choices],
        widget=forms.Select({"class": "form-select form-select-sm"}),
    )


def whole_number(label: Any, *, least: int, most: int, sentence: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(
            {"class": "form-control form-control-sm", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
    )


class NamesField(forms.CharField):
    """Several names, one on each line."""

    def __init__(self, **more: Any) -> None:
        widget = forms.Textarea({"class": "form-control form-control-sm", "rows": 2})
        super().__init__(max_length=20_000, widget=widget, error_messages=REQUIRED, **more)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        names = [name.strip() for name in super().clean(value).splitlines()]
        return list(dict.fromkeys(filter(None, names)))[:MOST_NAMES]


def hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M"],
        widget=forms.TextInput(SHORT | {"placeholder": "08:00"}),
        error_messages={"invalid": _("Giờ ghi theo 24 giờ, ví dụ 08:00.")},
    )
