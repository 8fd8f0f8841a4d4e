"""Sites and units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from diemcau.conference.models import Conference, Site, Unit
from diemcau.plan.actions.rows import change, ground, make
from diemcau.plan.domain.difference import Change, State, Steps
from diemcau.plan.domain.target import SiteTarget


def write_sites(conference: Conference, state: State, steps: Steps, now: datetime) -> dict[int, int]:
    """Make and change sites, each after the one above it; gives the pk of every site by its host."""
    sites = {row.host: row.pk for row in state.sites}
    waiting = [step.wanted for step in steps.sites if step.change is Change.ADDED and step.wanted]
    while waiting:
        ready = [site for site in waiting if site.parent is None or site.parent in sites]
        made = make(Site, (_new(conference, site, sites) for site in ready))
        sites |= {site.host_id: site.pk for site in made}
        waiting = [site for site in waiting if site.host not in sites]

    def changes() -> Iterator[tuple[int, dict[str, Any]]]:
        for step in steps.sites:
            if step.row and step.wanted:
                above = sites[step.wanted.parent] if step.wanted.parent is not None else None
                facts = {"tier": step.wanted.tier, "parent_id": above, "ground_lost_at": None}
                yield step.row.pk, facts | ground(step.wanted.lines)
            elif step.row and step.change is Change.FLAGGED:
                yield step.row.pk, {"ground_lost_at": now}

    change(Site, changes())
    return sites


def _new(conference: Conference, site: SiteTarget, sites: dict[int, int]) -> Site:
    return Site(
        conference=conference,
        host_id=site.host,
        tier=site.tier,
        parent_id=sites[site.parent] if site.parent is not None else None,
        **ground(site.lines),
    )


def write_units(
    conference: Conference, state: State, steps: Steps, sites: dict[int, int], now: datetime
) -> dict[int, int]:
    """Make and change units; gives the pk of every unit by its organisation."""
    units = {row.organisation: row.pk for row in state.units}

    def place(host: int | None) -> int | None:
        return sites[host] if host is not None else None

    new = (
        Unit(
            conference=conference,
            organisation_id=step.wanted.organisation,
            site_id=place(step.wanted.site),
            home_id=place(step.wanted.home),
        )
        for step in steps.units
        if step.change is Change.ADDED and step.wanted
    )
    units |= {unit.organisation_id: unit.pk for unit in make(Unit, new)}

    def changes() -> Iterator[tuple[int, dict[str, Any]]]:
        for step in steps.units:
            if step.row and step.wanted:
                facts = {"site_id": place(step.wanted.site), "home_id": place(step.wanted.home)}
                yield step.row.pk, facts | {"ground_lost_at": None}
            elif step.row and step.change is Change.FLAGGED:
                yield step.row.pk, {"ground_lost_at": now}

    change(Unit, changes())
    return units
