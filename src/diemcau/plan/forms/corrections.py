"""The form of one fact of the conference or of the paper."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.domain import FORMAT_NAMES
from diemcau.kernel.dates import possible
from diemcau.plan.forms.fields import choice, hour, line, paragraph, whole_number
from diemcau.plan.queries.sheet.facts import PLAN_KIND_NAMES


class CorrectionForm(forms.Form):
    """The form of one place in the reading: `read` makes initial values of what stands there, `result` the reverse."""

    def __init__(self, before: Any, *args: Any, **kwargs: Any) -> None:
        self.before = before
        super().__init__(*args, **kwargs | {"initial": self.read(before)})

    @staticmethod
    def read(before: Any) -> dict[str, Any]:
        return {"text": before}

    def result(self) -> Any:
        return self.cleaned_data["text"] or None

    def lines(self) -> Any:
        """Where the entry stands; one that somebody adds stands nowhere, and names the first line."""
        return self.before["lines"] if self.before else [1, 1]


class TextForm(CorrectionForm):
    text = paragraph(_("Nội dung"))


class NumberForm(CorrectionForm):
    text = line(_("Số văn bản"), inputmode="numeric")

    def clean_text(self) -> str:
        number = str(self.cleaned_data["text"]).strip()
        if number and not re.fullmatch(r"[0-9]{1,6}[A-Za-zĐđ]?", number):
            raise forms.ValidationError(_("Số văn bản chỉ gồm chữ số, ví dụ 05; ký hiệu không ghi ở đây."))
        return number


class KindForm(CorrectionForm):
    text = choice(_("Loại"), PLAN_KIND_NAMES, required=True)


class FormatForm(CorrectionForm):
    text = choice(_("Hình thức"), FORMAT_NAMES)


WRONG_DAY = _("Ngày phải từ 1 đến 31.")
WRONG_MONTH = _("Tháng phải từ 1 đến 12.")
WRONG_YEAR = _("Năm phải có bốn chữ số, ví dụ 2024.")
NO_DATE = _("Lịch không có ngày này; hãy xem lại ngày, tháng, năm.")


class DateForm(CorrectionForm):
    """A date as far as it is known."""

    day = whole_number(_("Ngày"), least=1, most=31, sentence=WRONG_DAY)
    month = whole_number(_("Tháng"), least=1, most=12, sentence=WRONG_MONTH)
    year = whole_number(_("Năm"), least=1900, most=2199, sentence=WRONG_YEAR)

    @staticmethod
    def read(before: Any) -> dict[str, Any]:
        return dict(before or {})

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not possible(told["year"], told["month"], told["day"]):
            self.add_error("day", NO_DATE)
        return told

    def result(self) -> Any:
        date = {part: self.cleaned_data[part] for part in ("year", "month", "day")}
        return date if any(date.values()) else None


class TimeForm(DateForm):
    """When: the plan's words, the day as far as it is fixed, the hour."""

    clock = hour(_("Giờ bắt đầu"))
    text = paragraph(_("Nguyên văn"), required=True)

    @staticmethod
    def read(before: Any) -> dict[str, Any]:
        return {"text": before["text"], "clock": before["clock"], **(before["start"] or {})} if before else {}

    def result(self) -> Any:
        told = self.cleaned_data
        return {
            "text": told["text"],
            "start": super().result(),
            "end": self.before["end"] if self.before else None,
            "clock": f"{told['clock']:%H:%M}" if told["clock"] else None,
            "fixed": bool(told["day"] and told["month"]),
            "lines": self.before["lines"] if self.before else None,
        }


class BudgetForm(CorrectionForm):
    text = paragraph(_("Nguyên văn"), required=True)
    holder = line(_("Đơn vị giữ kinh phí"))
    amount_vnd = whole_number(
        _("Số tiền (đồng)"), least=0, most=10**15, sentence=_("Số tiền ghi bằng chữ số, ví dụ 50000000.")
    )

    @staticmethod
    def read(before: Any) -> dict[str, Any]:
        return dict(before or {})

    def result(self) -> Any:
        told = self.cleaned_data
        return {
            "text": told["text"],
            "holder": told["holder"] or None,
            "amount_vnd": told["amount_vnd"],
            "lines": self.before["lines"] if self.before else None,
        }
