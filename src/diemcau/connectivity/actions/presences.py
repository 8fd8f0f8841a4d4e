"""Where a site stands in the meeting."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Site
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.models import Presence
from diemcau.directory.models import Account
from diemcau.journal.actions import record


@transaction.atomic
def note_presence(
    site: Site,
    state: PresenceState,
    *,
    by: Account | None,
    source: Source,
    at: datetime | None = None,
    note: str = "",
) -> Presence:
    """Say where a site stands from now on. What is said again changes nothing; what came earlier stays as history.

    Args:
        at: when it was seen; news older than the present state is not taken over.
    """
    at = at or timezone.now()
    Site.objects.select_for_update().get(pk=site.pk)
    present = Presence.objects.current().filter(site=site).first()
    if present and (present.state == state or present.since > at):
        return present
    Presence.objects.current().filter(site=site).update(until=at)
    noted = Presence.objects.create(site=site, state=state, since=at, source=source, by=by, note=note[:300])
    record("connectivity.presence_noted", site, by=by, within=site.conference, state=state.value, source=source.value)
    return noted
