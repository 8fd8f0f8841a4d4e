"""What all forms of the day share. Each refusal is one sentence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

LONG = {"max_length": _("Nội dung dài quá %(limit_value)d ký tự nên chưa gửi; hãy viết ngắn lại.")}


class KeyedForm(forms.Form):
    """Whatever is sent carries the key that its page made, so that sending it twice does it once."""

    key = forms.UUIDField(error_messages={"required": _("Thiếu mã thao tác; hãy tải lại trang rồi làm lại.")})


def offer(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    form.fields[name].queryset = rows  # type: ignore[attr-defined]
