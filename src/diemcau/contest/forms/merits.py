"""How certificates of merit are printed, as a page takes it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from diemcau.contest.domain.certificates.merit import SIZES, Sheet
from diemcau.contest.forms.contests import text
from diemcau.contest.models import MeritLayout


def _number() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "form-control"})


class MeritLayoutForm(forms.ModelForm[MeritLayout]):
    class Meta:
        model = MeritLayout
        fields = (
            "authority", "deed", "place", "signed_on", "office", "signer", "first_number",
            "sheet", "stock", "shift_right", "shift_down", "name_top", "foot_top",
        )  # fmt: skip
        widgets = {
            **{name: text() for name in ("authority", "place", "office", "signer")},
            **{name: _number() for name in ("first_number", "shift_right", "shift_down", "name_top", "foot_top")},
            "deed": forms.Textarea(attrs={"class": "form-control", "rows": 3, "maxlength": 400}),
            "signed_on": forms.DateInput(attrs={"class": "form-control", "type": "date"}, format="%Y-%m-%d"),
            "sheet": forms.Select(attrs={"class": "form-select"}),
            "stock": forms.Select(attrs={"class": "form-select"}),
        }

    def clean(self) -> dict[str, object]:
        told = super().clean() or {}
        if self.errors:
            return told
        height = SIZES[Sheet(told["sheet"])][1]
        foot = told["foot_top"] or round(height * 143 / 210)
        name = told["name_top"] or round(height * 86 / 210)
        if not name + 15 < foot < height - 40:
            raise forms.ValidationError(
                _("Dòng tên, dòng số quyết định và chỗ ký không vừa khổ giấy này; hãy ghi lại các khoảng cách.")
            )
        return told
