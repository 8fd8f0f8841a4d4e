"""Tables and sets that come as files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain.files import MAX_BYTES
from diemcau.directory.forms.fields import Form
from diemcau.scoring.forms.fields import Day
from diemcau.scoring.models.rankings import RANKING_KINDS


class FileForm(Form):
    file = forms.FileField(label=_("Tệp"), allow_empty_file=True)

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("Tệp lớn hơn %(limit)s MB. Hãy chia thành nhiều tệp.") % {"limit": MAX_BYTES // 1024 // 1024}
            )
        return file


class CriteriaForm(FileForm):
    """Name, year and block may stand in a YAML file itself."""

    field_order = ["file", "name", "year", "block"]

    name = forms.CharField(label=_("Tên bộ chỉ số"), max_length=300, required=False)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2200, required=False)
    block = forms.CharField(label=_("Khối"), max_length=120, required=False)


class FiguresForm(FileForm):
    source = forms.CharField(
        label=_("Nguồn số liệu"), max_length=200, help_text=_("Ví dụ: Điều tra xã hội học năm 2023, Bưu điện tỉnh")
    )


class RankingForm(FileForm):
    field_order = ["file", "title", "kind", "block", "year", "decision", "decided_on"]

    title = forms.CharField(label=_("Tên bảng"), max_length=300)
    kind = forms.ChoiceField(label=_("Loại"), choices=list(RANKING_KINDS.items()))
    block = forms.CharField(label=_("Khối"), max_length=120, required=False)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2200)
    decision = forms.CharField(label=_("Số quyết định"), max_length=60)
    decided_on = Day(label=_("Ngày quyết định"), required=False)
