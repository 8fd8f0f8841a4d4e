"""The file, and the word that it is to be applied."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Organisation
from diemcau.nd30.text import MOST_BYTES


class NewDocumentForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        error_messages={
            "required": _("Chưa chọn tệp nào; hãy chọn tệp kế hoạch trên máy."),
            "empty": _("Tệp này rỗng (0 byte) nên không có gì để đọc; hãy chọn lại tệp."),
            "missing": _("Chưa chọn tệp nào; hãy chọn tệp kế hoạch trên máy."),
        },
        widget=forms.FileInput(
            {
                "class": "form-control",
                "accept": ".docx,.pdf,.txt,.png,.jpg,.jpeg",
                "data-most-bytes": MOST_BYTES,
                "data-too-large": _("Tệp lớn hơn 50 MB nên không được đọc; hãy gửi tệp nhỏ hơn."),
            }
        ),
    )


class ApplicationForm(forms.Form):
    """Apply: in whose name where there is no conference yet, and whether to go on with names unanswered."""

    owner = forms.ModelChoiceField(
        label=_("Đơn vị tổ chức"),
        queryset=Organisation.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("Đơn vị này không tổ chức hội nghị được; hãy chọn đơn vị khác.")},
    )
    partly = forms.BooleanField(label=_("Áp dụng phần đã rõ"), required=False)

    def __init__(self, owners: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
