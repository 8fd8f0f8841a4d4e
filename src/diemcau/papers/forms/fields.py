"""A row of the directory, chosen from the offers that appear while one types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from django import forms
from django.db import models
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from diemcau.conference.forms.fields import Words

_CODE = re.compile(r"\(([^()]+)\)\s*$")

Row = TypeVar("Row", bound=models.Model)


def offered(label: Words, page: str, *, hint: Words = "") -> forms.CharField:
    """A row of the directory, named by what is chosen of the offers that `page` gives while one types."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=400,
        help_text=hint,
        widget=forms.TextInput(
            {
                "class": "form-control",
                "autocomplete": "off",
                "list": f"offers-{page.partition(':')[2]}",
                "hx-get": reverse_lazy(page),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": f"#offers-{page.partition(':')[2]}",
            }
        ),
    )


def chosen_row(rows: models.QuerySet[Row], text: str) -> Row | None:
    """The row that an offer names, by the code behind its name; None for nothing.

    Raises:
        ValidationError: nobody is called so.
    """
    if not text.strip():
        return None
    code = _CODE.search(text)
    found = rows.filter(code=code[1]).first() if code else None
    if found is None:
        raise forms.ValidationError(_("Không có tên này trong danh bạ; hãy gõ vài chữ rồi chọn trong danh sách gợi ý."))
    return found
