"""Remind exactly those who have not done what was asked."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from diemcau.conference.models import Conference, Unit
from diemcau.delegates.domain.reminders import Reminder
from diemcau.delegates.models import Delegate
from diemcau.directory.models import Account
from diemcau.journal.actions import put, record


@transaction.atomic
def remind(conference: Conference, messages: Iterable[Reminder], *, hold: bool, by: Account) -> int:
    """Lay the reminders in the outbox, where with `hold` they wait for a person; returns how many.

    The same reminder on the same day is laid there once.
    """
    count = 0
    for message in messages:
        about: Unit | Delegate = (
            Delegate(pk=message.delegate) if message.delegate is not None else Unit(pk=message.unit)
        )
        put(
            message.key,
            channel=message.address.channel,
            address=message.address.to,
            recipient=message.address.name,
            subject=message.subject,
            text=message.text,
            about=about,
            within=conference,
            hold=hold,
            by=by,
        )
        count += 1
    record("delegates.reminded", conference, by=by, within=conference, messages=count)
    return count
