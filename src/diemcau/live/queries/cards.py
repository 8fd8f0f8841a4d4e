"""What the chair sees of a site before calling it: who is there, and what packages above know of its unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from diemcau.conference.models import Site
from diemcau.connectivity.domain import PRESENCE_NAMES, PresenceState
from diemcau.live.queries.people import people_at
from diemcau.live.queries.presence import standing_presence

# Packages above add (what, how it stands): the published rank, points that were lost, open requests of the unit.
also_tells: list[Callable[[Site], Iterable[tuple[str, str]]]] = []


def card(site: Site) -> dict[str, Any]:
    said = standing_presence(site.conference_id).get(site.pk)
    state = PresenceState(said["state"]) if said else PresenceState.NOT_YET
    facts = [(label, value) for tell in also_tells for label, value in tell(site)]
    return {
        "site": site.pk,
        "name": str(site),
        "state": PRESENCE_NAMES[state],
        "people": people_at(site.conference, site.pk),
        "facts": facts,
    }
