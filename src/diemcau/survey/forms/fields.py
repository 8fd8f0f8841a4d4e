"""The look of every form of a survey, and numbers as they are written here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain.files import MAX_BYTES
from diemcau.directory.forms import fields


class Form(fields.Form):
    missing = _("Chưa ghi “%(label)s”. Hãy điền rồi gửi lại.")


class Percent(forms.Field):
    """5, 5% or 2,5: a share between 0 and 1."""

    def to_python(self, value: Any) -> float | None:
        text = str(value or "").strip().removesuffix("%").strip().replace(",", ".")
        if not text:
            return None
        try:
            share = float(text) / 100
        except ValueError:
            share = 0.0
        if not 0 < share < 1:
            raise ValidationError(_("Ghi một số phần trăm lớn hơn 0 và nhỏ hơn 100, ví dụ 5."))
        return share


class TableFile(Form):
    file = forms.FileField(
        label=_("Tệp"),
        help_text=_("Bảng tính .xlsx hoặc .csv, nhiều nhất 8 MB."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(_("Tệp lớn hơn 8 MB. Hãy chia thành nhiều tệp. Chưa nhập gì."))
        return file
