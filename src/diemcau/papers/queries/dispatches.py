"""How far a dispatch is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from diemcau.journal.domain import State
from diemcau.journal.models import OutboxMessage, OutboxMessageQuerySet
from diemcau.papers.domain.letters import letter_key
from diemcau.papers.models import Delivery, Dispatch, DispatchRecipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Recipients reached on their own page, and the letters by state."""

    recipients: int
    reached: int
    deliveries: int
    letters: int
    sent: int
    waiting: int
    failed: int
    unknown: int
    without_address: int

    @property
    def is_moving(self) -> bool:
        """Whether there is anything that goes on by itself."""
        return self.reached < self.recipients or self.waiting > 0


def progress(dispatch: Dispatch) -> Progress:
    recipients = dispatch.recipients.aggregate(
        all=Count("pk"), reached=Count("queued_at"), bare=Count("pk", filter=Q(email=""))
    )
    letters = letters_of(dispatch).count_by_state()
    return Progress(
        recipients=recipients["all"],
        reached=recipients["reached"],
        deliveries=Delivery.objects.filter(recipient__dispatch=dispatch).count(),
        letters=sum(letters.values()),
        sent=letters[State.SENT],
        waiting=letters[State.QUEUED] + letters[State.SENDING],
        failed=letters[State.FAILED],
        unknown=letters[State.UNKNOWN],
        without_address=recipients["bare"],
    )


def letters_of(dispatch: Dispatch) -> OutboxMessageQuerySet:
    """Its letters in the outbox."""
    return OutboxMessage.objects.filter(key__startswith=letter_key(dispatch.pk, ""))


def troubled(dispatch: Dispatch) -> list[tuple[OutboxMessage, DispatchRecipient | None]]:
    """Letters that did not leave, or of which nobody knows whether they arrived: a person decides on each."""
    messages = list(letters_of(dispatch).filter(state__in=[State.FAILED, State.UNKNOWN]).order_by("state", "pk"))
    ids = {int(message.key.rpartition(":")[2]) for message in messages}
    found = dispatch.recipients.filter(pk__in=ids).select_related("organisation", "person").in_bulk()
    return [(message, found.get(int(message.key.rpartition(":")[2]))) for message in messages]
