"""The conference's own time: ours, or that of a rehearsal, which may run faster."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.live.models import Rehearsal

USUAL_HOUR = time(8)


def now(conference: Conference) -> datetime:
    """What the clock of a conference says, in whole milliseconds."""
    ours = timezone.now()
    rehearsal = Rehearsal.objects.filter(pk=conference.pk).first()
    if rehearsal:
        ours = rehearsal.clock_from + (ours - rehearsal.began_at) * rehearsal.factor
    return ours.replace(microsecond=ours.microsecond // 1000 * 1000)


def begins(conference: Conference) -> datetime | None:
    """When a conference begins: at eight where only the day is known; None while the day is not."""
    day = conference.starts_on
    if day is None:
        return None
    return datetime.combine(day, conference.clock or USUAL_HOUR, ZoneInfo(settings.TIME_ZONE))


def ms(instant: datetime) -> int:
    """Milliseconds since 1970, as screens and the log have them."""
    return round(instant.timestamp() * 1000)


def instant(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
