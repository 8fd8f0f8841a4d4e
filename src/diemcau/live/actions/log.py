"""The end of every action of the day."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from diemcau.conference.models import Conference
from diemcau.journal.models import topic
from diemcau.live.feed.nudge import nudge
from diemcau.live.models import LogEntry, Stage


@transaction.atomic
def append(
    conference: Conference, verb: str, sections: dict[tuple[str, str], Any], *, by: models.Model | None
) -> list[LogEntry]:
    """Write the new content of sections, in the action's own transaction, and wake the stream after it commits.

    Args:
        sections: {(audience, section): its whole new content, JSON}.
    """
    Stage.objects.get_or_create(conference=conference)
    stage = Stage.objects.select_for_update().get(conference=conference)
    entries = [
        LogEntry(
            conference=conference,
            sequence=stage.last_sequence + number,
            audience=audience,
            section=section,
            content=content,
            verb=verb,
            by=topic(by) if by else "system",
        )
        for number, ((audience, section), content) in enumerate(sections.items(), start=1)
    ]
    LogEntry.objects.bulk_create(entries)
    Stage.objects.filter(pk=stage.pk).update(last_sequence=stage.last_sequence + len(entries))
    transaction.on_commit(nudge)
    return entries
