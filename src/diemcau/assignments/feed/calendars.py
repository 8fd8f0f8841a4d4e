"""Deadlines of one unit as iCalendar (RFC 5545), under a signed address that can be revoked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing
from django.utils import timezone

from diemcau.assignments.models import CalendarLink, Task

SALT = "diemcau.assignments.calendar"


def secret_of(link: CalendarLink) -> str:
    return signing.dumps([link.pk, link.nonce], salt=SALT)


def link_of(secret: str) -> CalendarLink | None:
    """The link that an address stands for; None where it is forged, or was revoked."""
    try:
        pk, nonce = signing.loads(secret, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    links = CalendarLink.objects.filter(pk=pk, nonce=nonce, revoked_at=None)
    return links.select_related("conference", "organisation").first()


def calendar_of(link: CalendarLink) -> bytes:
    """The conference itself, and every task of the unit that has a day and is not accepted."""
    from icalendar import Calendar, Event  # noqa: PLC0415 -- slow import

    calendar = Calendar()
    calendar.add("prodid", "-//Điểm cầu//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{link.organisation}: {link.conference}")
    conference = link.conference
    if day := conference.starts_on:
        event = Event()
        event.add("uid", f"conference-{conference.pk}@diemcau")
        event.add("summary", conference.title)
        event.add("location", conference.place)
        if conference.clock:
            event.add("dtstart", datetime.combine(day, conference.clock, timezone.get_current_timezone()))
        else:
            event.add("dtstart", day)
        event.add("dtstamp", timezone.now())
        calendar.add_component(event)
    tasks = Task.objects.within(conference).filter(organisation=link.organisation, acceptance=None)
    for task in tasks.select_related("product__assignment"):
        until = task.product.until
        if until is None:
            continue
        event = Event()
        event.add("uid", f"task-{task.pk}@diemcau")
        event.add("summary", task.product.text)
        event.add("description", task.product.acceptance)
        event.add("dtstart", until)
        event.add("dtend", until + timedelta(days=1))
        event.add("dtstamp", timezone.now())
        calendar.add_component(event)
    return bytes(calendar.to_ical())
