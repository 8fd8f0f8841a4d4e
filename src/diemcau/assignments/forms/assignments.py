"""Until when a task is to be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _


class OneSentence(ErrorList):
    template_name = "errors.html"


class DueForm(forms.Form):
    day = forms.DateField(
        label=_("Thời hạn"),
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
        widget=forms.TextInput(
            {"class": "form-control form-control-sm", "placeholder": "20/01/2024", "autocomplete": "off", "size": "10"}
        ),
        error_messages={
            "required": _("Hãy nhập thời hạn."),
            "invalid": _("Thời hạn ghi theo dạng ngày/tháng/năm, ví dụ 20/01/2024."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"error_class": OneSentence})
