"""What an invited person says, on his own telephone."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.delegates.actions import Said
from diemcau.delegates.domain.answers import CHOICE_NAMES, Choice
from diemcau.directory.forms.fields import Form, Line


class AnswerForm(Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[(choice.value, _(name)) for choice, name in CHOICE_NAMES.items()],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Hãy chọn một câu trả lời.")},
    )
    reason = Line(label=_("Lý do"), max_length=500, required=False)
    proposed_name = Line(label=_("Họ và tên người được đề nghị"), max_length=120, required=False)
    proposed_title = Line(label=_("Chức vụ người được đề nghị"), max_length=200, required=False)
    diet = Line(label=_("Ăn kiêng, ăn chay"), max_length=200, required=False)
    vehicle = Line(label=_("Phương tiện, biển số xe"), max_length=200, required=False)

    def __init__(self, *args: Any, is_personal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].error_messages["required"] = _("Hãy chọn một câu trả lời.")
        if not is_personal:
            names = [(value, name) for value, name in CHOICE_NAMES.items() if value != Choice.PROPOSE]
            self.fields["choice"].choices = names  # type: ignore[attr-defined] # a choice

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("choice") == Choice.DECLINE and not given.get("reason"):
            self.add_error("reason", _("Xin ghi lý do để báo cáo chủ trì."))
        if given.get("choice") == Choice.PROPOSE and not given.get("proposed_name"):
            self.add_error("proposed_name", _("Xin ghi họ và tên người được đề nghị."))
        return given

    def said(self) -> tuple[uuid.UUID, Said]:
        given = dict(self.cleaned_data)
        key: uuid.UUID = given.pop("key")
        choice = Choice(given.pop("choice"))
        if choice != Choice.PROPOSE:
            given["proposed_name"] = given["proposed_title"] = ""
        if choice == Choice.ACCEPT:
            given["reason"] = ""
        else:
            given["diet"] = given["vehicle"] = ""
        return key, Said(choice=choice, **given)
