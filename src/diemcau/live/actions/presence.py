"""What the streams tell of the sites: an instrument's report, kept by the log of the day alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from diemcau.conference.models import Conference
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.domain.audiences import DIRECTORS
from diemcau.live.feed.presence import Change, State
from diemcau.live.queries import clock
from diemcau.live.queries.presence import standing_presence


def note_presence(changes: Iterable[Change], door: str) -> None:
    """Write who came and who was lost.

    Args:
        door: which stream says so. A site that has come in by another door since is not lost.
    """
    by_conference: defaultdict[int, list[Change]] = defaultdict(list)
    for change in changes:
        by_conference[change.conference].append(change)
    for conference in Conference.objects.filter(pk__in=by_conference):
        _note(conference, by_conference[conference.pk], door)


@transaction.atomic
def _note(conference: Conference, changes: list[Change], door: str) -> None:
    turn(conference)
    stands = standing_presence(conference.pk)
    at = clock.ms(clock.now(conference))
    told = {
        (DIRECTORS, f"presence.{change.site}"): {"state": change.state, "since": at, "door": door}
        for change in changes
        if change.state != State.LOST or stands.get(change.site, {}).get("door") == door
    }
    if told:
        append(conference, "live.presence", told, by=None)
