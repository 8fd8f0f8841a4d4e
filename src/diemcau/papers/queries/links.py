"""What the letter of a dispatch says, and where its documents are read."""

from __future__ import annotations

from django.urls import reverse

from diemcau.conference.models import Conference
from diemcau.papers.domain.letters import dispatch_letter
from diemcau.papers.models import Dispatch, OutgoingDocument


def letter_of(dispatch_id: int) -> tuple[str, str]:
    """Subject and text, the same to every recipient."""
    made = Dispatch.objects.select_related("conference__owner").get(pk=dispatch_id)
    documents = made.documents.select_related("signature__version").order_by("on", "number", "pk")
    return dispatch_letter(
        str(made.conference.owner),
        str(made.conference),
        [(str(one), one.on, one.subject, page_of(one, made.address)) for one in documents],
        made.message,
        page=inbox_of(made.conference, made.address),
    )


def page_of(document: OutgoingDocument, address: str) -> str:
    """Where the issued version is read; nothing where nobody knows by what address the product is reached."""
    if not address:
        return ""
    version = document.version
    return f"{address}{reverse('papers:version', args=[document.conference_id, version.paper_id, version.number])}"


def inbox_of(conference: Conference, address: str) -> str:
    return f"{address}{reverse('papers:inbox', args=[conference.pk])}" if address else ""
