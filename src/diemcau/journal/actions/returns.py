"""Letters that came back: read from the mailbox of the sender's address, noted on the message that did not arrive."""

from __future__ import annotations

from django.db import transaction

from diemcau.journal.actions.outbox import note_bounce
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
def _note(returned: Returned) -> bool:
    """A Message-ID must be the very one under which we sent: it cannot be guessed, so nobody makes up a return."""
    for each in returned.ids[:20]:
        sent = OutboxMessage.objects.filter(pk=our_key(each) or 0, state=State.SENT, bounced_at=None)
        message = sent.filter(receipt__startswith=f"{each} ").first()
        if message:
            note_bounce(message, returned.reason)
            return True
    return False
