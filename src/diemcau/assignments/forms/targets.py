"""A workbook of targets, and a unit's short report on one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.assignments.models import Achievement
from diemcau.conference.forms.fields import Form, choice, text
from diemcau.directory.domain.files import MAX_BYTES


class TargetFileForm(Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp .xlsx hoặc .csv"),
        help_text=gettext_lazy("Các cột: Mã, Lĩnh vực, Chỉ tiêu, Mục tiêu, Đơn vị thực hiện, Mục tiêu năm sau."),
        widget=forms.FileInput({"class": "form-control", "accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Hãy chọn tệp."),
            "empty": gettext_lazy("Tệp rỗng; hãy chọn tệp khác."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 8 MB; hãy gửi tệp nhỏ hơn."))
        return file


class OutcomeForm(Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    achievement = choice(gettext_lazy("Mức đạt"), Achievement.choices)
    result = text(gettext_lazy("Kết quả"), required=True)
    limits = text(gettext_lazy("Hạn chế"), rows=2)
    causes = text(gettext_lazy("Nguyên nhân"), rows=2, hint=gettext_lazy("Cần ghi khi chưa đạt."))
    proposals = text(gettext_lazy("Kiến nghị, đề xuất"), rows=2)
    evidence = forms.URLField(
        label=gettext_lazy("Đường dẫn minh chứng"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", "placeholder": "https://…"}),
        error_messages={"invalid": gettext_lazy("Đường dẫn phải có dạng https://…; hãy ghi lại.")},
    )

    def clean_evidence(self) -> str:
        link = str(self.cleaned_data["evidence"])
        if link and not link.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("Đường dẫn phải có dạng https://…; hãy ghi lại."))
        return link

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("achievement") != Achievement.ACHIEVED and not data.get("causes", "").strip():
            self.add_error("causes", str(_("Chưa đạt thì cần ghi nguyên nhân; chưa gửi gì.")))
        return data
