"""A survey, its sample, its days, its interviewers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account
from diemcau.survey.domain.rules import LONELY_NAMES, OVERALL_NAMES, RULE_NAMES
from diemcau.survey.domain.selection import Design, Rule
from diemcau.survey.forms.fields import Form, Percent
from diemcau.survey.models import Stratum


class SurveyForm(Form):
    title = forms.CharField(label=_("Tên cuộc khảo sát"), max_length=200)
    year = forms.IntegerField(label=_("Năm đánh giá"), min_value=2000, max_value=2200)
    method = forms.CharField(
        label=_("Phương pháp"),
        max_length=200,
        required=False,
        help_text=_("Theo văn bản nào, ví dụ Quyết định 1001/QĐ-BNV. Khác năm trước thì so sánh được đánh dấu."),
    )


class RulesForm(SurveyForm):
    score = forms.ChoiceField(label=_("Cách tính chỉ số"), choices=[(k.value, _(n)) for k, n in RULE_NAMES.items()])
    overall = forms.ChoiceField(
        label=_("Chỉ số chung lấy từ"), choices=[(k.value, _(n)) for k, n in OVERALL_NAMES.items()]
    )
    lonely = forms.ChoiceField(
        label=_("Tầng chỉ có một đơn vị chọn mẫu"), choices=[(k.value, _(n)) for k, n in LONELY_NAMES.items()]
    )
    least = forms.IntegerField(
        label=_("Số phiếu ít nhất để nêu một con số"),
        min_value=3,
        max_value=100,
        help_text=_("Dưới mức này con số bị che, kèm một con số khác nếu từ nó tính ngược được."),
    )


class DesignForm(Form):
    rule = forms.ChoiceField(
        label=_("Cỡ mẫu tính theo"),
        choices=[
            (Rule.ERROR.value, _("Công thức n = N/(1 + N·e²)")),
            (Rule.MARGIN.value, _("Sai số mong muốn ở độ tin cậy 95%")),
            (Rule.TOTAL.value, _("Số phiếu cho trước")),
        ],
    )
    error = Percent(label=_("e hoặc sai số (%)"), required=False, widget=forms.TextInput({"inputmode": "decimal"}))
    total = forms.IntegerField(label=_("Số phiếu"), required=False, min_value=2, max_value=200_000)
    for_each_unit = forms.ChoiceField(
        label=_("Áp dụng cho"),
        choices=[("unit", _("từng đơn vị")), ("all", _("tất cả, rồi chia theo số người"))],
    )
    by_service = forms.ChoiceField(
        label=_("Tầng"), choices=[("unit", _("mỗi đơn vị một tầng")), ("service", _("mỗi dịch vụ của đơn vị một tầng"))]
    )
    clusters = forms.IntegerField(
        label=_("Số cụm chọn trước trong mỗi tầng"),
        required=False,
        min_value=0,
        max_value=500,
        help_text=_("0: chọn thẳng từng người. Hai giai đoạn: nên từ 2 cụm trở lên."),
    )
    deff = forms.FloatField(
        label=_("Hệ số thiết kế"),
        required=False,
        min_value=0.1,
        max_value=10,
        help_text=_("Thường 1; hai giai đoạn 1,5–2."),
    )
    reserve = Percent(
        label=_("Dự bị (%)"), required=False, help_text=_("Để thay người không gặp được, theo thứ tự chọn ra.")
    )
    seed = forms.CharField(
        label=_("Số gieo"), max_length=60, help_text=_("In kèm mẫu: cùng khung, cùng số thì cùng mẫu.")
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        by_total = told.get("rule") == Rule.TOTAL.value
        if by_total and not told.get("total") and "total" not in self.errors:
            raise ValidationError(_("Chưa ghi số phiếu. Hãy ghi số phiếu hoặc chọn cách tính khác."))
        if not by_total and not told.get("error") and "error" not in self.errors:
            raise ValidationError(_("Chưa ghi e hoặc sai số. Thường dùng 5."))
        return told

    def design(self) -> Design:
        told = self.cleaned_data
        rule = Rule(told["rule"])
        return Design(
            rule=rule,
            value=told["total"] if rule is Rule.TOTAL else told["error"],
            for_each_unit=told["for_each_unit"] == "unit",
            by_service=told["by_service"] == "service",
            clusters=told["clusters"] or 0,
            deff=told["deff"] or 1.0,
            reserve=told["reserve"] or 0.0,
        )


class DayForm(Form):
    ends_on = forms.DateField(
        label=_("Nhận phiếu đến hết ngày"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Ngày này không có trong lịch. Ghi ngày/tháng/năm.")},
    )


class ApprovalForm(Form):
    decision = forms.CharField(label=_("Số quyết định"), max_length=60, help_text=_("Ví dụ 617/QĐ-UBND."))
    decided_on = forms.DateField(
        label=_("Ngày quyết định"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Ngày này không có trong lịch. Ghi ngày/tháng/năm.")},
    )

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Ngày quyết định chưa đến. Ghi ngày đã ký."))
        return day


class ReasonForm(Form):
    reason = forms.CharField(label=_("Lý do"), max_length=200)


class StrataForm(Form):
    stratum = forms.ModelMultipleChoiceField(
        label=_("Đơn vị, dịch vụ"), queryset=Stratum.objects.none(), widget=forms.SelectMultiple({"size": 8})
    )

    def __init__(self, *args: Any, among: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["stratum"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = among


class InterviewerForm(StrataForm):
    account = forms.CharField(label=_("Tên đăng nhập của điều tra viên"), max_length=60)

    def clean_account(self) -> Account:
        found = Account.objects.filter(name=self.cleaned_data["account"].strip(), is_active=True).first()
        if found is None:
            raise ValidationError(_("Không có tài khoản đang dùng nào tên này. Hãy kiểm tra tên đăng nhập."))
        return found
