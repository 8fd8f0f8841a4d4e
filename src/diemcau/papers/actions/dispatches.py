"""Documents go out to their recipients: each document once to each, whatever dies on the way.

What is to be reached is written first, in one transaction; then recipients are reached some at a time, each with the
documents on its own page and one letter in the outbox, in a transaction that also says that it was reached. Whoever
dies in between leaves recipients that were not; the next one goes on with these. docs/decisions/0024.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation, Person
from diemcau.journal.actions import Letter, put_each, record
from diemcau.journal.models import Attachment
from diemcau.kernel.errors import Refused
from diemcau.papers.actions.ways import pass_gates
from diemcau.papers.domain.contents import FILMS
from diemcau.papers.domain.kinds import Gate
from diemcau.papers.domain.letters import letter_key
from diemcau.papers.models import (
    Delivery,
    Dispatch,
    DispatchRecipient,
    DistributionEntry,
    Notice,
    OutgoingDocument,
    Version,
)
from diemcau.papers.queries.addresses import addresses_of
from diemcau.papers.queries.links import letter_of
from diemcau.papers.transports import ask

AT_ONCE = 150  # deliveries in one transaction: some 15 ms on SQLite, where everybody else waits
MOST_ATTACHED = 8 * 1024 * 1024  # bytes in one letter

To = tuple[Organisation | Person, DistributionEntry | None]


@transaction.atomic
def dispatch(
    documents: Sequence[OutgoingDocument],
    recipients: Iterable[To],
    *,
    key: UUID,
    by: Account | None,
    message: str = "",
    with_files: bool = False,
    address: str = "",
) -> Dispatch:
    """Send documents to recipients. The same key, made by the page, gives the same dispatch back.

    Args:
        recipients: bodies and people, each with the printed entry that stands for it; doubles count once.
        with_files: put the files into the letters too, as long as they are small.
        address: where the product is reached ("https://host/"), so that letters link to the papers; may be unknown.

    Raises:
        Refused: nothing or nobody is chosen, documents of two conferences, one that was recalled or replaced, or
            files too large for a letter.
    """
    if known := Dispatch.objects.filter(key=key).first():
        return known
    chosen = {_key(whom): (whom, entry) for whom, entry in reversed(list(recipients))}
    conference = _checked(documents, len(chosen))
    if with_files and sum(_files_of(documents).values()) > MOST_ATTACHED:
        raise Refused(
            "Các tệp lớn hơn 8 MB nên không kèm được vào thư; hãy bỏ chọn gửi kèm, nơi nhận đọc trên trang của mình."
        )
    made = Dispatch.objects.create(
        key=key,
        conference=conference,
        message=message.strip(),
        with_files=with_files,
        address=address[:200].rstrip("/"),
        by=by,
    )
    made.documents.set(documents)
    addresses = addresses_of(whom for whom, _ in chosen.values() if isinstance(whom, Organisation))
    DispatchRecipient.objects.bulk_create(
        (
            DispatchRecipient(
                dispatch=made,
                organisation=whom if isinstance(whom, Organisation) else None,
                person=whom if isinstance(whom, Person) else None,
                entry=entry,
                email=addresses[whom.pk] if isinstance(whom, Organisation) else whom.email,
            )
            for whom, entry in reversed(chosen.values())
        ),
        batch_size=500,
    )
    pass_gates([document.version for document in documents], Gate.DISPATCHED, by=by)
    ask("queue_dispatch", made.pk)
    record("papers.dispatched", made, by=by, within=conference, documents=len(documents), recipients=len(chosen))
    return made


def reach_some(dispatch_id: int, *, by: Account | None) -> int:
    """Reach the next recipients of a dispatch; returns how many, 0 once all were.

    What the letter says is put together before the transaction: to name the first page, a worker loads every page of
    the product, and nobody else waits for that.
    """
    return _reach_some(dispatch_id, letter_of(dispatch_id), by)


@transaction.atomic
def _reach_some(dispatch_id: int, letter: tuple[str, str], by: Account | None) -> int:
    made = Dispatch.objects.select_for_update().select_related("conference__owner").get(pk=dispatch_id)
    waiting = made.recipients.filter(queued_at=None).select_related("organisation", "person")
    documents = list(made.documents.select_related("signature__version").order_by("on", "number", "pk"))
    some = list(waiting.order_by("pk")[: max(AT_ONCE // max(len(documents), 5), 1)])
    if not some:
        if made.queued_at is None:
            made.queued_at = timezone.now()
            made.save(update_fields=["queued_at"])
            record("papers.dispatch_queued", made, by=by, within=made.conference, recipients=made.recipients.count())
        return 0
    Delivery.objects.bulk_create(
        (
            Delivery(document=document, recipient=one, organisation=one.organisation, person=one.person)
            for one in some
            for document in documents
        ),
        batch_size=2_000,
        ignore_conflicts=True,  # of an earlier dispatch of the same document: it is there already
    )
    subject, text = letter
    put_each(
        (
            Letter(
                key=letter_key(made.pk, one.pk),
                address=one.email,
                recipient=str(one),
                subject=subject,
                text=text,
                about=one,
            )
            for one in some
            if one.email
        ),
        by=made.by,
        within=made.conference,
        attachments=_attachments(documents) if made.with_files else (),
    )
    DispatchRecipient.objects.filter(pk__in=[one.pk for one in some]).update(queued_at=timezone.now())
    return len(some)


def _key(whom: Organisation | Person) -> tuple[str, int]:
    return type(whom).__name__, whom.pk


def _checked(documents: Sequence[OutgoingDocument], recipients: int) -> Conference:
    if not documents or not recipients:
        raise Refused("Hãy chọn ít nhất một văn bản và một nơi nhận; chưa gửi gì.")
    conference = documents[0].conference
    if any(document.conference_id != conference.pk for document in documents):
        raise Refused("Các văn bản thuộc hai hội nghị khác nhau; hãy phát hành riêng.")
    ended = Notice.objects.filter(document__in=documents, business__in=["1", "3"]).select_related("document").first()
    if ended:
        raise Refused(
            f"{ended.document} đã {ended.get_business_display().lower()} nên không phát hành được; chưa gửi gì."
        )
    return conference


def _files_of(documents: Sequence[OutgoingDocument]) -> dict[Version, int]:
    """The signed versions and what goes with them, films apart, with their sizes."""
    versions = [document.version for document in documents]
    versions += Version.objects.filter(annexed_to__in=documents).exclude(content__in=FILMS).distinct()
    return {version: version.size for version in versions}


def _attachments(documents: Sequence[OutgoingDocument]) -> list[Attachment]:
    """One row a file; the bytes stay where they are."""
    found = []
    for version in _files_of(documents):
        made, _ = Attachment.objects.get_or_create(
            file=version.file.name,
            defaults={"name": version.file_name, "content_type": version.media_type.split(";")[0]},
        )
        found.append(made)
    return found
