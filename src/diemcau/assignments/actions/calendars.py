"""A unit's calendar address: made, renewed, revoked."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from diemcau.assignments.models import CalendarLink
from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record


@transaction.atomic
def make_calendar_link(conference: Conference, organisation: Organisation, *, by: Account) -> CalendarLink:
    """A new address; the old one ends."""
    Conference.objects.held(conference.pk)
    links = CalendarLink.objects.filter(conference=conference, organisation=organisation, revoked_at=None)
    links.update(revoked_at=timezone.now())
    made = CalendarLink.objects.create(conference=conference, organisation=organisation, by=by)
    record("assignments.calendar_made", organisation, by=by, within=conference)
    return made


@transaction.atomic
def revoke_calendar_link(link: CalendarLink, *, by: Account) -> None:
    """From here on the address opens nothing."""
    CalendarLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
    record("assignments.calendar_revoked", link.organisation, by=by, within=link.conference)
