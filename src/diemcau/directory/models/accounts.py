"""Who may sign in, and what they may do for which organisation."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from diemcau.directory.domain import ROLE_NAMES, Role
from diemcau.directory.models.organisations import Organisation
from diemcau.directory.models.people import Person


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, name: str, password: str | None = None, **facts: Any) -> Account:
        account = Account(name=Account.normalize_username(name), **facts)
        account.set_password(password)
        account.save()
        return account

    def create_superuser(self, name: str, password: str | None = None, **facts: Any) -> Account:
        return self.create_user(name, password, is_administrator=True, **facts)


class Account(AbstractBaseUser):
    """Tài khoản."""

    name = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("thư điện tử"), blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="accounts")
    is_active = models.BooleanField(_("đang dùng"), default=True)
    is_administrator = models.BooleanField(_("quản trị"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.name

    def get_full_name(self) -> str:
        return self.full_name


class OrganisationRole(models.Model):
    """Vai trong đơn vị: an account acts for an organisation."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="organisation_roles")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles")
    role = models.CharField(_("vai"), max_length=20, choices=[(r.value, _(n)) for r, n in ROLE_NAMES.items()])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "organisation", "role"], name="organisation_role_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[r.value for r in Role]), name="organisation_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_role_display()}, {self.organisation}"
