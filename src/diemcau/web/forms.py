"""What people fill in at the entrance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from diemcau.directory.models import Account
from diemcau.web.models import SignInFailure


def text(*, autocomplete: str, **more: Any) -> forms.TextInput:
    return forms.TextInput({"class": "form-control", "autocomplete": autocomplete, **more})


def secret(*, autocomplete: str, **more: Any) -> forms.PasswordInput:
    return forms.PasswordInput({"class": "form-control", "autocomplete": autocomplete, **more})


class SignInForm(AuthenticationForm):
    """Name and password; after too many wrong ones from one address it asks for patience."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra bộ gõ tiếng Việt, phím Caps Lock và thử lại."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ người quản trị."),
        "too_many": _(
            "Đã nhập sai quá nhiều lần. Hãy đợi 15 phút rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu."
        ),
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, address: str, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.address = address
        name, password = self.fields["username"], self.fields["password"]
        name.label, password.label = _("Tên đăng nhập"), _("Mật khẩu")
        name.error_messages["required"] = _("Hãy nhập tên đăng nhập.")
        password.error_messages["required"] = _("Hãy nhập mật khẩu.")
        name.widget = text(
            autocomplete="username", autocapitalize="none", spellcheck="false", autofocus=True, maxlength=60
        )
        password.widget = secret(autocomplete="current-password")

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return self.cleaned_data
        failures = SignInFailure.objects
        if failures.is_too_many(address=self.address, name=name):
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        try:
            cleaned = super().clean()
        except ValidationError:
            failures.note(address=self.address, name=name)
            raise
        failures.forgive(address=self.address, name=name)
        return cleaned


class FirstRunForm(forms.Form):
    """The administrator of a new installation."""

    full_name = forms.CharField(
        label=_("Họ và tên"),
        max_length=120,
        widget=text(autocomplete="name", autofocus=True),
        error_messages={"required": _("Hãy nhập họ và tên người quản trị.")},
    )
    name = forms.RegexField(
        r"^[\w.@+-]+\Z",
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ, số và các dấu . @ + - _ viết liền, ví dụ: quantri"),
        widget=text(autocomplete="username", autocapitalize="none", spellcheck="false"),
        error_messages={
            "required": _("Hãy chọn một tên đăng nhập."),
            "invalid": _("Tên đăng nhập chỉ gồm chữ, số và các dấu . @ + - _ viết liền, không có dấu cách."),
        },
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        help_text=_("Ít nhất 10 ký tự, không chỉ gồm chữ số, không phải mật khẩu thường gặp."),
        widget=secret(autocomplete="new-password"),
        error_messages={"required": _("Hãy đặt mật khẩu.")},
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        strip=False,
        widget=secret(autocomplete="new-password"),
        error_messages={"required": _("Hãy nhập lại mật khẩu một lần nữa.")},
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)

    def clean_name(self) -> str:
        return str(Account.normalize_username(self.cleaned_data["name"]))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", _("Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại."))
        elif password and again:
            try:
                password_validation.validate_password(password)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class NewPasswordForm(PasswordChangeForm):
    """A new password for the account that is signed in."""

    error_messages = {
        "password_incorrect": _("Mật khẩu hiện nay chưa đúng. Hãy nhập lại."),
        "password_mismatch": _("Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại."),
    }

    def __init__(self, user: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        old, new, again = self.fields["old_password"], self.fields["new_password1"], self.fields["new_password2"]
        old.label, new.label, again.label = _("Mật khẩu hiện nay"), _("Mật khẩu mới"), _("Nhập lại mật khẩu mới")
        new.help_text = _("Ít nhất 10 ký tự, không chỉ gồm chữ số, không phải mật khẩu thường gặp.")
        again.help_text = ""
        old.widget = secret(autocomplete="current-password", autofocus=True)
        new.widget = again.widget = secret(autocomplete="new-password")
        for field, sentence in (
            (old, _("Hãy nhập mật khẩu hiện nay.")),
            (new, _("Hãy đặt mật khẩu mới.")),
            (again, _("Hãy nhập lại mật khẩu mới một lần nữa.")),
        ):
            field.error_messages["required"] = sentence
