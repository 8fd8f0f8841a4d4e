"""Until when a task is to be done."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import DAYS


class DueForm(forms.Form):
    day = forms.DateField(
        label=_("Thời hạn"),
        input_formats=DAYS,
        widget=forms.TextInput(
            {"class": "form-control form-control-sm", "placeholder": "20/01/2024", "autocomplete": "off", "size": "10"}
        ),
        error_messages={
            "required": _("Hãy nhập thời hạn."),
            "invalid": _("Thời hạn ghi theo dạng ngày/tháng/năm, ví dụ 20/01/2024."),
        },
    )
