"""A paper, and a file for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import choice, day, line, tick
from diemcau.directory.models import Account, Organisation
from diemcau.papers.domain.kinds import KIND_NAMES, Kind
from diemcau.papers.models import Upload

ENDINGS = ".docx,.pdf,.pptx,.xlsx,.txt,.png,.jpg,.jpeg,.mp4,.m4v,.webm"


class FileForm(forms.Form):
    """A file: arrived in pieces before (`upload`), or sent with the form by a browser without scripts."""

    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        max_length=500,
        help_text=_(
            "Word, PDF, PowerPoint, Excel, ảnh, văn bản hoặc phim .mp4, .webm. Mất mạng giữa chừng thì gửi tiếp."
        ),
        widget=forms.FileInput({"class": "form-control", "accept": ENDINGS}),
        error_messages={
            "empty": _("Tệp rỗng nên không được nhận; hãy kiểm tra lại rồi gửi tệp khác."),
            "max_length": _("Tên tệp quá dài; hãy đổi tên ngắn hơn rồi gửi lại."),
        },
    )
    upload = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        source: Any = data.get("file")
        if key := data.get("upload"):
            source = Upload.objects.filter(key=key, account=self._account).first()
            if source is None:
                self.add_error("file", str(_("Tệp gửi dở không còn nữa; hãy chọn lại tệp.")))
        data["source"] = source
        return data


class PaperForm(FileForm):
    kind = choice(_("Loại"), [(kind.value, _(name)) for kind, name in KIND_NAMES.items()])
    title = line(_("Tên tài liệu"))
    drafted_by = forms.ModelChoiceField(
        label=_("Đơn vị soạn"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("ban tổ chức"),
        widget=forms.Select({"class": "form-select"}),
    )
    due_on = day(_("Hạn hoàn thành"), required=False)
    is_restricted = tick(
        _("Dự thảo hạn chế"), hint=_("Chỉ đơn vị soạn, ban tổ chức và văn phòng thấy bản chưa mở cho người đọc.")
    )
    field_order = ["kind", "title", "drafted_by", "due_on", "is_restricted", "file", "upload"]

    def __init__(self, account: Account, bodies: QuerySet[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        field = self.fields["drafted_by"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = bodies

    def facts(self) -> dict[str, Any]:
        """What is kept of the paper itself."""
        names = ("title", "drafted_by", "due_on", "is_restricted")
        return {name: self.cleaned_data[name] for name in names}

    def paper_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])


class VersionForm(FileForm):
    reason = line(_("Vì sao có bản mới"), required=False, hint=_("Ví dụ: tiếp thu ý kiến của Sở Tài chính."))
    field_order = ["reason", "file", "upload"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("source") and not self.errors:
            self.add_error("file", str(_("Hãy chọn tệp.")))
        return data
