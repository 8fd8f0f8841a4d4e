"""The file to import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain.files import MAX_BYTES
from diemcau.directory.forms.fields import Form


class ImportForm(Form):
    file = forms.FileField(
        label=_("Tệp danh bạ"),
        help_text=_("Bảng tính .xlsx hoặc .csv, nhiều nhất 8 MB."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, data: Any = None, *, files: Any = None) -> None:
        super().__init__(data, files=files)
        self.fields["file"].error_messages["required"] = _("Chưa chọn tệp. Hãy chọn một tệp .xlsx hoặc .csv.")

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("Tệp lớn hơn %(limit)s MB. Hãy chia thành nhiều tệp.") % {"limit": MAX_BYTES // 1024 // 1024}
            )
        return file
