"""Everybody who asked for the floor on the day, and how many turns each tier has had of those it was given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from diemcau.conference.models import Conference, Site
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.kernel.words import say
from diemcau.live.domain.floor import RequestState
from diemcau.live.models import FloorQuota, FloorRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class TierTurns:
    """`given` None: as many as it likes."""

    tier: Tier
    name: str
    sites: int
    spoken: int
    given: int | None


def tier_turns(conference: Conference) -> list[TierTurns]:
    """The tiers that have sites, the highest first. Three queries."""
    sites = Counter(Site.objects.open().filter(conference=conference).values_list("tier", flat=True))
    spoke = FloorRequest.objects.filter(conference=conference, state=RequestState.OFF)
    spoken = Counter(spoke.values_list("tier", flat=True))
    given = dict(FloorQuota.objects.filter(conference=conference).values_list("tier", "turns"))
    return [
        TierTurns(tier=tier, name=say(name), sites=sites[tier], spoken=spoken[tier], given=given.get(tier))
        for tier, name in TIER_NAMES.items()
        if sites[tier]
    ]


def turns(conference: Conference) -> list[FloorRequest]:
    """In the order in which they asked."""
    rows = FloorRequest.objects.filter(conference=conference).select_related("site__host", "organisation")
    return list(rows.order_by("asked_at", "pk"))
