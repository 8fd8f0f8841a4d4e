"""What administrators fill in about accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain import ROLE_NAMES
from diemcau.directory.forms.fields import Form, Line, OrganisationField, PersonField, choose_among
from diemcau.directory.models import Account, OrganisationQuerySet, Person


class AccountForm(Form):
    """A new account."""

    full_name = Line(label=_("Họ và tên"), max_length=120)
    name = forms.RegexField(
        r"^[\w.@+-]+\Z",
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ, số và các dấu . @ + - _ viết liền, ví dụ: snv.quangnam"),
        error_messages={"invalid": _("Tên đăng nhập chỉ gồm chữ, số và các dấu . @ + - _ viết liền.")},
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    person = PersonField(label=_("Là người nào trong danh bạ"), required=False, help_text=_("Gõ tên rồi chọn."))
    is_administrator = forms.BooleanField(label=_("Là người quản trị"), required=False)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        choose_among(self, people=Person.objects.all())

    def clean_person(self) -> Any:
        if isinstance(self.cleaned_data["person"], str):
            raise forms.ValidationError(_("Không có người này. Hãy chọn trong danh sách gợi ý."))
        return self.cleaned_data["person"]


class AccountChangeForm(AccountForm):
    """An account that is there: everything but the name by which it signs in."""

    is_active = forms.BooleanField(label=_("Đang dùng"), required=False)
    field_order = ("full_name", "email", "person", "is_active", "is_administrator")

    def __init__(self, data: QueryDict | None = None, *, account: Account) -> None:
        names = ("full_name", "email", "person", "is_active", "is_administrator")
        super().__init__(data, initial={name: getattr(account, name) for name in names})
        del self.fields["name"]


class RoleForm(Form):
    organisation = OrganisationField(label=_("Đơn vị"), help_text=_("Gõ một phần tên, không cần dấu."))
    role = forms.ChoiceField(label=_("Vai"), choices=[(role.value, _(name)) for role, name in ROLE_NAMES.items()])

    def __init__(self, data: QueryDict | None = None, *, among: OrganisationQuerySet) -> None:
        super().__init__(data)
        choose_among(self, among)
