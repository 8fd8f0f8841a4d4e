"""Whether somebody floods a contest with registrations, for those who hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from diemcau.contest.models import CodeSent, Contest

MANY = 300  # codes in an hour; fewer are a busy morning


@dataclass(frozen=True, slots=True, kw_only=True)
class Junk:
    """Codes of the last hour, and how many of them somebody showed."""

    sent: int
    shown: int


def junk_lately(contest: Contest) -> Junk | None:
    """When many codes left and few came back; else nothing. One query."""
    lately = CodeSent.objects.filter(contest=contest, at__gt=timezone.now() - timedelta(hours=1))
    counted = lately.aggregate(sent=Count("pk"), shown=Count("pk", filter=Q(contestant__verified_at__isnull=False)))
    junk = Junk(sent=counted["sent"], shown=counted["shown"])
    return junk if junk.sent >= MANY and junk.shown * 3 < junk.sent else None
