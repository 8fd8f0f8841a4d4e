"""A list of names: a file, or rows pasted from a spreadsheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain.files import MAX_BYTES
from diemcau.directory.forms.fields import Form

MOST_PASTED = 2_000_000  # characters: 20,000 long rows


class ListForm(Form):
    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("Tệp mẫu .xlsx đã điền, hoặc .csv; nhiều nhất 8 MB."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
    )
    rows = forms.CharField(
        label=_("Hoặc dán từ Excel"),
        help_text=_("Chép các ô trong Excel rồi dán vào đây. Có dòng tiêu đề thì cột nào trước cũng được."),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if file and (file.size or 0) > MAX_BYTES:
            raise ValidationError(_("Tệp lớn hơn 8 MB. Hãy chia thành nhiều tệp."))
        return file

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if len(given.get("rows", "")) > MOST_PASTED:
            self.add_error("rows", _("Đoạn dán dài quá. Hãy gửi tệp .xlsx hoặc chia thành nhiều lần."))
        elif not given.get("file") and not given.get("rows", "").strip() and not self.errors:
            raise ValidationError(_("Chưa có gì để đọc. Hãy chọn một tệp hoặc dán danh sách."))
        return given
