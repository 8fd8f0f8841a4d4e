"""One line of a sheet: what a unit reports, what an appraiser says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account
from diemcau.scoring.domain.rules import Answer
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.forms.fields import DecimalText


class LineForm(forms.Form):
    """Whatever is posted with a line: which revision of it the page showed."""

    revision = forms.IntegerField(min_value=0, required=False)

    def first_error(self) -> str:
        return next((str(error) for errors in self.errors.values() for error in errors), "")

    @property
    def seen(self) -> int:
        return int(self.cleaned_data["revision"] or 0)


class AnswerForm(LineForm):
    value = DecimalText(required=False)
    part = DecimalText(required=False)
    whole = DecimalText(required=False)
    word = forms.CharField(required=False, max_length=200)
    not_applicable = forms.BooleanField(required=False)
    explanation = forms.CharField(required=False, max_length=2000)

    def answer(self) -> Answer:
        said = self.cleaned_data
        return Answer(value=said["value"], part=said["part"], whole=said["whole"], word=said["word"] or None)


class MarkForm(LineForm):
    """An opinion: points, or that the line does not apply."""

    points = DecimalText(required=False)
    not_applicable = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=2000)

    def clean(self) -> None:
        if not self.errors and self.cleaned_data["points"] is None and not self.cleaned_data["not_applicable"]:
            raise forms.ValidationError(_("Hãy nhập điểm, hoặc chọn không áp dụng. Các dòng khác vẫn được giữ."))

    def opinion(self) -> Opinion:
        return Opinion(None if self.cleaned_data["not_applicable"] else self.cleaned_data["points"])


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(queryset=Account.objects.none(), required=False)
    reason = forms.CharField(max_length=500, error_messages={"required": _("Chưa ghi lý do chuyển người thẩm định.")})

    def __init__(self, others: QuerySet[Account], data: Any) -> None:
        super().__init__(data)
        self.fields["to"].queryset = others  # type: ignore[attr-defined] # a field of choices


class ExplanationForm(forms.Form):
    text = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={
            "required": _("Chưa ghi nội dung giải trình."),
            "max_length": _("Giải trình dài nhiều nhất 4.000 ký tự; hãy rút gọn, kèm tài liệu nếu cần."),
        },
    )


class ReplyForm(LineForm):
    """An answer; without points those that count stay."""

    reply = forms.CharField(max_length=4000, error_messages={"required": _("Chưa ghi nội dung trả lời.")})
    points = DecimalText(required=False)

    def opinion(self) -> Opinion | None:
        points = self.cleaned_data["points"]
        return None if points is None else Opinion(points)
