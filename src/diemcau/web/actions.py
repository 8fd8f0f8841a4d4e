"""What the entrance does."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused

FIRST_RUN_LOCK = 0x6469656D  # "diem": one number that nothing else in this database locks


@transaction.atomic
def make_first_administrator(*, name: str, full_name: str, password: str) -> Account:
    """Make the account that everything begins with.

    Of two requests at once one wins: SQLite begins by taking the write lock, PostgreSQL takes this one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIRST_RUN_LOCK])
    if Account.objects.exists():
        raise Refused(_("Hệ thống đã có tài khoản quản trị, nên không lập thêm ở đây. Hãy đăng nhập."))
    account = Account.objects.create_superuser(name, password, full_name=full_name)
    record("directory.first_administrator_made", account, by=None)
    return account
