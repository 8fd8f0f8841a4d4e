"""The end of every action."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from diemcau.journal.models import Entry, topic


def record(
    verb: str,
    subject: models.Model,
    *,
    by: models.Model | None,
    within: models.Model | None = None,
    **particulars: str | int | float | bool | None,
) -> Entry:
    """Write one entry in the action's own transaction; `by` None means the system itself."""
    return Entry.objects.create(
        verb=verb,
        subject=topic(subject),
        scope=topic(within) if within else "",
        by=topic(by) if by else "system",
        particulars=particulars,
    )


def record_each(
    verb: str,
    subjects: Iterable[models.Model],
    *,
    by: models.Model | None,
    within: models.Model | None = None,
    **particulars: str | int | float | bool | None,
) -> int:
    """Write the same entry about each of many things, in the action's own transaction; returns how many."""
    made = Entry.objects.bulk_create(
        (
            Entry(
                verb=verb,
                subject=topic(subject),
                scope=topic(within) if within else "",
                by=topic(by) if by else "system",
                particulars=particulars,
            )
            for subject in subjects
        ),
        batch_size=500,
    )
    return len(made)
