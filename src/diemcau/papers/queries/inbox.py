"""What reached a unit: documents that were issued to it, papers that it may read."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.kernel.words import say
from diemcau.papers.domain.deliveries import STATUS_NAMES, Business, Status
from diemcau.papers.models import Delivery, DeliveryEvent, Notice, Version
from diemcau.papers.permissions import own_deliveries


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One document as its recipient sees it: what was said of it, and what the office has said since."""

    delivery: Delivery
    status: str
    status_name: str
    annexes: tuple[Version, ...]
    notices: tuple[Notice, ...]

    @property
    def recall(self) -> Notice | None:
        return next((one for one in self.notices if one.business == Business.RECALL), None)

    @property
    def is_waiting(self) -> bool:
        """Whether its recipient is asked for an answer."""
        return self.status == Status.RECALL_ASKED if self.recall else self.status in {"", Status.ARRIVED}


def incoming(conference: Conference, account: Account) -> list[Incoming]:
    """Newest first; four queries."""
    newest = DeliveryEvent.objects.filter(delivery=OuterRef("pk")).order_by("-pk")
    found = (
        own_deliveries(account, conference)
        .select_related("document__issuer", "document__signature__version__paper", "organisation", "person")
        .prefetch_related("document__annexes__paper", "document__notices__successor")
        .annotate(status=Subquery(newest.values("status")[:1]))
        .order_by("-document__on", "-pk")
    )
    return [
        Incoming(
            delivery=one,
            status=one.status or "",
            status_name=say(STATUS_NAMES[Status(one.status)]) if one.status else say("Chưa xác nhận"),
            annexes=tuple(one.document.annexes.all()),
            notices=tuple(one.document.notices.all()),
        )
        for one in found
    ]


def unanswered(conference: Conference, organisation: int) -> int:
    """How many documents were issued to a body that has not answered, recalled ones apart."""
    issued = Delivery.objects.filter(document__conference=conference, organisation=organisation, events=None)
    return issued.exclude(document__notices__business=Business.RECALL).count()


def waiting(conference: Conference, account: Account) -> int:
    """How many documents wait for this account's receipt."""
    return sum(one.is_waiting for one in incoming(conference, account))
