"""Letters that came back: read from the mailbox of the sender's address, noted on the message that did not arrive."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from diemcau.journal.actions.entries import record
from diemcau.journal.domain import State
from diemcau.journal.domain.returned import Returned, our_key, read_return
from diemcau.journal.models import OutboxMessage
from diemcau.journal.transports import Mailbox


def collect_returns(mailbox: Mailbox) -> tuple[int, int]:
    """Read what is new; returns how many letters there were, and how many messages of ours they say did not arrive.

    Raises:
        MailboxError: the mailbox cannot be read; what was read before is noted.
    """
    read = bounced = 0
    for raw in mailbox.unread():
        read += 1
        returned = read_return(raw)
        bounced += returned is not None and _note(returned)
    return read, bounced


@transaction.atomic
def note_bounce(message: OutboxMessage, reason: str) -> None:
    """Another server sent the message back after ours had taken it."""
    OutboxMessage.objects.filter(pk=message.pk).update(bounced_at=timezone.now(), problem=reason[:500])
    record("journal.outbox_bounced", message, by=None, reason=reason[:200])


@transaction.atomic
def _note(returned: Returned) -> bool:
    """A Message-ID must be the very one under which we sent: it cannot be guessed, so nobody makes up a return."""
    for each in returned.ids[:20]:
        sent = OutboxMessage.objects.filter(pk=our_key(each) or 0, state=State.SENT, bounced_at=None)
        message = sent.filter(receipt__startswith=f"{each} ").first()
        if message:
            note_bounce(message, returned.reason)
            return True
    return False
