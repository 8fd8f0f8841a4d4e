"""Calling for speeches and registering them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import day, figure, line, text
from diemcau.conference.models import Unit


class CallForm(forms.Form):
    closes_on = day(_("Đăng ký đến hết ngày"))
    minutes = figure(_("Tổng số phút dành cho tham luận"), most=600)
    most_minutes = figure(_("Tối đa mỗi tham luận (phút)"), most=120)
    topic = text(_("Gợi ý nội dung"))


class SpeechForm(forms.Form):
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=Unit.objects.none(),
        empty_label=None,
        widget=forms.Select({"class": "form-select"}),
    )
    title = line(_("Tên tham luận"))
    minutes = figure(_("Số phút"), most=120)
    speaker = line(_("Người trình bày"), required=False, most=200)

    def __init__(self, units: QuerySet[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = units
