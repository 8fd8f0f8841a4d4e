"""Incidents for the page, for a site, for the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet
from django.utils.timezone import localtime

from diemcau.conference.models import Conference
from diemcau.connectivity.domain.incidents import DEED_NAMES, Deed, Typical, lasting, typical
from diemcau.connectivity.models import Incident, IncidentEntry
from diemcau.directory.models import Account
from diemcau.kernel.words import say

SHOWN = 300  # that are over; the report has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    open: tuple[Incident, ...]
    over: tuple[Incident, ...]
    typical: Typical

    @property
    def unattended(self) -> int:
        return sum(incident.handler_id is None for incident in self.open)


def incidents_of(conference: Conference, account: Account) -> QuerySet[Incident]:
    return (
        Incident.objects.visible_to(account)
        .filter(site__conference=conference)
        .select_related("site__host", "site__conference", "handler", "opened_by", "restored_by")
        .prefetch_related("entries__by", "site__duty", "site__lines")
    )


def incident_page(conference: Conference, account: Account) -> IncidentPage:
    """Those that last, the ones nobody is on first; then those that are over, the newest first."""
    found = incidents_of(conference, account)
    lasting_ones = tuple(sorted(found.filter(restored_at=None), key=lambda one: one.handler_id is not None))
    over = tuple(found.exclude(restored_at=None)[:SHOWN])
    return IncidentPage(
        open=lasting_ones,
        over=over,
        typical=typical(one.course for one in (*lasting_ones, *over) if not one.was_withdrawn),
    )


def incident_version(conference: Conference) -> str:
    """Changes with every line of any timeline. One query."""
    found = IncidentEntry.objects.filter(incident__site__conference=conference).aggregate(Max("pk"), Count("pk"))
    return f"{found['pk__max'] or 0}-{found['pk__count']}"


HEADINGS = (
    "Điểm cầu",
    "Sự cố",
    "Theo",
    "Bắt đầu",
    "Phát hiện",
    "Khôi phục",
    "Thời gian phát hiện",
    "Thời gian khôi phục",
    "Người xử lý",
    "Nguyên nhân",
    "Diễn biến",
)


def report_lines(conference: Conference, account: Account) -> list[list[str]]:
    """A line for each incident, in the order in which they were seen."""
    lines = []
    for incident in incidents_of(conference, account).order_by("opened_at", "pk"):
        course = "; ".join(
            " ".join(filter(None, [f"{localtime(entry.at):%H:%M:%S}", say(DEED_NAMES[Deed(entry.deed)]), entry.text]))
            for entry in incident.entries.all()
        )
        lines.append(
            [
                str(incident.site.host),
                incident.get_fault_display(),
                incident.get_source_display(),
                _at(incident.began_at),
                _at(incident.opened_at),
                _at(incident.restored_at),
                lasting(incident.course.to_detect),
                lasting(incident.to_restore),
                str(incident.handler or ""),
                incident.cause,
                course,
            ]
        )
    return lines


def _at(moment: datetime | None) -> str:
    return f"{localtime(moment):%H:%M:%S %d/%m/%Y}" if moment else ""
