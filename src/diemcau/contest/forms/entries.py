"""What the pages of articles and clips accept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.contest.forms.contests import text
from diemcau.contest.models import Entry
from diemcau.directory.models import Account, Organisation


class CriterionForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tiêu chí"), max_length=120, widget=text())
    most = forms.DecimalField(
        label=gettext_lazy("Điểm tối đa"),
        min_value=1,
        max_value=100,
        decimal_places=2,
        widget=text(inputmode="decimal"),
    )


class JudgeForm(forms.Form):
    account = forms.ModelChoiceField(
        label=gettext_lazy("Tên đăng nhập của giám khảo"),
        queryset=Account.objects.filter(is_active=True),
        to_field_name="name",
        widget=text(autocomplete="off"),
        error_messages={"invalid_choice": gettext_lazy("Không có tài khoản này.")},
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị công tác"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        help_text=gettext_lazy("Giám khảo không chấm tác phẩm của đơn vị mình."),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class WorkForm(forms.ModelForm):  # type: ignore[type-arg] # the stubs' class takes no argument at run time
    """An article or a clip: its text, a link or a file; at least one of them."""

    link = forms.URLField(
        label=gettext_lazy("Liên kết"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "form-control"}),
    )

    class Meta:
        model = Entry
        fields = ("kind", "title", "author", "unit", "text", "link", "file")
        widgets = {
            "kind": forms.Select(attrs={"class": "form-select"}),
            "title": text(),
            "author": text(),
            "unit": forms.Select(attrs={"class": "form-select"}),
            "text": forms.Textarea(attrs={"class": "form-control", "rows": 6, "maxlength": 60_000}),
            "file": forms.FileInput(attrs={"class": "form-control"}),
        }

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not (told.get("text") or told.get("link") or told.get("file")):
            raise forms.ValidationError(_("Hãy ghi nội dung, liên kết hoặc chọn tệp; chưa có gì được lưu."))
        return told


class MarksForm(forms.Form):
    """One field for each criterion, "c12"."""

    def __init__(self, *args: Any, criteria: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in criteria:
            self.fields[f"c{each.pk}"] = forms.DecimalField(
                label=f"{each.name} (0–{each.most.normalize():f})",
                min_value=0,
                max_value=each.most,
                decimal_places=2,
                localize=True,
                widget=text(inputmode="decimal"),
            )
        self.criteria = list(criteria)

    def marks(self) -> dict[str, Any]:
        return {each.name: self.cleaned_data[f"c{each.pk}"] for each in self.criteria}
