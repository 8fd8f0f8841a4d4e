"""Awards, links and rehearsals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site
from diemcau.kernel.errors import Unreadable
from diemcau.live.domain.screens import SCREEN_NAMES, Screen
from diemcau.live.forms.fields import LONG, offer
from diemcau.live.models import Award
from diemcau.live.transports import qr_modules, redrawn


class AwardForm(forms.ModelForm):  # type: ignore[type-arg] # the stubs' class takes no argument at run time
    """One award."""

    class Meta:
        model = Award
        fields = ("title", "receiver", "detail", "citation", "group", "handed_by", "taken_by", "site", "photo")
        error_messages = {
            "title": {"required": _("Hãy nhập phần thưởng.")},
            "receiver": {"required": _("Hãy nhập người nhận hoặc tập thể nhận.")},
        }

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "site", Site.objects.open().filter(conference=conference).select_related("host"))
        self.fields["site"].empty_label = _("tại hội trường")  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.widget.attrs |= {"class": "form-select" if name == "site" else "form-control", "autocomplete": "off"}

    def clean_photo(self) -> Any:
        """A picture drawn anew, so that nothing else travels in it."""
        file = self.cleaned_data["photo"]
        if not isinstance(file, UploadedFile):
            return file
        try:
            return redrawn(file)
        except Unreadable as refused:
            raise forms.ValidationError(refused.message) from None


class AwardListForm(forms.Form):
    """Many awards: typed, or in a file."""

    text = forms.CharField(required=False, max_length=200_000, error_messages=LONG)
    file = forms.FileField(required=False)


class LinkForm(forms.Form):
    """A link to a screen for a room or a person without an account."""

    screen = forms.ChoiceField(
        label=_("Màn hình"),
        choices=[(screen.value, _(name)) for screen, name in SCREEN_NAMES.items()],
        initial=Screen.SITE.value,
        widget=forms.Select({"class": "form-select"}),
    )
    site = forms.ModelChoiceField(
        label=_("Điểm cầu"),
        queryset=Site.objects.none(),
        required=False,
        empty_label=_("không (màn hình hội trường)"),
        widget=forms.Select({"class": "form-select"}),
    )
    name = forms.CharField(
        label=_("Của ai (điện thoại đại biểu)"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "site", Site.objects.open().filter(conference=conference).select_related("host"))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if (found.get("screen") == Screen.HALL) == bool(found.get("site")):
            self.add_error(
                "site", _("Chọn điểm cầu cho bảng điểm cầu và điện thoại; màn hình hội trường thì để trống.")
            )
        return found


class SlideForm(forms.Form):
    """An announcement for the hall; with a link it is shown as a QR code."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Tiêu đề"),
        max_length=160,
        error_messages={"required": _("Hãy nhập tiêu đề của trang chiếu."), **LONG},
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
    )
    lines = forms.CharField(
        label=_("Nội dung, tối đa 6 dòng"),
        required=False,
        max_length=1800,
        error_messages=LONG,
        widget=forms.Textarea({"class": "form-control", "rows": 3}),
    )
    link = forms.URLField(
        label=_("Địa chỉ để quét mã QR"),
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": _("Địa chỉ chưa đúng; ví dụ https://quangnam.gov.vn/ket-qua."), **LONG},
        widget=forms.URLInput({"class": "form-control", "autocomplete": "off"}),
    )

    def clean_lines(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > 6:
            raise forms.ValidationError(
                _("Trang chiếu có nhiều hơn 6 dòng nên người ngồi xa không đọc được; hãy viết gọn.")
            )
        return lines

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not found.get("lines") and not found.get("link"):
            self.add_error("lines", _("Hãy nhập nội dung hoặc một địa chỉ."))
        return found

    @property
    def content(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts["link"]:
            words = " · ".join(facts["lines"]) or facts["link"]
            return {"kind": "qr", "title": facts["title"], "modules": qr_modules(facts["link"]), "text": words}
        return {"kind": "text", "title": facts["title"], "lines": facts["lines"]}


class RehearsalForm(forms.Form):
    factor = forms.FloatField(
        min_value=1,
        max_value=1000,
        error_messages={
            "invalid": _("Hãy nhập một số từ 1 đến 1.000."),
            "required": _("Hãy nhập một số từ 1 đến 1.000."),
        },
    )
    faults = forms.BooleanField(required=False)
    seed = forms.IntegerField(min_value=0, max_value=1_000_000)
