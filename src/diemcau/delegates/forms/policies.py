"""How a conference invites."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemcau.delegates.actions.policies import Customs
from diemcau.delegates.domain.deadlines import LAST_MOMENT
from diemcau.delegates.models import InvitingPolicy
from diemcau.directory.forms.fields import Form


def _days(label: Any, least: int) -> forms.IntegerField:
    sentence = _("Số ngày làm việc phải từ %(least)s đến 60.") % {"least": least}
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=60,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": "4"}),
        error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
    )


class PolicyForm(Form):
    districts_invite = forms.ChoiceField(
        label=_("Ai mời"),
        choices=[
            ("", _("Cơ quan tổ chức mời tất cả đại biểu")),
            ("1", _("Mỗi huyện mời đại biểu của huyện và các xã; cơ quan tổ chức mời đại biểu cấp tỉnh")),
        ],
        required=False,
    )
    hold_mail = forms.BooleanField(label=_("Thư chờ duyệt trước khi gửi"), required=False)
    name_before = _days(_("Cử đại biểu trước (ngày làm việc)"), 0)
    invite_before = _days(_("Gửi giấy mời trước (ngày làm việc)"), LAST_MOMENT)
    answer_before = _days(_("Trả lời trước (ngày làm việc)"), 0)

    def __init__(self, *args: Any, policy: InvitingPolicy, **kwargs: Any) -> None:
        held = {name: getattr(policy, name) for name in Customs.__dataclass_fields__}
        held["districts_invite"] = "1" if policy.districts_invite else ""
        super().__init__(*args, **kwargs | {"initial": held})

    def customs(self) -> Customs:
        return Customs(**self.cleaned_data | {"districts_invite": self.cleaned_data["districts_invite"] == "1"})
