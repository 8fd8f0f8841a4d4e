"""What is asked, and what is answered."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.live.domain.votes import Electorate, VoteState
from diemcau.live.forms.fields import LONG, KeyedForm


class VoteForm(KeyedForm):
    """A question; its options one a line."""

    question = forms.CharField(
        label=_("Nội dung lấy phiếu"),
        max_length=300,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        error_messages={**LONG, "required": _("Hãy nhập nội dung lấy phiếu.")},
    )
    options = forms.CharField(
        label=_("Phương án, mỗi dòng một phương án"),
        max_length=2000,
        initial="Tán thành\nKhông tán thành\nÝ kiến khác",
        widget=forms.Textarea({"class": "form-control", "rows": 4}),
        error_messages={**LONG, "required": _("Hãy nhập từ 2 phương án trở lên.")},
    )
    electorate = forms.ChoiceField(
        label=_("Ai bỏ phiếu"),
        choices=[
            (Electorate.SITES.value, _("mỗi điểm cầu một phiếu")),
            (Electorate.DELEGATES.value, _("mỗi đại biểu một phiếu")),
        ],
        widget=forms.Select({"class": "form-select"}),
    )
    quorum = forms.IntegerField(
        label=_("Tỷ lệ tham gia tối thiểu, %"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput({"class": "form-control", "min": 0, "max": 100}),
    )
    is_secret = forms.BooleanField(
        label=_("Phiếu kín"), required=False, widget=forms.CheckboxInput({"class": "form-check-input"})
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_options(self) -> list[str]:
        return [line for line in self.cleaned_data["options"].splitlines() if line.strip()]

    def clean_electorate(self) -> Electorate:
        return Electorate(self.cleaned_data["electorate"])


class VoteStateForm(forms.Form):
    to = forms.ChoiceField(choices=[(state.value, state.value) for state in VoteState])


class BallotForm(KeyedForm):
    choice = forms.IntegerField(min_value=0, max_value=100)
