"""Who comes for a seat, and why not somebody else."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemcau.delegates.actions import Nominee
from diemcau.directory.forms.fields import Form, Line
from diemcau.directory.models import Person

_CODE = re.compile(r"\(([^()]+)\)\s*\Z")
EMAIL = _("“Thư điện tử” chưa đúng dạng, ví dụ: nguyenvana@quangnam.gov.vn.")


class NamingForm(Form):
    """Somebody of the unit's body by one press; else somebody found in the directory, or a new name."""

    person = forms.ModelChoiceField(Person.objects.none(), required=False, label=_("Người của đơn vị"))
    who = Line(label=_("Họ và tên"), max_length=160, required=False)
    title = Line(label=_("Chức vụ"), max_length=200, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False, error_messages={"invalid": EMAIL})
    phone = Line(label=_("Điện thoại"), max_length=30, required=False)
    reason = Line(label=_("Lý do"), max_length=500, required=False)

    def __init__(self, *args: Any, among: QuerySet[Person], must_say_why: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.among = among
        self.fields["person"].queryset = among  # type: ignore[attr-defined] # a choice among rows
        self.fields["reason"].required = must_say_why
        self.fields["who"].widget.attrs["autocomplete"] = "off"
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        who = given.get("who", "")
        if not given.get("person") and not who and "person" not in self.errors:
            raise ValidationError(_("Chưa chọn ai. Hãy chọn một người của đơn vị hoặc ghi họ và tên."))
        code = _CODE.search(who)
        if not given.get("person") and code:
            given["person"] = self.among.filter(code=code[1]).first()
            given["who"] = who[: code.start()].strip()
        return given

    def nominee(self) -> Nominee:
        given = self.cleaned_data
        return Nominee(
            person=given.get("person"),
            name=given.get("who", ""),
            title=given.get("title", ""),
            email=given.get("email", ""),
            phone=given.get("phone", ""),
        )


class ReasonForm(Form):
    reason = Line(label=_("Lý do"), max_length=500)


class ConsentForm(Form):
    answer = forms.ChoiceField(
        label=_("Ý kiến của chủ trì"),
        choices=[("yes", _("Đồng ý")), ("no", _("Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    words = Line(label=_("Ý kiến, số văn bản"), max_length=300, required=False)
