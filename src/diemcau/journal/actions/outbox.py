"""Messages to the outside: put with the action that caused them, delivered by the worker.

A message leaves in four steps: leased with others (SENDING), marked as being handed over, handed over with no
transaction open, reported. Whoever dies leaves leases that run out, or that the next sender of the same name takes
back at once. What was only leased waits again; the one message that was being handed over becomes UNKNOWN and waits
for a person, because SMTP cannot tell us whether the other side has it. docs/decisions/0024.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from diemcau.journal.actions.entries import record
from diemcau.journal.domain import LEASE, TRIES, State, wait_before
from diemcau.journal.models import OutboxMessage, topic
from diemcau.journal.transports import OutcomeUnknown, Transport, TransportError, transport_for
from diemcau.kernel.errors import Refused

BATCH = 100


@transaction.atomic
def put(
    key: str,
    *,
    address: str,
    subject: str,
    text: str,
    by: models.Model | None,
    html: str = "",
    recipient: str = "",
    about: models.Model | None = None,
    within: models.Model | None = None,
    channel: str = "email",
    hold: bool = False,
    not_before: datetime | None = None,
) -> OutboxMessage:
    """Lay one message in the outbox; the same key again gives back the message that is there already.

    With `hold` it waits until a person releases it.
    """
    message, _ = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel,
            "address": address,
            "recipient": recipient,
            "subject": subject[:300],
            "text": text,
            "html": html,
            "about": topic(about) if about else "",
            "scope": topic(within) if within else "",
            "state": State.HELD if hold else State.QUEUED,
            "not_before": not_before or timezone.now(),
            "put_by": topic(by) if by else "system",
        },
    )
    return message


@transaction.atomic
def release(messages: models.QuerySet[OutboxMessage], *, by: models.Model) -> int:
    """Let held messages go; returns how many."""
    ids = list(messages.filter(state=State.HELD).values_list("pk", flat=True))
    count = OutboxMessage.objects.filter(pk__in=ids, state=State.HELD).update(
        state=State.QUEUED, released_by=topic(by), not_before=timezone.now()
    )
    if count:
        record("journal.outbox_released", by, by=by, messages=count)
    return count


@transaction.atomic
def withdraw(messages: models.QuerySet[OutboxMessage], *, by: models.Model) -> int:
    """Take back what has not left yet; returns how many."""
    count = messages.filter(state__in=[State.HELD, State.QUEUED]).update(state=State.WITHDRAWN)
    if count:
        record("journal.outbox_withdrawn", by, by=by, messages=count)
    return count


@transaction.atomic
def retry(message: OutboxMessage, *, by: models.Model, address: str = "") -> None:
    """Send once more what failed, came back or may be lost, because a person says so; to another `address` if given.

    Raises:
        Refused: the message is on its way, arrived, or withdrawn.
    """
    doubted = models.Q(state__in=[State.FAILED, State.UNKNOWN]) | models.Q(state=State.SENT, bounced_at__isnull=False)
    changed = {"address": address[:254]} if address else {}
    asked = OutboxMessage.objects.filter(doubted, pk=message.pk)
    if not asked.update(
        state=State.QUEUED, not_before=timezone.now(), attempts=0, problem="", bounced_at=None, receipt="", **changed
    ):
        raise Refused("Chỉ gửi lại được thư không đến hoặc chưa rõ đã đến; thư này vẫn giữ nguyên tình trạng.")
    record("journal.outbox_retried", message, by=by)


@transaction.atomic
def confirm(message: OutboxMessage, *, by: models.Model) -> None:
    """A person has asked the recipient, or read the mail server's log: the message that may have been lost is there.

    Raises:
        Refused: nobody doubts it.
    """
    doubted = OutboxMessage.objects.filter(pk=message.pk, state=State.UNKNOWN)
    if not doubted.update(state=State.SENT, sent_at=timezone.now(), problem=""):
        raise Refused("Chỉ xác nhận được thư chưa rõ đã đến hay chưa; thư này vẫn giữ nguyên tình trạng.")
    record("journal.outbox_confirmed", message, by=by)


def deliver(limit: int = BATCH, *, sender: str = "", channels: Collection[str] | None = None) -> int:
    """Send up to `limit` messages that are due; returns how many were taken. Called by the worker.

    `sender` is another name at each start; what goes by other `channels` waits (None: any leave).
    """
    now = timezone.now()
    due = OutboxMessage.objects.due(now, channels)
    if not (due.exists() or OutboxMessage.objects.abandoned(now).exists()):
        return 0  # read before the lock: most of the time there is nothing, and SQLite has one writer
    _put_back(OutboxMessage.objects.abandoned(now))
    leased = _lease(due[:limit], now, sender)
    doors: dict[str, Transport] = {}
    try:
        for message in leased:
            door = doors.setdefault(message.channel, transport_for(message.channel))
            _hand_over(message, door, sender)
    finally:
        for door in doors.values():
            door.close()
    return len(leased)


def take_back(sender: str) -> int:
    """At a start: what earlier senders of this name had taken is theirs no more; returns how many.

    A name is followed by "/" and what tells one start from another.
    """
    name = sender.rpartition("/")[0]
    earlier = OutboxMessage.objects.filter(state=State.SENDING, leased_by__startswith=f"{name}/")
    return _put_back(earlier.exclude(leased_by=sender)) if name else 0


@transaction.atomic
def _put_back(left: models.QuerySet[OutboxMessage]) -> int:
    """What a dead sender left: in doubt where it was handing over, waiting again where it had not begun."""
    doubted = left.filter(handed_at__isnull=False).update(
        state=State.UNKNOWN,
        leased_until=None,
        problem="Máy gửi dừng giữa chừng; hãy hỏi người nhận trước khi gửi lại.",
    )
    return doubted + left.filter(handed_at=None).update(state=State.QUEUED, leased_until=None, leased_by="")


@transaction.atomic
def _lease(due: models.QuerySet[OutboxMessage], now: datetime, sender: str) -> list[OutboxMessage]:
    """Take messages for this worker alone: a conditional update per batch, so that two workers never share one."""
    ids = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True))
    OutboxMessage.objects.filter(pk__in=ids, state=State.QUEUED).update(
        state=State.SENDING,
        leased_until=now + LEASE,
        leased_by=sender,
        handed_at=None,
        attempts=models.F("attempts") + 1,
    )
    return list(OutboxMessage.objects.filter(pk__in=ids).prefetch_related("attachments").order_by("pk"))


def _hand_over(message: OutboxMessage, door: Transport, sender: str) -> None:
    mine = OutboxMessage.objects.filter(pk=message.pk, state=State.SENDING, leased_by=sender)
    now = timezone.now()
    if not mine.filter(leased_until__gt=now, handed_at=None).update(handed_at=now, leased_until=now + LEASE):
        return  # the lease ran out while earlier ones were slow, and another sender may have it
    try:
        receipt = door.send(message)
    except OutcomeUnknown:
        mine.update(
            state=State.UNKNOWN,
            leased_until=None,
            problem="Mất kết nối sau khi đã chuyển thư; hãy hỏi người nhận trước khi gửi lại.",
        )
    except TransportError as problem:
        again = not problem.permanent and message.attempts < TRIES
        mine.update(
            state=State.QUEUED if again else State.FAILED,
            leased_until=None,
            handed_at=None,
            not_before=timezone.now() + wait_before(message.attempts + 1),
            problem=problem.reason,
        )
    else:
        mine.update(state=State.SENT, leased_until=None, sent_at=timezone.now(), receipt=receipt, problem="")
