"""A piece of evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.directory.forms.fields import Form
from diemcau.papers.models import Version
from diemcau.scoring.models import Entrant, Evidence

MOST_MEGABYTES = 50


class EvidenceForm(Form):
    """A file, a link, the number of a document, a paper of the conference, or a piece that was brought before.

    `optional`: beside an explanation, where nothing at all may be brought.
    """

    file = forms.FileField(label=_("Tệp"), required=False, allow_empty_file=False)
    title = forms.CharField(
        label=_("Tên hoặc số, ký hiệu"), max_length=300, required=False, help_text=_("Ví dụ: Báo cáo số 12/BC-SNV")
    )
    link = forms.URLField(label=_("Đường dẫn"), max_length=500, required=False, assume_scheme="https")
    paper = forms.ModelChoiceField(
        label=_("Hoặc tài liệu của hội nghị"), queryset=Version.objects.none(), required=False
    )
    known = forms.ModelChoiceField(
        label=_("Hoặc dùng tài liệu đã có"), queryset=Evidence.objects.none(), required=False
    )

    def __init__(
        self,
        entrant: Entrant,
        data: Any = None,
        *,
        papers: QuerySet[Version],
        files: Any = None,
        at: int = 0,
        optional: bool = False,
    ) -> None:
        super().__init__(data, files=files)
        self.auto_id = f"evidence-{at}-%s"
        self.optional = optional
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined] # a field of choices
        self.fields["known"].queryset = entrant.evidence.all()  # type: ignore[attr-defined] # a field of choices
        self.fields["file"].error_messages["empty"] = _("Tệp này rỗng (0 byte); hãy chọn lại tệp.")
        self.fields["link"].error_messages["invalid"] = _("Đường dẫn phải có dạng https://…; hãy ghi lại.")

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(
                _("Tệp lớn hơn %(most)s MB; hãy gửi phần cần thiết hoặc ghi đường dẫn.") % {"most": MOST_MEGABYTES}
            )
        return file

    def clean(self) -> None:
        if self.errors:
            return
        said = self.cleaned_data
        if self.optional and self.is_empty:
            return
        if self.is_empty:
            raise forms.ValidationError(_("Hãy chọn tệp, ghi số văn bản, đường dẫn, hoặc chọn tài liệu đã có."))
        if not said.get("title"):
            version, file = said.get("paper"), said.get("file")
            said["title"] = (file.name if file else version.paper.title if version else said.get("link") or "")[:300]

    @property
    def is_empty(self) -> bool:
        """Nothing was brought."""
        return not any(self.cleaned_data.get(name) for name in ("file", "title", "link", "paper", "known"))


class SubmissionForm(Form):
    signer = forms.CharField(label=_("Người đứng đầu đã duyệt"), max_length=120)
    report = forms.CharField(
        label=_("Số, ký hiệu báo cáo"), max_length=60, required=False, help_text=_("Ví dụ: 45/BC-UBND")
    )
