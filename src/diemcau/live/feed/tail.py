"""The log as it grows: every new entry exactly once, in the order of its sequence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Q

from diemcau.live.models import LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One entry as it travels: rendered once, for however many listeners."""

    conference: int
    sequence: int
    audience: str
    section: str
    content: str  # JSON

    @property
    def event(self) -> bytes:
        """The entry as a server-sent event; JSON in one line holds no line break."""
        return f"id: {self.sequence}\nevent: {self.section}\ndata: {self.content}\n\n".encode()


def since(last: dict[int, int], *, limit: int = 5000) -> list[News]:
    """Entries above the last sequence seen of each conference; one query for any number of conferences."""
    if not last:
        return []
    wanted = Q()
    for conference, sequence in last.items():
        wanted |= Q(conference=conference, sequence__gt=sequence)
    return _news(LogEntry.objects.filter(wanted).order_by("conference", "sequence")[:limit])


def snapshot(conference: int) -> list[News]:
    """The newest entry of each section of each audience."""
    newest = (
        LogEntry.objects.filter(conference=conference)
        .order_by()
        .values("audience", "section")
        .annotate(newest=Max("sequence"))
        .values("newest")
    )
    return _news(LogEntry.objects.filter(conference=conference, sequence__in=newest).order_by("sequence"))


def _news(entries: Iterable[LogEntry]) -> list[News]:
    return [
        News(
            conference=entry.conference_id,
            sequence=entry.sequence,
            audience=entry.audience,
            section=entry.section,
            content=json.dumps(entry.content, ensure_ascii=False, separators=(",", ":")),
        )
        for entry in entries
    ]
