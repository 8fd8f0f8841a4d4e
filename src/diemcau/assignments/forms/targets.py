"""A workbook of targets, and a unit's short report on one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.assignments.models import Achievement
from diemcau.conference.forms.fields import choice, line, small_enough
from diemcau.conference.forms.fields import text as words
from diemcau.directory.domain.files import MAX_BYTES


class TargetFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Kế hoạch năm (.docx, .pdf, .txt) hoặc bảng (.xlsx, .csv)"),
        help_text=gettext_lazy(
            "Văn bản: đọc mục chỉ tiêu, mục tiêu và bảng nhiệm vụ. "
            "Bảng: các cột Mã, Lĩnh vực, Chỉ tiêu, Mục tiêu, Đơn vị thực hiện, Mục tiêu năm sau, Khó khăn, Trách nhiệm."
        ),
        widget=forms.FileInput({"class": "form-control", "accept": ".docx,.pdf,.txt,.xlsx,.csv"}),
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


class OutcomeForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    achievement = choice(gettext_lazy("Mức đạt"), Achievement.choices)
    result = words(gettext_lazy("Kết quả"), required=True)
    limits = words(gettext_lazy("Hạn chế"), rows=2)
    causes = words(gettext_lazy("Nguyên nhân"), rows=2, hint=gettext_lazy("Cần ghi khi chưa đạt."))
    proposals = words(gettext_lazy("Kiến nghị, đề xuất"), rows=2)
    evidence = forms.URLField(
        label=gettext_lazy("Đường dẫn minh chứng"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", "placeholder": "https://…"}),
        error_messages={"invalid": gettext_lazy("Đường dẫn phải có dạng https://…; hãy ghi lại.")},
    )

    file = forms.FileField(
        label=gettext_lazy("Tệp minh chứng"),
        required=False,
        help_text=gettext_lazy("Word, PDF, Excel hoặc ảnh, không quá 20 MB."),
        widget=forms.FileInput({"class": "form-control"}),
        error_messages={"empty": gettext_lazy("Tệp rỗng nên không được nhận; hãy chọn tệp khác.")},
    )

    def clean_file(self) -> Any:
        return small_enough(self.cleaned_data["file"])

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


class TargetForm(forms.Form):
    """One target, with what is meant for the next year beside it; `names` become the bodies they stand for."""

    field = line(gettext_lazy("Lĩnh vực"), most=200)
    text = words(gettext_lazy("Chỉ tiêu, nhiệm vụ"), required=True, rows=2)
    goal = line(gettext_lazy("Mục tiêu năm nay"), required=False)
    units = words(
        gettext_lazy("Đơn vị thực hiện"),
        hint=gettext_lazy("Mỗi dòng một đơn vị, hoặc một tên chung như trong kế hoạch (UBND các huyện…)."),
    )
    next_goal = line(gettext_lazy("Mục tiêu năm sau"), required=False)
    forecast = line(gettext_lazy("Dự báo khó khăn"), required=False, most=500)
    next_owner = line(gettext_lazy("Trách nhiệm năm sau"), required=False)

    def clean_text(self) -> str:
        return " ".join(str(self.cleaned_data["text"]).split())[:1_000]

    def clean_units(self) -> list[str]:
        names = [name.strip() for name in str(self.cleaned_data["units"]).replace(";", "\n").splitlines()]
        return [name for name in names if name][:500]
