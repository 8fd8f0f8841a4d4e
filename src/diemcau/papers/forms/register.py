"""Signing and numbering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import choice, day, figure, line, tick
from diemcau.directory.models import Organisation
from diemcau.papers.domain.symbols import COMMON, DOCUMENT_KINDS
from diemcau.papers.models import Signature

_KINDS = sorted(DOCUMENT_KINDS.items(), key=lambda kind: kind[1])
LETTER_OPTION = "-"  # stands for the empty code of a công văn: a select with an empty value would mean "nothing chosen"


class SignatureForm(forms.Form):
    signer = line(_("Họ và tên người ký"), most=120)
    title = line(_("Chức vụ"), most=120)
    authority = line(_("Quyền hạn"), required=False, most=120, hint=_("TM., KT., TL., TUQ. như trên văn bản."))
    on = day(_("Ngày ký"))
    means = choice(_("Cách ký"), Signature.Means.choices)
    reference = line(_("Mã trên hệ thống quản lý văn bản"), required=False, most=120)


class _WithKind(forms.Form):
    code = choice(_("Loại văn bản"), [(code or LETTER_OPTION, name) for code, name in _KINDS])

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        return "" if code == LETTER_OPTION else code


class NumberForm(_WithKind):
    issuer = forms.ModelChoiceField(
        label=_("Cơ quan ban hành"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        widget=forms.Select({"class": "form-select"}),
    )
    office = line(_("Chữ viết tắt cơ quan"), most=20, hint=_("Đứng sau tên loại trong ký hiệu: KH-UBND."))
    drafting = line(_("Chữ viết tắt đơn vị soạn"), required=False, most=15, hint=_("Chỉ với công văn: UBND-KSTT."))
    on = day(_("Ngày ban hành"))
    subject = line(_("Trích yếu"), most=500)
    number = figure(
        _("Số"), required=False, hint=_("Để trống thì lấy số tiếp theo của sổ; chỉ ghi khi số do hệ thống khác cấp.")
    )
    field_order = ["issuer", "code", "office", "drafting", "subject", "on", "number"]

    def __init__(self, issuers: QuerySet[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["issuer"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = issuers


class SeriesForm(forms.Form):
    code = choice(
        _("Loại văn bản"),
        [(COMMON, _("một dãy chung cho mọi loại")), *((code or LETTER_OPTION, name) for code, name in _KINDS)],
    )
    year = figure(_("Năm"), least=2000, most=2199)
    began_with = figure(_("Số cuối đã cấp ở sổ cũ"), least=0, hint=_("Số tiếp theo sẽ lớn hơn một đơn vị."))
    is_external = tick(_("Số do hệ thống quản lý văn bản cấp"), hint=_("Khi đó văn thư ghi lại số đã cấp."))

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        return "" if code == LETTER_OPTION else code
