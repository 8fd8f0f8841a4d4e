"""What the streams tell of the sites: the wall's rows, and the directors' screens in the same transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.actions import note_presence
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.domain.audiences import DIRECTORS
from diemcau.live.feed.presence import Change, State
from diemcau.live.queries import clock
from diemcau.live.queries.presence import standing_presence

AT_ONCE = 20  # sites a transaction: others wait for it


def note_changes(changes: Iterable[Change], door: str) -> None:
    """Write who came and who was lost.

    Args:
        door: which stream says so. A site that has come in by another door since is not lost.
    """
    by_conference: defaultdict[int, list[Change]] = defaultdict(list)
    for change in changes:
        by_conference[change.conference].append(change)
    for conference in Conference.objects.filter(pk__in=by_conference):
        waiting = iter(by_conference[conference.pk])
        while some := list(islice(waiting, AT_ONCE)):
            _note(conference, some, door)


@transaction.atomic
def _note(conference: Conference, changes: Sequence[Change], door: str) -> None:
    turn(conference)
    stands = standing_presence(conference.pk)
    now = clock.now(conference)
    sites = Site.objects.filter(conference=conference).in_bulk([change.site for change in changes])
    told = {}
    for change in changes:
        if change.site not in sites:
            continue
        if change.state == State.LOST and stands.get(change.site, {}).get("door") != door:
            continue
        note_presence(sites[change.site], PresenceState(change.state), by=None, source=Source.SYSTEM, at=now)
        told[DIRECTORS, f"presence.{change.site}"] = {"state": change.state, "since": clock.ms(now), "door": door}
    if told:
        append(conference, "live.presence", told, by=None)
