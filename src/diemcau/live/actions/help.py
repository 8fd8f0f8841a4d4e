"""A site calls for help; whoever runs the day answers."""

from __future__ import annotations

from django.db import models, transaction

from diemcau.conference.models import Site
from diemcau.journal.actions import record
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.domain.audiences import DIRECTORS
from diemcau.live.domain.audiences import site as audience
from diemcau.live.domain.help import HELP_NAMES, Help
from diemcau.live.queries import clock

Who = models.Model | None


@transaction.atomic
def call_help(site: Site, what: Help, *, by: Who) -> None:
    """Show the directors that a site needs somebody; called again it is the same call."""
    turn(site.conference)
    at = clock.ms(clock.now(site.conference))
    call = {"site": site.pk, "place": str(site), "words": HELP_NAMES[what], "at": at}
    told = {(DIRECTORS, f"help.{site.pk}"): call, (audience(site.pk), "help"): call}
    append(site.conference, "live.help_called", told, by=by)
    record("live.help_called", site, by=by, within=site.conference, what=what.value)


@transaction.atomic
def answer_help(site: Site, *, by: Who) -> None:
    """Somebody sees to it."""
    turn(site.conference)
    told = {(DIRECTORS, f"help.{site.pk}"): None, (audience(site.pk), "help"): None}
    append(site.conference, "live.help_answered", told, by=by)
    record("live.help_answered", site, by=by, within=site.conference)
