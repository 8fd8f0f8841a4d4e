"""A site calls for help; whoever runs the day answers. What fails is an incident, and the page of incidents has it."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.actions.incidents import open_incident, restore
from diemcau.connectivity.domain import Source
from diemcau.connectivity.domain.incidents import Fault
from diemcau.connectivity.models import Incident
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.domain.audiences import DIRECTORS
from diemcau.live.domain.audiences import site as audience
from diemcau.live.domain.help import HELP_NAMES, Help
from diemcau.live.queries import clock
from diemcau.live.queries.following import MENDED_HERE, incidents, standing_below

Who = models.Model | None
FAULTS = {Help.NO_PICTURE: Fault.NO_PICTURE, Help.NO_SOUND: Fault.NO_SOUND}


@transaction.atomic
def call_help(site: Site, what: Help, *, by: Who) -> None:
    """Show the directors that a site needs somebody; called again it is the same call."""
    turn(site.conference)
    if what in FAULTS:
        open_incident(site, FAULTS[what], by=None, source=Source.SITE)
        told = _incidents(site.conference)
    else:
        at = clock.ms(clock.now(site.conference))
        call = {"site": site.pk, "place": str(site), "words": HELP_NAMES[what], "at": at}
        told = {(DIRECTORS, f"help.{site.pk}"): call, (audience(site.pk), "help"): call}
    append(site.conference, "live.help_called", told, by=by)
    record("live.help_called", site, by=by, within=site.conference, what=what.value)


@transaction.atomic
def answer_help(site: Site, *, by: Account | None) -> None:
    """It is seen to: the call is over, and picture and sound are there again."""
    turn(site.conference)
    for incident in Incident.objects.open().filter(site=site, fault__in=MENDED_HERE):
        restore(incident, "", by=by)
    told = {(DIRECTORS, f"help.{site.pk}"): None, (audience(site.pk), "help"): None} | _incidents(site.conference)
    append(site.conference, "live.help_answered", told, by=by)
    record("live.help_answered", site, by=by, within=site.conference)


def _incidents(conference: Conference) -> dict[tuple[str, str], Any]:
    return incidents(conference, standing_below(conference.pk))
