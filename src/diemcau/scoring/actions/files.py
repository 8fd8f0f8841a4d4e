"""Files that wait until their author has seen what they would do."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from diemcau.directory.models import Account, PendingImport
from diemcau.journal.actions import record


@transaction.atomic
def keep_file(content: bytes, *, name: str, by: Account) -> PendingImport:
    """Keep a file until its author confirms it; the caller has read it already."""
    PendingImport.objects.expired(timezone.now()).delete()
    PendingImport.objects.filter(account=by).delete()
    name = name.rpartition("/")[2][-200:]
    record("scoring.file_kept", by, by=by, file=name)
    return PendingImport.objects.create(token=secrets.token_urlsafe(32), account=by, name=name, content=content)


@transaction.atomic
def drop_file(pending: PendingImport, *, by: Account) -> None:
    """Forget a file: its author thought better of it."""
    record("scoring.file_dropped", by, by=by, file=pending.name)
    pending.delete()
