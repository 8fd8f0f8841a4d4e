"""A screen as it stands, for its first picture; the stream goes on from its sequence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from diemcau.conference.models import Conference
from diemcau.live.models import LogEntry, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    sequence: int
    sections: dict[str, Any]


def standing(conference: Conference, audiences: Collection[str]) -> Standing:
    """The newest of each section; two queries. The sequence is read first: what comes later is heard again."""
    stage = Stage.objects.filter(conference=conference).first()
    newest = (
        LogEntry.objects.filter(conference=conference, audience__in=audiences)
        .order_by()
        .values("audience", "section")
        .annotate(newest=Max("sequence"))
        .values("newest")
    )
    entries = LogEntry.objects.filter(conference=conference, sequence__in=newest).order_by("sequence")
    sections = {entry.section: entry.content for entry in entries}
    return Standing(sequence=stage.last_sequence if stage else 0, sections=sections)
