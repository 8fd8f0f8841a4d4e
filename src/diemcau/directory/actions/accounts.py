"""What administrators do to accounts and the roles that they hold for organisations."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from diemcau.directory.domain import ROLE_NAMES, Role
from diemcau.directory.models import Account, Organisation, OrganisationRole
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else on paper or by telephone


def new_password() -> str:
    """Twelve letters in three groups, 59 random bits: to be told once and then changed."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def add_account(facts: Mapping[str, Any], *, by: Account) -> tuple[Account, str]:
    """Make an account; give it with its first password, which is kept nowhere.

    Raises:
        Refused: the name is taken.
    """
    name = str(Account.normalize_username(facts["name"]))
    if Account.objects.filter(name=name).exists():
        raise Refused(f"Tên đăng nhập “{name}” đã có người dùng. Hãy chọn tên khác.")
    password = new_password()
    account = Account.objects.create_user(**{**facts, "name": name}, password=password)
    record("directory.account_added", account, by=by, name=name)
    return account, password


@transaction.atomic
def change_account(account: Account, facts: Mapping[str, Any], *, by: Account) -> None:
    """Change whose account it is, whether it is in use and whether it administers.

    Raises:
        Refused: no administrator would be left, or an administrator would lock himself out.
    """
    before = Account.objects.get(pk=account.pk)
    changed = [name for name, value in facts.items() if getattr(before, name) != value]
    loses = before.is_administrator and not (
        facts.get("is_administrator", before.is_administrator) and facts.get("is_active", before.is_active)
    )
    if loses and account == by:
        raise Refused("Không thể tự bỏ quyền quản trị hoặc tự ngừng tài khoản của mình. Hãy nhờ người quản trị khác.")
    others = Account.objects.filter(is_administrator=True, is_active=True).exclude(pk=account.pk)
    if loses and not others.exists():
        raise Refused("Đây là tài khoản quản trị duy nhất. Hãy cấp quyền quản trị cho tài khoản khác trước.")
    for name, value in facts.items():
        setattr(account, name, value)
    account.save()
    record("directory.account_changed", account, by=by, fields=",".join(changed))


@transaction.atomic
def reset_password(account: Account, *, by: Account) -> str:
    """Set a new first password and return it; whoever is signed in with the old one is signed out."""
    password = new_password()
    account.set_password(password)
    account.save(update_fields=["password"])
    record("directory.password_reset", account, by=by)
    return password


@transaction.atomic
def give_role(account: Account, organisation: Organisation, role: Role, *, by: Account) -> OrganisationRole:
    """Let an account act for an organisation.

    Raises:
        Refused: it has that role there already.
    """
    held, is_new = OrganisationRole.objects.get_or_create(account=account, organisation=organisation, role=role.value)
    if not is_new:
        raise Refused(f"Tài khoản này đã có vai “{ROLE_NAMES[role]}” tại “{organisation}”.")
    for subject in (account, organisation):
        record(
            "directory.role_given", subject, by=by, role=ROLE_NAMES[role], account=str(account), at=organisation.name
        )
    return held


@transaction.atomic
def take_role(held: OrganisationRole, *, by: Account) -> None:
    account, organisation, role = held.account, held.organisation, held.get_role_display()
    held.delete()
    for subject in (account, organisation):
        record("directory.role_taken", subject, by=by, role=role, account=str(account), at=organisation.name)
