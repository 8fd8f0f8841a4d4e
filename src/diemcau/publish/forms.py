"""What the pages of publication accept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.publish.domain.reports.passages import LONGEST
from diemcau.publish.domain.reports.rendering import MOST_BYTES
from diemcau.publish.queries.consolidated import Place
from diemcau.publish.queries.wordings import LONGEST_ENGLISH, Words


class PrepareForm(forms.Form):
    source = forms.CharField(max_length=40)
    reason = forms.CharField(label=_("Lý do đính chính"), max_length=500, required=False)
    reason_in_english = forms.CharField(label=_("Bản tiếng Anh, nếu có"), max_length=500, required=False)


class WordingsForm(forms.Form):
    """One field for the English of each text of the results."""

    def __init__(self, *args: Any, wordings: Sequence[Words], **more: Any) -> None:
        super().__init__(*args, **more)
        for at, each in enumerate(wordings):
            self.fields[f"w{at}"] = forms.CharField(
                label=each.vietnamese,
                initial=each.english,
                required=False,
                max_length=LONGEST_ENGLISH,
                help_text=each.customary and _("Không ghi thì dùng: %(words)s") % {"words": each.customary},
                widget=forms.TextInput(attrs={"class": "form-control", "lang": "en"}),
            )
        self.wordings = wordings

    def written(self) -> dict[str, str]:
        return {each.vietnamese: self.cleaned_data[f"w{at}"] for at, each in enumerate(self.wordings)}


class WordForm(forms.Form):
    """One Word file."""

    file = forms.FileField(
        label=_("Tệp Word (.docx)"),
        help_text=_("Nhiều nhất 10 MB."),
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".docx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 10 MB; chưa có gì thay đổi."))
        return file


class PassagesForm(forms.Form):
    """One field for each place of the report."""

    def __init__(self, *args: Any, places: Sequence[Place], **more: Any) -> None:
        super().__init__(*args, **more)
        for at, place in enumerate(places):
            self.fields[f"p{at}"] = forms.CharField(
                label=place.name,
                initial=place.text,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
            )
        self.places = places

    def written(self) -> dict[str, str]:
        return {place.key: self.cleaned_data[f"p{at}"] for at, place in enumerate(self.places)}
