"""What people fill in about lines and campaigns."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemcau.conference.forms.fields import DAYS
from diemcau.connectivity.domain import PROFILES

LONGEST_DAYS = 60


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=DAYS,
        widget=forms.TextInput({"class": "form-control", "placeholder": "23/01/2024", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Hãy nhập ngày."),
            "invalid": gettext_lazy("Ngày ghi theo dạng ngày/tháng/năm, ví dụ 23/01/2024."),
        },
    )


def _number(label: Any, least: int, most: int, hint: Any) -> forms.IntegerField:
    sentence = gettext_lazy("Hãy nhập một số từ %(least)d đến %(most)d.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label,
        validators=[MinValueValidator(least, sentence), MaxValueValidator(most, sentence)],
        widget=forms.TextInput({"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}),
        help_text=hint,
        error_messages={"required": sentence, "invalid": sentence},
    )


class CampaignForm(forms.Form):
    """A campaign of line tests."""

    name = forms.CharField(
        label=gettext_lazy("Tên đợt"),
        max_length=120,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Hãy đặt tên cho đợt đo.")},
    )
    profile = forms.ChoiceField(
        label=gettext_lazy("Mức chất lượng"),
        choices=[(key, gettext_lazy(profile.name)) for key, profile in PROFILES.items()],
        widget=forms.Select({"class": "form-select"}),
    )
    opens = _day(gettext_lazy("Từ ngày"))
    closes = _day(gettext_lazy("Đến hết ngày"))
    at_once = _number(
        gettext_lazy("Số điểm cầu đo cùng lúc"), 1, 50, gettext_lazy("Máy chủ này đo được nhiều nhất số ở ô này.")
    )
    slot_minutes = _number(
        gettext_lazy("Số phút mỗi lượt"), 2, 120, gettext_lazy("Một phép đo mất khoảng một phút rưỡi.")
    )

    def clean_at_once(self) -> int:
        most, given = int(settings.LINE_TESTS_AT_ONCE), int(self.cleaned_data["at_once"])
        if given > most:
            raise forms.ValidationError(
                _("Máy chủ đo cùng lúc được %(most)d điểm cầu; hãy nhập số không lớn hơn.") % {"most": most}
            )
        return given

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        opens, closes = given.get("opens"), given.get("closes")
        if opens and closes and closes < opens:
            self.add_error("closes", _("Ngày cuối phải từ ngày đầu trở đi."))
        elif opens and closes and (closes - opens).days > LONGEST_DAYS:
            self.add_error("closes", _("Một đợt dài nhất %(days)d ngày.") % {"days": LONGEST_DAYS})
        return given


class SlotForm(forms.Form):
    """Another time for one site."""

    starts_at = forms.DateTimeField(
        label=gettext_lazy("Giờ đo"),
        input_formats=["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"],
        widget=forms.TextInput({"class": "form-control form-control-sm", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Hãy nhập giờ đo."),
            "invalid": gettext_lazy("Giờ đo ghi theo dạng 08:30 23/01/2024."),
        },
    )


class BackupLineForm(forms.Form):
    """A line in reserve, or whose the main one is."""

    carrier = forms.CharField(
        label=gettext_lazy("Nhà mạng"),
        max_length=60,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", "list": "carriers"}),
        error_messages={"required": gettext_lazy("Hãy nêu nhà mạng.")},
    )
    medium = forms.CharField(
        label=gettext_lazy("Loại đường"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off", "list": "media"}),
    )


class PictureForm(forms.Form):
    """What is seen and heard in the meeting system."""

    has_picture = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda given: given == "yes", label=gettext_lazy("Hình")
    )
    has_sound = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda given: given == "yes", label=gettext_lazy("Tiếng")
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)
