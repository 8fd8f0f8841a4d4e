"""A hall in figures, and where somebody is moved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.delegates.domain.seating import Chair, Room, Side
from diemcau.directory.forms.fields import Form


def _number(label: Any, least: int, most: int, initial: int) -> forms.IntegerField:
    sentence = _("“%(label)s” phải là một số từ %(least)s đến %(most)s.") % {
        "label": label,
        "least": least,
        "most": most,
    }
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        initial=initial,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": "4"}),
        error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
    )


class HallForm(Form):
    rows = _number(_("Số hàng ghế"), 1, 60, 12)
    left = _number(_("Số ghế mỗi hàng, dãy trái"), 0, 40, 8)
    right = _number(_("Số ghế mỗi hàng, dãy phải"), 0, 40, 8)
    table = _number(_("Số ghế bàn chủ trì"), 0, 20, 5)

    def room(self) -> Room:
        return Room(**self.cleaned_data)


class MoveForm(forms.Form):
    delegate = forms.IntegerField(min_value=1)
    chair = forms.RegexField(r"^(?:(?:table|left|right)-\d{1,2}-\d{1,2})?$", required=False)

    def to_chair(self) -> Chair | None:
        if not (said := self.cleaned_data["chair"]):
            return None
        side, row, number = said.split("-")
        return Chair(Side(side), int(row), int(number))
