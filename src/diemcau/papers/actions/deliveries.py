"""What becomes of a document after it was issued: receipts, recall, correction, replacement."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.directory.models import Account
from diemcau.journal.actions import Letter, put_each, record
from diemcau.kernel.errors import Refused
from diemcau.papers.actions.dispatches import To, dispatch
from diemcau.papers.domain.deliveries import Business, Status, may_follow
from diemcau.papers.domain.letters import recall_letter, silent_letter
from diemcau.papers.models import Delivery, DeliveryEvent, Dispatch, Notice, OutgoingDocument
from diemcau.papers.queries.links import inbox_of


@transaction.atomic
def say(
    delivery: Delivery,
    status: Status,
    *,
    by: Account | None,
    note: str = "",
    transport: str = "page",
    message_id: str = "",
) -> DeliveryEvent:
    """Note what a recipient says of its copy: received, refused, in hand; of a recalled one, destroyed or kept.

    Args:
        transport: by which way it came, with the message's own id where it has one: the same message twice is one.

    Raises:
        Refused: it cannot be said now, or a refusal gives no reason.
    """
    Delivery.objects.select_for_update().get(pk=delivery.pk)
    if message_id and (known := DeliveryEvent.objects.filter(transport=transport, message_id=message_id).first()):
        return known
    newest = delivery.events.last()
    recalled = Notice.objects.filter(document=delivery.document_id, business=Business.RECALL).exists()
    before = newest.status if newest else ""
    if not may_follow(before, status, is_recalled=recalled):
        raise Refused("Tình trạng này không ghi được lúc này; hãy tải lại trang để xem văn bản đang ở đâu.")
    if status in {Status.REFUSED, Status.RECALL_REFUSED} and not note.strip():
        raise Refused("Hãy ghi lý do; chưa lưu gì.")
    event = DeliveryEvent.objects.create(
        delivery=delivery,
        status=status.value,
        note=note.strip()[:300],
        transport=transport,
        message_id=message_id,
        by=by,
    )
    record("papers.delivery_said", delivery, by=by, within=delivery.document.conference, status=status.value)
    return event


@transaction.atomic
def recall(document: OutgoingDocument, reason: str, *, by: Account | None, address: str = "") -> Notice:
    """Take an issued document back: nobody reads it from now on, and each recipient is asked to destroy its copy.

    Raises:
        Refused: no reason, or it was recalled or replaced already.
    """
    notice = _notice(document, Business.RECALL, reason, None, by)
    deliveries = list(document.deliveries.select_related("recipient__organisation", "recipient__person"))
    DeliveryEvent.objects.bulk_create(
        (
            DeliveryEvent(delivery=one, status=Status.RECALL_ASKED.value, note=notice.reason, by=by)
            for one in deliveries
        ),
        batch_size=500,
    )
    told = (str(document), document.on, document.subject)
    page = inbox_of(document.conference, address)
    subject, text = recall_letter(str(document.issuer), told, notice.reason, page=page)
    put_each(
        (
            Letter(
                key=f"recall:{document.pk}:{one.pk}",
                address=one.recipient.email,
                recipient=str(one.recipient),
                subject=subject,
                text=text,
                about=one.recipient,
            )
            for one in deliveries
            if one.recipient.email
        ),
        by=by,
        within=document.conference,
    )
    record("papers.recalled", document, by=by, within=document.conference, deliveries=len(deliveries))
    return notice


@transaction.atomic
def announce(
    document: OutgoingDocument,
    business: Business,
    successor: OutgoingDocument,
    reason: str,
    *,
    key: UUID,
    by: Account | None,
    address: str = "",
) -> Dispatch:
    """Replace a document by one of equal standing, or put its form right by a công văn: it goes to the same recipients.

    Raises:
        Refused: no reason, not issued, replaced or recalled already, or the new one is no fit successor.
    """
    if successor.pk == document.pk or successor.conference_id != document.conference_id:
        raise Refused("Văn bản mới phải là văn bản khác của cùng hội nghị; chưa có gì thay đổi.")
    if business is Business.REPLACE and successor.code != document.code:
        raise Refused(
            "Văn bản có sai sót về nội dung phải được thay bằng văn bản cùng loại (Nghị định 30/2020/NĐ-CP, điều 18)."
        )
    if business is Business.UPDATE and successor.code:
        raise Refused("Sai sót về thể thức được đính chính bằng công văn (Nghị định 30/2020/NĐ-CP, điều 18).")
    recipients: list[To] = [
        (one.organisation or one.person, one.recipient.entry)  # type: ignore[misc] # one of the two is there
        for one in document.deliveries.select_related("organisation", "person", "recipient__entry")
    ]
    if not recipients:
        raise Refused(f"{document} chưa phát hành nên không cần thay thế hay đính chính.")
    notice = _notice(document, business, reason, successor, by)
    words = f"{notice}. Lý do: {notice.reason}"
    made = dispatch([successor], recipients, key=key, by=by, message=words, address=address)
    record("papers.announced", document, by=by, within=document.conference, business=business.value)
    return made


@transaction.atomic
def remind_silent(document: OutgoingDocument, *, by: Account | None, address: str = "") -> tuple[int, int]:
    """Write to the recipients that have said nothing yet, at most once a day.

    Returns:
        How many letters are new, and how many silent recipients have no address: somebody has to call them.

    Raises:
        Refused: the document was recalled or replaced, or nobody is silent.
    """
    if document.notices.filter(business__in=[Business.RECALL, Business.REPLACE]).exists():
        raise Refused(f"{document} đã thu hồi hoặc thay thế nên không nhắc nữa.")
    silent = list(
        document.deliveries.filter(events=None).select_related("recipient__organisation", "recipient__person")
    )
    if not silent:
        raise Refused("Mọi nơi nhận đã trả lời nên không có ai để nhắc.")
    page = inbox_of(document.conference, address)
    letters = []
    for one in silent:
        told = (str(document), document.on, document.subject)
        subject, text = silent_letter(str(document.issuer), told, timezone.localdate(one.at), page=page)
        if one.recipient.email:
            letters.append(
                Letter(
                    key=f"silent:{one.pk}:{timezone.localdate():%Y%m%d}",
                    address=one.recipient.email,
                    recipient=str(one.recipient),
                    subject=subject,
                    text=text,
                    about=one.recipient,
                )
            )
    told_now = put_each(letters, by=by, within=document.conference)
    record("papers.silent_reminded", document, by=by, within=document.conference, letters=told_now)
    return told_now, len(silent) - len(letters)


def _notice(
    document: OutgoingDocument, business: Business, reason: str, successor: OutgoingDocument | None, by: Account | None
) -> Notice:
    if not reason.strip():
        raise Refused("Hãy ghi lý do; nơi nhận cần biết vì sao. Chưa có gì thay đổi.")
    try:
        with transaction.atomic():
            return Notice.objects.create(
                document=document,
                business=business.value,
                successor=successor,
                reason=" ".join(reason.split())[:300],
                by=by,
            )
    except IntegrityError:
        raise Refused(f"{document} đã thu hồi hoặc thay thế, hoặc văn bản mới đã dùng cho văn bản khác.") from None
