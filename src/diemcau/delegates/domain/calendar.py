"""The day as a file that a calendar takes, with its time zone. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from diemcau.kernel.dates import HERE

USUAL = timedelta(hours=4)


def event_file(*, uid: str, title: str, day: date, clock: time | None, place: str, link: str, stamp: datetime) -> bytes:
    """One event; a day without an hour is a whole day. The same `uid` with a later stamp moves the entry."""
    from icalendar import Calendar, Event  # noqa: PLC0415 -- slow import

    calendar = Calendar()
    calendar.add("prodid", "-//Diem Cau//vi")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("sequence", int(stamp.timestamp()) // 60)
    event.add("summary", title)
    event.add("location", place)
    event.add("url", link)
    if clock:
        calendar.add_component(_zone())
        starts = datetime.combine(day, clock, tzinfo=HERE)
        event.add("dtstart", starts)
        event.add("dtend", starts + USUAL)
    else:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


@cache
def _zone() -> Any:
    """What a calendar program must know of our time zone; reckoning it takes longer than all the rest of the file."""
    from icalendar import Timezone  # noqa: PLC0415 -- slow import

    return Timezone.from_tzinfo(HERE)
