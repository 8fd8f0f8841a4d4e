"""The steps of papers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import line, text


class PassageForm(forms.Form):
    who = line(_("Người thực hiện"), required=False, most=200)
    note = line(_("Ghi chú"), required=False)


class SendBackForm(forms.Form):
    reason = line(_("Lý do trả lại"))


class WayForm(forms.Form):
    stages = text(
        _("Các bước, mỗi dòng một bước"),
        required=True,
        rows=6,
        hint=_("Ghi thêm “— Văn phòng” khi bước ấy do một vai làm, ví dụ: Thẩm tra — Văn phòng."),
    )
