"""Remind exactly those who are late."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from diemcau.assignments.domain.reminders import Reminder
from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import put, record


@transaction.atomic
def remind_late(conference: Conference, messages: Iterable[Reminder], *, hold: bool, by: Account) -> int:
    """Lay the reminders in the outbox, where with `hold` they wait for a person; the same one once a day."""
    count = 0
    for message in messages:
        put(
            message.key,
            address=message.address,
            recipient=message.name,
            subject=message.subject,
            text=message.text,
            about=Organisation(pk=message.organisation),
            within=conference,
            hold=hold,
            by=by,
        )
        count += 1
    record("assignments.reminded", conference, by=by, within=conference, messages=count)
    return count
