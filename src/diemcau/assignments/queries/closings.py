"""The conference's file: what is in it, in the order in which it came to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from diemcau.conference.models import Conference
from diemcau.papers.models import OutgoingDocument, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One line of the index (mục lục văn bản trong hồ sơ)."""

    symbol: str
    on: date
    subject: str
    author: str
    paper: Paper | None


def file_of(conference: Conference) -> list[Filed]:
    """Issued documents by their number and day, then papers that were never issued; two queries."""
    issued = list(
        OutgoingDocument.objects.filter(conference=conference)
        .select_related("issuer", "signature__version__paper")
        .order_by("on", "number")
    )
    found = [
        Filed(
            symbol=str(one),
            on=one.on,
            subject=one.subject,
            author=one.issuer.name,
            paper=one.signature.version.paper,
        )
        for one in issued
    ]
    rest = Paper.objects.filter(conference=conference).exclude(pk__in=[one.paper.pk for one in found if one.paper])
    found += [
        Filed(
            symbol="–",
            on=one.at.date(),
            subject=one.title,
            author=one.drafted_by.name if one.drafted_by else conference.owner.name,
            paper=one,
        )
        for one in rest.select_related("drafted_by").order_by("at")
    ]
    return found
