"""Budget lines, payments, the closing."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.conference.forms.fields import choice, day, figure, line

MOST = 10**13
RETENTIONS = [("vĩnh viễn", _("Vĩnh viễn")), ("20 năm", _("20 năm")), ("10 năm", _("10 năm")), ("5 năm", _("5 năm"))]


class BudgetLineForm(forms.Form):
    text = line(_("Nội dung chi"))
    source = line(_("Nguồn"), required=False, most=200)
    estimate = figure(_("Dự toán (đồng)"), least=0, most=MOST)
    approved = figure(_("Được duyệt (đồng)"), least=0, most=MOST, required=False)


class ApprovalForm(forms.Form):
    approved = figure(_("Được duyệt (đồng)"), least=0, most=MOST)


class PaymentForm(forms.Form):
    amount = figure(_("Đã chi (đồng)"), most=MOST)
    voucher = line(_("Chứng từ"), most=100)
    on = day(_("Ngày"))


class ClosingForm(forms.Form):
    retention = choice(_("Thời hạn bảo quản hồ sơ"), RETENTIONS)
    file_code = line(_("Số, ký hiệu hồ sơ"), required=False, most=60)
