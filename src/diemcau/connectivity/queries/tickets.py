"""The ticket with which a browser tests a line."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from diemcau.connectivity.feed.tickets import Ticket
from diemcau.connectivity.models import Campaign, Line
from diemcau.directory.models import Account

USUAL_PROFILE = "1080p"


def ticket_for(line: Line, by: Account, *, profile: str = "") -> Ticket:
    """A new test of a line; part of the campaign that is open now and has a slot for the site. One query."""
    now = timezone.now()
    campaign = (
        Campaign.objects.filter(slots__site=line.site_id, opens_at__lte=now, closes_at__gte=now)
        .order_by("-opens_at", "-pk")
        .first()
    )
    return Ticket(
        key=uuid4(),
        conference=line.site.conference_id,
        site=line.site_id,
        line=line.pk,
        by=by.pk,
        profile=campaign.profile if campaign else profile or USUAL_PROFILE,
        campaign=campaign.pk if campaign and not line.is_backup else None,
        seconds=settings.LINE_TEST_SECONDS,
        echoes_a_second=settings.LINE_TEST_ECHOES,
        began=now.timestamp(),
    )
