"""What the pages of articles and clips accept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.contest.forms.contests import moment, text
from diemcau.contest.models import Entry
from diemcau.directory.models import Account, Organisation

MOST_BYTES = 64 * 2**20


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

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 64 MB; hãy đưa clip lên mạng rồi ghi liên kết. Chưa lưu gì."))
        return file

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not (told.get("text") or told.get("link") or told.get("file")):
            raise forms.ValidationError(_("Hãy ghi nội dung, liên kết hoặc chọn tệp; chưa có gì được lưu."))
        return told


class OwnWorkForm(WorkForm):
    """What a contestant sends; the unit is that of the contestant."""

    class Meta(WorkForm.Meta):
        fields = ("kind", "title", "author", "text", "link", "file")  # type: ignore[assignment] # one fewer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        forms.ModelForm.__init__(self, *args, **kwargs)


class ReissueForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Cấp cho"), max_length=300, widget=text())
    unit = forms.CharField(label=gettext_lazy("Đơn vị"), max_length=300, required=False, widget=text())


class ComplaintForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Nội dung đề nghị"),
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 4}),
    )


class ComplaintsForm(forms.Form):
    until = forms.DateTimeField(label=gettext_lazy("Nhận phúc khảo đến"), widget=moment())


class AnswerForm(forms.Form):
    is_accepted = forms.TypedChoiceField(
        label=gettext_lazy("Kết luận"),
        choices=[("1", gettext_lazy("chấp nhận")), ("0", gettext_lazy("không chấp nhận"))],
        coerce=lambda value: value == "1",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    answer = forms.CharField(
        label=gettext_lazy("Trả lời người dự thi"),
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
    )


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
