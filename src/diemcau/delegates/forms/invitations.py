"""The words of a letter, and its number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.delegates.models import Invitation
from diemcau.directory.domain.cells import clean
from diemcau.directory.forms.fields import Form, Line

_DAY = {"invalid": _("Ngày chưa đúng, ví dụ 23/01/2024.")}


def _of(name: str, **more: Any) -> Line:
    field = Invitation._meta.get_field(name)
    label = str(field.verbose_name)  # type: ignore[union-attr] # of our own columns
    return Line(
        label=label[:1].upper() + label[1:],
        max_length=field.max_length,  # type: ignore[union-attr]
        required=not field.blank,  # type: ignore[union-attr]
        **more,
    )


class Lines(forms.CharField):
    """Several lines, each cleaned; empty ones left out."""

    widget = forms.Textarea({"rows": 3})

    def to_python(self, value: Any) -> str:
        return "\n".join(line for each in str(value or "").splitlines() if (line := clean(each)))


class InvitationForm(Form):
    """All that the copies of one letter share. Without a day the conference is put off."""

    event = _of("event")
    chair = _of("chair")
    starts_on = forms.DateField(
        label=_("Ngày họp"),
        required=False,
        help_text=_("Để trống nếu hoãn và chưa có ngày mới."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages=_DAY,
    )
    clock = forms.TimeField(
        label=_("Giờ bắt đầu"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Giờ chưa đúng, ví dụ 08:00.")},
    )
    place = _of("place")
    contents = Lines(label=_("Nội dung (mỗi dòng một mục)"), required=False, max_length=4000)
    requests = Lines(label=_("Yêu cầu đối với đại biểu (mỗi dòng một ý)"), required=False, max_length=4000)
    contact = _of("contact")
    office_name = _of("office_name")
    office_above = _of("office_above")
    office_short = _of("office_short")
    office_place = _of("office_place")
    authority = _of("authority")
    signer_title = _of("signer_title")
    signer = _of("signer")
    recipients = Lines(label=_("Nơi nhận (mỗi dòng một nơi)"), required=False, max_length=2000)
    archive = _of("archive")
    change_reason = _of("change_reason")

    def __init__(self, *args: Any, is_change: bool, is_first_day_needed: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_change:
            self.fields["change_reason"].required = True
        else:
            del self.fields["change_reason"]
            self.fields["starts_on"].required = is_first_day_needed
            self.fields["starts_on"].help_text = ""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("starts_on") and not given.get("clock") and "clock" not in self.errors:
            self.add_error("clock", _("Giấy mời phải ghi giờ bắt đầu. Hãy điền rồi lưu lại."))
        return given


class IssueForm(Form):
    number = forms.IntegerField(
        label=_("Số"),
        min_value=1,
        max_value=99_999,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            key: _("Số văn bản là số nguyên từ 1, theo sổ văn thư.") for key in ("invalid", "min_value", "max_value")
        },
    )
    signed_on = forms.DateField(
        label=_("Ngày ký"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), error_messages=_DAY
    )
    also_units = forms.BooleanField(label=_("Gửi giấy mời chung cho đơn vị chưa cử đại biểu"), required=False)
