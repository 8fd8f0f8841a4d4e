"""The log follows the packages below: a wall that was changed on another page, a list that was ticked at a door.

They do not know of the log, so it looks: whoever listens sees within two seconds what they say.
"""

from __future__ import annotations

import time
from typing import Any

from django.db import transaction

from diemcau.conference.models import Conference
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.queries.following import standing_below, told_below, version

LEAST_S = 0.9
SHARE = 20  # looking takes at most a twentieth of the time


def follow(conference: Conference) -> int:
    """Append what the log does not say yet; gives how many sections that were. Compared without the turn:

    what another server writes meanwhile is compared again on the next look.
    """
    standing = standing_below(conference.pk)
    told = told_below(conference, standing)
    changed = {name: content for name, content in told.items() if name not in standing or standing[name] != content}
    news = {name: content for name, content in changed.items() if name in standing or _says(content)}
    if news:
        with transaction.atomic():
            turn(conference)
            append(conference, "live.followed", news, by=None)
    return len(news)


def _says(content: Any) -> bool:
    """Whether something that never stood in the log is worth its first entry."""
    return bool(content) and (not isinstance(content, dict) or bool(content.get("people", True)))


class Follower:
    """Looks after conferences that somebody listens to, each as often as looking is cheap."""

    def __init__(self) -> None:
        self._settled: dict[int, tuple[Any, ...]] = {}
        self._due: dict[int, float] = {}

    def look(self, conferences: list[int]) -> bool:
        """Give the log what it lacks; says whether that was anything."""
        has_news = False
        for pk in conferences:
            began = time.monotonic()
            if self._due.get(pk, 0) > began:
                continue
            has_news |= self._look(pk)
            self._due[pk] = began + max(LEAST_S, (time.monotonic() - began) * SHARE)
        return has_news

    def _look(self, pk: int) -> bool:
        now = version(pk)
        if self._settled.get(pk) == now:
            return False
        conference = Conference.objects.filter(pk=pk).first()
        if conference is None:
            self._settled[pk] = now
            return False
        if follow(conference):
            return True  # not settled: another server may have written between our looking and our writing
        self._settled[pk] = now
        return False
