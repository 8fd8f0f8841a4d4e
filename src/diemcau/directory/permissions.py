"""Who is asking, and saying no."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.kernel.errors import Forbidden


class SignedIn(HttpRequest):
    """A request behind the sign-in."""

    user: Account


def require(allowed: bool) -> None:
    """Raises Forbidden unless it is allowed."""
    if not allowed:
        raise Forbidden(
            _("Tài khoản này chưa được giao việc này, nên không có gì thay đổi. Nếu cần, đề nghị ban tổ chức giao vai phù hợp.")
        )
