"""A request, who answers it, the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.assignments.models import Moment, RequestAnswer
from diemcau.conference.forms.fields import choice, day, line, text
from diemcau.directory.models import Organisation


def bodies(label: Any) -> forms.ModelChoiceField[Organisation]:
    return forms.ModelChoiceField(
        label=label,
        queryset=Organisation.objects.none(),
        widget=forms.Select({"class": "form-select"}),
        empty_label=None,
        error_messages={"invalid_choice": _("Đơn vị này không chọn được."), "required": _("Hãy chọn một đơn vị.")},
    )


class RequestForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    organisation = bodies(_("Đơn vị kiến nghị"))
    text = text(_("Nội dung kiến nghị"), required=True)
    moment = choice(_("Khi nào"), Moment.choices)

    def __init__(self, own: QuerySet[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined] # a field of choices


class RequestAssignmentForm(forms.Form):
    to = bodies(_("Đơn vị trả lời"))
    due_on = day(_("Hạn trả lời"), required=False)

    def __init__(self, known: QuerySet[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = known  # type: ignore[attr-defined] # a field of choices


class AnswerForm(forms.Form):
    text = text(_("Nội dung trả lời"), required=True)
    how = choice(_("Cách trả lời"), RequestAnswer.How.choices)
    reference = line(_("Số, ký hiệu văn bản"), required=False, most=100)
