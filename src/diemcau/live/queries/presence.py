"""Which sites are there, by the log."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from diemcau.live.models import LogEntry

PREFIX = "presence."


def standing_presence(conference: int) -> dict[int, dict[str, Any]]:
    """The newest word on each site: {site: {state, since, door}}."""
    newest = (
        LogEntry.objects.filter(conference=conference, audience="directors", section__startswith=PREFIX)
        .order_by()
        .values("section")
        .annotate(newest=Max("sequence"))
        .values("newest")
    )
    entries = LogEntry.objects.filter(conference=conference, sequence__in=newest)
    return {int(entry.section.removeprefix(PREFIX)): entry.content for entry in entries if entry.content}


def present_by(door: str) -> list[tuple[int, int]]:
    """(conference, site) of all that came in by one door and were not lost since."""
    conferences = (
        LogEntry.objects.filter(verb="live.presence").order_by().values_list("conference", flat=True).distinct()
    )
    return [
        (conference, site)
        for conference in conferences
        for site, said in standing_presence(conference).items()
        if said["door"] == door and said["state"] != "lost"
    ]
