"""The conference's file: what is in it, in the order in which it came to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone

from diemcau.assignments.models import Request, Task
from diemcau.conference.models import Conference
from diemcau.papers.models import OutgoingDocument, Paper, Signature, Version

INDEX = "Mục lục văn bản, tài liệu trong hồ sơ"


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
    rest = rest.exclude(title=INDEX)
    found += [
        Filed(
            symbol="–",
            on=timezone.localdate(one.at),
            subject=one.title,
            author=one.drafted_by.name if one.drafted_by else conference.owner.name,
            paper=one,
        )
        for one in rest.select_related("drafted_by").order_by("at")
    ]
    return found


def index_lines(conference: Conference) -> list[tuple[str, str, str, str, str]]:
    """The index as its columns say it."""
    return [
        (str(number), one.symbol, f"{one.on:%d/%m/%Y}", one.author, one.subject)
        for number, one in enumerate(file_of(conference), start=1)
    ]


def file_versions(conference: Conference) -> list[Version]:
    """What the file consists of: of each paper the signed version, else the newest; the index among them."""
    chosen: dict[int, Version] = {}
    versions = Version.objects.filter(paper__conference=conference).annotate(
        is_signed=Exists(Signature.objects.filter(version=OuterRef("pk")))
    )
    for version in versions.order_by("paper", "-is_signed", "-number"):
        chosen.setdefault(version.paper_id, version)
    return list(chosen.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What is still open when somebody wants to close: it goes on being tracked afterwards."""

    tasks: int
    requests: int
    unissued: int

    def __bool__(self) -> bool:
        return bool(self.tasks or self.requests or self.unissued)


def unfinished(conference: Conference) -> Unfinished:
    """Three queries."""
    return Unfinished(
        tasks=Task.objects.within(conference).filter(acceptance=None).count(),
        requests=Request.objects.filter(conference=conference, closure=None).count(),
        unissued=OutgoingDocument.objects.filter(conference=conference, deliveries=None).count(),
    )
