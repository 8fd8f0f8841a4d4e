"""Messages to the sites, and that they were read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models, transaction

from diemcau.conference.models import Conference, Site
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.domain import audiences
from diemcau.live.domain.words import clean
from diemcau.live.models import Message, MessageReceipt
from diemcau.live.queries import clock

Who = models.Model | None


@transaction.atomic
def send_message(conference: Conference, audience: str, text: str, *, key: UUID, by: Who) -> Message:
    """Put a message on the consoles of all sites, of a tier's, or of one site.

    Raises:
        Refused: it says nothing, or nobody would get it.
    """
    turn(conference)
    known = Message.objects.filter(key=key, conference=conference).first()
    if known:
        return known
    text = clean(text, Message.LIMIT)
    if not text:
        raise Refused("Thông báo chưa có nội dung nên chưa gửi; hãy nhập nội dung.")
    expected = receivers(conference, audience).count()
    if not expected:
        raise Refused("Không có điểm cầu nào thuộc nơi nhận này, nên thông báo chưa gửi.")
    message = Message.objects.create(
        key=key,
        conference=conference,
        audience=audience,
        text=text,
        sent_at=clock.now(conference),
        expected=expected,
    )
    told: dict[tuple[str, str], Any] = {(audience, f"message.{audience.partition(':')[0]}"): content(message)}
    append(conference, "live.message_sent", told | acknowledged(message), by=by)
    record("live.message_sent", message, by=by, within=conference, audience=audience)
    return message


@transaction.atomic
def acknowledge(message: Message, site: Site, *, by: Who) -> None:
    """A site has read a message; said twice is said once.

    Raises:
        Refused: the message was not for this site.
    """
    conference = message.conference
    turn(conference)
    if not receivers(conference, message.audience).filter(pk=site.pk).exists():
        raise Refused("Thông báo này không gửi đến điểm cầu của bạn.")
    now = clock.now(conference)
    _, is_new = MessageReceipt.objects.get_or_create(message=message, site=site, defaults={"at": now})
    if is_new:
        append(conference, "live.message_read", acknowledged(message), by=by)
        record("live.message_read", message, by=by, within=conference, site=site.pk)


def receivers(conference: Conference, audience: str) -> models.QuerySet[Site]:
    """The open sites that an audience stands for."""
    sites = Site.objects.open().filter(conference=conference)
    scope, _, name = audience.partition(":")
    if scope == "tier":
        return sites.filter(tier=name)
    if scope == "site":
        return sites.filter(pk=int(name)) if name.isdecimal() else sites.none()
    return sites if audience in {audiences.ALL, audiences.SITES} else sites.none()


def content(message: Message) -> dict[str, Any]:
    return {"id": message.pk, "text": message.text, "at": clock.ms(message.sent_at)}


def acknowledged(message: Message) -> dict[tuple[str, str], Any]:
    """To the directors: the last message and how many have read it."""
    read = message.receipts.count()
    return {
        (audiences.DIRECTORS, "sent"): content(message)
        | {"audience": message.audience, "read": read, "expected": message.expected}
    }
