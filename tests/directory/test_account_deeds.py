"""Accounts: made with a password told once, never without an administrator, roles given and taken."""

from __future__ import annotations

import pytest

from diemcau.directory.actions import add_account, change_account, give_role, reset_password, take_role
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.directory.queries import history
from diemcau.kernel.errors import Refused
from tests import build

pytestmark = pytest.mark.django_db


def test_a_new_account_signs_in_with_the_password_that_was_told_once() -> None:
    account, password = add_account({"name": "snv", "full_name": "Lê An"}, by=build.administrator())
    assert account.check_password(password)
    assert len(password) == 14
    assert password not in str(list(history(account)))


def test_a_name_is_taken_once() -> None:
    by = build.administrator()
    add_account({"name": "snv", "full_name": "Lê An"}, by=by)
    with pytest.raises(Refused, match="đã có người dùng"):
        add_account({"name": "snv", "full_name": "Lê Bình"}, by=by)


def test_a_reset_password_replaces_the_old_one() -> None:
    account, old = add_account({"name": "snv", "full_name": "Lê An"}, by=build.administrator())
    new = reset_password(account, by=build.administrator())
    account.refresh_from_db()
    assert (account.check_password(new), account.check_password(old)) == (True, False)


@pytest.mark.parametrize("facts", [{"is_administrator": False}, {"is_active": False}])
def test_nobody_locks_the_house_from_outside(facts: dict[str, bool]) -> None:
    only = build.administrator()
    with pytest.raises(Refused, match="Không thể tự bỏ quyền"):
        change_account(only, facts, by=only)
    with pytest.raises(Refused, match="quản trị duy nhất"):
        change_account(only, facts, by=build.account())
    second = build.administrator()
    change_account(only, facts, by=second)
    assert Account.objects.filter(is_administrator=True, is_active=True).get() == second


def test_a_role_is_held_once_and_both_sides_remember() -> None:
    by, account, body = build.administrator(), build.account(full_name="Lê An"), build.organisation(name="Sở A")
    held = give_role(account, body, Role.UNIT_CONTACT, by=by)
    with pytest.raises(Refused, match="đã có vai"):
        give_role(account, body, Role.UNIT_CONTACT, by=by)
    take_role(held, by=by)
    told = [
        "bỏ vai Đầu mối đơn vị tại Sở A của Lê An",
        "giao vai Đầu mối đơn vị tại Sở A cho Lê An",
    ]
    assert [deed.what for deed in history(account)] == told
    assert [deed.what for deed in history(body)] == told
