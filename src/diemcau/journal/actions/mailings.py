"""Many messages of one occasion at once: to 260 recipients in two statements instead of five hundred."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone

from diemcau.journal.domain import State
from diemcau.journal.models import Attachment, OutboxMessage, topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message: `key` makes the same letter of the same occasion one letter, however often it is put."""

    key: str
    address: str
    recipient: str
    subject: str
    text: str
    about: models.Model | None = None


@transaction.atomic
def put_each(
    letters: Iterable[Letter],
    *,
    by: models.Model | None,
    within: models.Model | None = None,
    attachments: Sequence[Attachment] = (),
) -> int:
    """Lay many messages in the outbox, each once; returns how many were new.

    Args:
        attachments: go with each of the new ones; one file is kept once.
    """
    wanted = {letter.key: letter for letter in letters}
    known = set(OutboxMessage.objects.filter(key__in=wanted).values_list("key", flat=True))
    now, author = timezone.now(), topic(by) if by else "system"
    scope = topic(within) if within else ""
    new = [letter for key, letter in wanted.items() if key not in known]
    OutboxMessage.objects.bulk_create(
        (
            OutboxMessage(
                key=letter.key,
                address=letter.address,
                recipient=letter.recipient[:200],
                subject=letter.subject[:300],
                text=letter.text,
                about=topic(letter.about) if letter.about else "",
                scope=scope,
                state=State.QUEUED,
                not_before=now,
                put_by=author,
            )
            for letter in new
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
    if attachments and new:
        made = OutboxMessage.objects.filter(key__in=[letter.key for letter in new]).values_list("pk", flat=True)
        through = Attachment.messages.through
        through._default_manager.bulk_create(
            (through(attachment_id=one.pk, outboxmessage_id=message) for message in made for one in attachments),
            batch_size=2_000,
            ignore_conflicts=True,
        )
    return len(new)
