"""How many come."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

SENTENCE = _("Số người phải từ 1 đến 10.000; hãy nhập lại.")


class SizeForm(forms.Form):
    size = forms.IntegerField(
        label=_("Số người"),
        required=False,
        min_value=1,
        max_value=10_000,
        widget=forms.TextInput(
            {"class": "form-control form-control-sm", "inputmode": "numeric", "autocomplete": "off", "size": "6"}
        ),
        error_messages={"invalid": SENTENCE, "min_value": SENTENCE, "max_value": SENTENCE},
    )
