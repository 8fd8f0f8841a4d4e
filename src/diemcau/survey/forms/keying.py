"""A paper form at the keyboard: one digit a question."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.kernel.errors import Unreadable
from diemcau.survey.domain.questionnaire import Filled, Kind, Questionnaire, fill
from diemcau.survey.forms.fields import Form


class KeyingForm(Form):
    """Fields are named like the questions; an empty field is an empty box on the paper."""

    def __init__(self, data: Any = None, *, form: Questionnaire, initial: Any = None) -> None:
        self.form = form
        self.filled: Filled | None = None
        super().__init__(data, initial=initial)
        for question in form.questions:
            if question.kind is Kind.TEXT:
                field: forms.Field = forms.CharField(
                    label=question.text.vi, required=False, widget=forms.Textarea({"rows": 2, "class": "form-control"})
                )
            else:
                sentence = _("Chỉ nhận từ 1 đến %(most)s, hoặc để trống.") % {"most": question.highest}
                field = forms.IntegerField(
                    label=question.text.vi,
                    required=False,
                    min_value=1,
                    max_value=question.highest,
                    widget=forms.TextInput(
                        {
                            "inputmode": "numeric",
                            "maxlength": "1",
                            "autocomplete": "off",
                            "class": "form-control keying",
                        }
                    ),
                    error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
                )
            self.fields[question.key] = field

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors:
            try:
                self.filled = fill(self.form, {key: value for key, value in told.items() if value not in (None, "")})
            except Unreadable as unreadable:
                self.add_error(None, unreadable.message)
        return told
