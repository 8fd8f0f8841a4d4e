"""What the entrance remembers."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

WINDOW = timedelta(minutes=15)
TRIES_FOR_ONE_NAME = 8
TRIES_FROM_ONE_ADDRESS = 80
ROWS_KEPT = 20_000


class SignInFailureQuerySet(models.QuerySet["SignInFailure"]):
    def recent(self) -> SignInFailureQuerySet:
        return self.filter(at__gt=timezone.now() - WINDOW)

    def is_too_many(self, *, address: str, name: str) -> bool:
        """Whether this address must wait before it tries this name again, or any name."""
        here = self.recent().filter(address=address)
        return here.filter(name=_key(name)).count() >= TRIES_FOR_ONE_NAME or here.count() >= TRIES_FROM_ONE_ADDRESS

    def note(self, *, address: str, name: str) -> SignInFailure:
        """Write one down, and let go of what is old or too much: the table never passes `ROWS_KEPT`."""
        failure = self.create(address=address, name=_key(name))
        self.filter(models.Q(at__lte=timezone.now() - WINDOW) | models.Q(pk__lte=failure.pk - ROWS_KEPT)).delete()
        return failure

    def forgive(self, *, address: str, name: str) -> None:
        self.filter(address=address, name=_key(name)).delete()


class SignInFailure(models.Model):
    """Đăng nhập sai: one wrong password, by address and name, remembered for a quarter of an hour."""

    at = models.DateTimeField(_("lúc"), auto_now_add=True, db_index=True)
    address = models.CharField(_("địa chỉ mạng"), max_length=45)
    name = models.CharField(_("tên đăng nhập"), max_length=60)

    objects = SignInFailureQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["address", "name", "at"], name="sign_in_failure_tries")]

    def __str__(self) -> str:
        return f"{self.name} ({self.address})"


def _key(name: str) -> str:
    return name.strip().casefold()[:60]
