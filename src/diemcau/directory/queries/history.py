"""Who did what to one thing, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from diemcau.directory.domain.deeds import deed
from diemcau.directory.models import Account
from diemcau.journal.models import Entry

SYSTEM = "Hệ thống"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    at: datetime
    who: str
    what: str


def history(subject: models.Model, *, most: int = 12) -> list[Deed]:
    """The last deeds; two queries."""
    entries = list(Entry.objects.about(subject)[:most])
    keys = {entry.by.rpartition(":")[2] for entry in entries if entry.by.startswith("directory.account:")}
    names = {str(account.pk): str(account) for account in Account.objects.filter(pk__in=keys)} if keys else {}
    return [
        Deed(
            at=entry.at,
            who=names.get(entry.by.rpartition(":")[2], SYSTEM),
            what=deed(entry.verb, entry.particulars),
        )
        for entry in entries
    ]
