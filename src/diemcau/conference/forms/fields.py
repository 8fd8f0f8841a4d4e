"""How fields look and how they say what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MOST_MEGABYTES = 20
DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
MOMENTS = [f"{day} %H:%M" for day in DAYS] + ["%Y-%m-%dT%H:%M"]

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


def line(
    label: Words, *, required: bool = True, most: int = 300, hint: Words = "", **attributes: str
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=hint,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", **attributes}),
        error_messages={
            "required": _("Hãy nhập ô này."),
            "max_length": _("Dài quá %(limit_value)d chữ; hãy viết ngắn hơn."),
        },
    )


def text(label: Words, *, required: bool = False, hint: Words = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=5_000,
        help_text=hint,
        widget=forms.Textarea({"class": "form-control", "rows": rows}),
        error_messages={"required": _("Hãy nhập ô này.")},
    )


def day(label: Words, *, required: bool = True, hint: Words = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        input_formats=DAYS,
        widget=forms.DateInput({"class": "form-control", "placeholder": "23/01/2024", "autocomplete": "off"}, DAYS[0]),
        error_messages={
            "required": _("Hãy nhập ngày."),
            "invalid": _("Ngày ghi theo dạng ngày/tháng/năm, ví dụ 23/01/2024."),
        },
    )


def moment(label: Words) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=False,
        input_formats=MOMENTS,
        widget=forms.TextInput({"class": "form-control", "placeholder": "23/01/2024 08:00", "autocomplete": "off"}),
        error_messages={"invalid": _("Ghi ngày và giờ, ví dụ 23/01/2024 08:00.")},
    )


def figure(
    label: Words, *, least: int = 1, most: int = 1_000_000, required: bool = True, hint: Words = ""
) -> forms.IntegerField:
    sentence = _("Hãy nhập một số trong khoảng cho phép.")
    return forms.IntegerField(
        label=label,
        required=required,
        help_text=hint,
        min_value=least,
        max_value=most,
        widget=forms.TextInput({"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence, "required": sentence},
    )


def choice(label: Words, choices: Any = (), *, required: bool = True, hint: Words = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=hint,
        widget=forms.Select({"class": "form-select"}),
        error_messages={"required": _("Hãy chọn một mục."), "invalid_choice": _("Mục này không chọn được.")},
    )


def tick(label: Words, *, hint: Words = "") -> forms.BooleanField:
    return forms.BooleanField(
        label=label, required=False, help_text=hint, widget=forms.CheckboxInput({"class": "form-check-input"})
    )


def small_enough(file: Any) -> Any:
    """An uploaded piece of evidence, refused where it is larger than what is looked through at once."""
    if file and (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
        raise forms.ValidationError(
            gettext("Tệp lớn hơn %(most)s MB; hãy gửi phần cần thiết hoặc ghi đường dẫn.") % {"most": MOST_MEGABYTES}
        )
    return file
