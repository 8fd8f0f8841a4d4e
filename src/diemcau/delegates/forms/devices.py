"""A check-in device, as its form names it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.directory.forms.fields import Form, Line


class DeviceForm(Form):
    name = Line(
        label=_("Tên thiết bị"),
        max_length=120,
        help_text=_("Ví dụ: Máy tính bàn cửa vào, Điện thoại chị Lan."),
    )
    is_reception = forms.BooleanField(label=_("Của lễ tân đón khách ở hàng đầu và bàn chủ trì"), required=False)
