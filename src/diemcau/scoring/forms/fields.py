"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.points import read_decimal, vietnamese

MOST_DIGITS = 15


class Day(forms.DateField):
    """A date, from the browser's own picker or as it is written here."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **more: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y"], **more)
        self.error_messages["invalid"] = _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 29/03/2024.")


class DecimalText(forms.Field):
    """A number in Vietnamese or plain form: "87,04"; None where nothing is typed."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            number = read_decimal(text)
        except Refused as refusal:
            raise ValidationError(refusal.message) from None
        if len(number.as_tuple().digits) > MOST_DIGITS or abs(number) >= 10**10:
            raise ValidationError(_("Số này quá dài; hãy kiểm tra lại. Các ô khác vẫn được giữ."))
        return number

    def prepare_value(self, value: Any) -> Any:
        return vietnamese(value) if isinstance(value, Decimal) else value


class Moment(forms.DateTimeField):
    """A day and an hour, from the browser's own picker."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **more: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"], **more)
        self.error_messages["invalid"] = _("Ghi ngày giờ theo dạng 31/12/2023 17:00.")
