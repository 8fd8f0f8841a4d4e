"""What a unit reports on a task."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.conference.forms.fields import figure, small_enough, text, tick


class ReportForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    percent = figure(gettext_lazy("Đã làm (%)"), least=0, most=100, required=False)
    text = text(gettext_lazy("Kết quả"), hint=gettext_lazy("Đã làm gì, còn vướng gì."))
    file = forms.FileField(
        label=gettext_lazy("Tệp minh chứng"),
        required=False,
        help_text=gettext_lazy("Word, PDF, Excel hoặc ảnh, không quá 20 MB."),
        widget=forms.FileInput({"class": "form-control"}),
        error_messages={"empty": gettext_lazy("Tệp rỗng nên không được nhận; hãy chọn tệp khác.")},
    )
    link = forms.URLField(
        label=gettext_lazy("Hoặc đường dẫn"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", "placeholder": "https://…"}),
        error_messages={"invalid": gettext_lazy("Đường dẫn phải có dạng https://…; hãy ghi lại.")},
    )
    is_final = tick(gettext_lazy("Đã xong, đề nghị nghiệm thu"))

    def clean_file(self) -> Any:
        return small_enough(self.cleaned_data["file"])

    def clean_link(self) -> str:
        link = str(self.cleaned_data["link"])
        if link and not link.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("Đường dẫn phải có dạng https://…; hãy ghi lại."))
        return link
