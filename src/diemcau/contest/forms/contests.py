"""What the pages of a contest and of whoever takes part accept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.contest.domain.addresses import Address, read_address
from diemcau.contest.models.prizes import Category, Honour
from diemcau.directory.models import Organisation


def text(**more: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control"} | more)


def moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"class": "form-control", "type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ContestForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Tên cuộc thi"), max_length=200, widget=text())
    rules = forms.CharField(
        label=gettext_lazy("Thể lệ"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 5}),
    )
    question = forms.CharField(
        label=gettext_lazy("Câu hỏi dự đoán"),
        max_length=300,
        required=False,
        initial="Có bao nhiêu người trả lời đúng tất cả các câu hỏi?",  # kept, so Vietnamese
        widget=text(),
    )
    budget_vnd = forms.IntegerField(
        label=gettext_lazy("Kinh phí giải thưởng (đồng)"),
        min_value=0,
        max_value=10**12,
        required=False,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    works_until = forms.DateTimeField(
        label=gettext_lazy("Người dự thi tự gửi bài viết, clip đến"),
        required=False,
        widget=moment(),
        help_text=gettext_lazy("Để trống thì chỉ ban tổ chức thêm được tác phẩm."),
    )


class BankForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp .xlsx"),
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".xlsx"}),
    )


class RoundForm(forms.Form):
    opens_at = forms.DateTimeField(
        label=gettext_lazy("Mở lúc"),
        widget=moment(),
    )
    closes_at = forms.DateTimeField(
        label=gettext_lazy("Đóng lúc"),
        widget=moment(),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Số phút làm bài"),
        min_value=1,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    questions = forms.IntegerField(
        label=gettext_lazy("Số câu mỗi bài"),
        min_value=1,
        max_value=200,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )


class PrizeForm(forms.Form):
    category = forms.ChoiceField(
        label=gettext_lazy("Loại"), choices=Category.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    honour = forms.ChoiceField(
        label=gettext_lazy("Hình thức"), choices=Honour.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    name = forms.CharField(label=gettext_lazy("Tên giải"), max_length=120, widget=text())
    count = forms.IntegerField(
        label=gettext_lazy("Số giải"),
        min_value=1,
        max_value=1000,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    vnd = forms.IntegerField(
        label=gettext_lazy("Giá trị mỗi giải (đồng)"),
        min_value=0,
        max_value=10**11,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )


class DecisionForm(forms.Form):
    category = forms.ChoiceField(choices=Category.choices)
    honour = forms.ChoiceField(choices=Honour.choices)
    decision = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, widget=text())
    decided_on = forms.DateField(
        label=gettext_lazy("Ngày quyết định"), widget=forms.DateInput(attrs={"class": "form-control", "type": "date"})
    )


class EntryForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120, widget=text(autocomplete="name"))
    address = forms.CharField(
        label=gettext_lazy("Thư điện tử hoặc số điện thoại"), max_length=200, widget=text(autocomplete="email")
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Dự thi tự do"),
        widget=forms.Select(attrs={"class": "form-select", "lang": "vi"}),  # names
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean_address(self) -> Address:
        found = read_address(self.cleaned_data["address"])
        if found is None:
            raise forms.ValidationError(_("Hãy ghi một địa chỉ thư hoặc số điện thoại di động để nhận mã."))
        return found


class CodeForm(forms.Form):
    code = forms.RegexField(
        label=gettext_lazy("Mã dự thi"),
        regex=r"^\s*\d{6}\s*$",
        error_messages={"invalid": gettext_lazy("Mã gồm 6 chữ số.")},
        widget=text(inputmode="numeric", autocomplete="one-time-code"),
    )
