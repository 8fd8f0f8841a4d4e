"""The register of outgoing documents, and what became of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from diemcau.conference.models import Conference
from diemcau.journal.domain import STATE_NAMES, State
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.words import say
from diemcau.papers.domain.deliveries import STATUS_NAMES, Business, Status
from diemcau.papers.domain.letters import letter_key
from diemcau.papers.models import Delivery, DeliveryEvent, OutgoingDocument, Reading

RECEIVED = [Status.RECEIVED, Status.ASSIGNED, Status.IN_HAND, Status.DONE]


def documents(conference: Conference) -> QuerySet[OutgoingDocument]:
    """Newest first, each with how many deliveries there are and how many were confirmed."""
    return (
        OutgoingDocument.objects.filter(conference=conference)
        .select_related("issuer", "signature__version__paper", "notice__document")
        .prefetch_related("notices__successor")
        .annotate(sent=Count("deliveries", distinct=True))
        .annotate(received=Count("deliveries", filter=Q(deliveries__events__status__in=RECEIVED), distinct=True))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """One recipient of a document: what it said, what became of its letter, and when it was read."""

    delivery: Delivery
    name: str
    tier: str
    entry: str
    status: str
    status_name: str
    kind: str  # of the sign beside it: ok, warn, bad, wait
    note: str
    letter: str
    letter_name: str
    message_id: int | None
    read_at: datetime | None


def delivery_rows(document: OutgoingDocument) -> list[DeliveryRow]:
    """Four queries for any number of recipients."""
    newest = DeliveryEvent.objects.filter(delivery=OuterRef("pk")).order_by("-pk")
    deliveries = list(
        document.deliveries.select_related("organisation", "person", "recipient__entry").annotate(
            status=Subquery(newest.values("status")[:1]), note=Subquery(newest.values("note")[:1])
        )
    )
    keys = {letter_key(one.recipient.dispatch_id, one.recipient_id): one.pk for one in deliveries}
    dispatches = {one.recipient.dispatch_id for one in deliveries}
    letters: dict[int, tuple[int, str]] = {}
    for dispatch in dispatches:
        sent = OutboxMessage.objects.filter(key__startswith=letter_key(dispatch, ""))
        for pk, key, state in sent.values_list("pk", "key", "state"):
            if key in keys:
                letters[keys[key]] = (pk, state)
    read: dict[tuple[str, int], datetime] = {}
    readings = Reading.objects.filter(version=document.version).order_by("-at")
    for body, person, own, at in readings.values_list("organisation", "person", "account__person", "at"):
        read |= {key: at for key in (("body", body), ("person", person or own)) if key[1]}
    recalled = document.notices.filter(business=Business.RECALL).exists()
    return [_row(one, letters.get(one.pk), read.get(_whose(one)), recalled) for one in deliveries]


def _whose(delivery: Delivery) -> tuple[str, int]:
    return ("body", delivery.organisation_id) if delivery.organisation_id else ("person", delivery.person_id or 0)


def _row(delivery: Delivery, letter: tuple[int, str] | None, read_at: datetime | None, recalled: bool) -> DeliveryRow:
    status: str = delivery.status or ""  # type: ignore[attr-defined] # annotated
    name = say(STATUS_NAMES[Status(status)]) if status else say("Đã đến, chưa xác nhận")
    kinds = {"": "wait", "02": "bad", "13": "warn", "15": "ok", "16": "bad"}
    body = delivery.organisation
    return DeliveryRow(
        delivery=delivery,
        name=str(body or delivery.person),
        tier=body.get_tier_display() if body else "",
        entry=delivery.recipient.entry.text if delivery.recipient.entry else "",
        status=status,
        status_name=name,
        kind="warn" if recalled and status not in {"15", "16"} else kinds.get(status, "ok"),
        note=delivery.note or "",  # type: ignore[attr-defined] # annotated
        letter=letter[1] if letter else "",
        letter_name=say(STATE_NAMES[State(letter[1])]) if letter else say("không có địa chỉ thư"),
        message_id=letter[0] if letter else None,
        read_at=read_at,
    )
