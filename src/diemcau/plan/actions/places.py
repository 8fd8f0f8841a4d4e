"""Sites and units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from diemcau.conference.models import Conference, Site, Unit
from diemcau.plan.actions.rows import change, ground, pour
from diemcau.plan.domain.difference import Change, State, Steps
from diemcau.plan.domain.target import SiteTarget


def write_sites(conference: Conference, state: State, steps: Steps, now: datetime) -> dict[int, int]:
    """Make and change sites, each after the one above it; gives the pk of every site by its host."""
    sites = {row.host: row.pk for row in state.sites}
    waiting = [step.wanted for step in steps.sites if step.change is Change.ADDED and step.wanted]
    while waiting:
        ready = [site for site in waiting if site.parent is None or site.parent in sites]
        columns = ("conference_id", "host_id", "tier", "parent_id", "first_line", "last_line")
        pour(Site, columns, (_columns(conference, site, sites) for site in ready))
        sites = dict(Site.objects.filter(conference=conference).values_list("host_id", "pk").iterator())
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


def _columns(conference: Conference, site: SiteTarget, sites: dict[int, int]) -> tuple[int | str | None, ...]:
    above = sites[site.parent] if site.parent is not None else None
    return conference.pk, site.host, site.tier, above, *(site.lines or (None, None))


def write_units(
    conference: Conference, state: State, steps: Steps, sites: dict[int, int], now: datetime
) -> dict[int, int]:
    """Make and change units; gives the pk of every unit by its organisation."""
    units = {row.organisation: row.pk for row in state.units}

    def place(host: int | None) -> int | None:
        return sites[host] if host is not None else None

    wanted = [step.wanted for step in steps.units if step.change is Change.ADDED and step.wanted]
    if wanted:
        new = ((conference.pk, unit.organisation, place(unit.site), place(unit.home), False) for unit in wanted)
        pour(Unit, ("conference_id", "organisation_id", "site_id", "home_id", "was_moved"), new)
        units = dict(Unit.objects.filter(conference=conference).values_list("organisation_id", "pk").iterator())

    def changes() -> Iterator[tuple[int, dict[str, Any]]]:
        for step in steps.units:
            if step.row and step.wanted:
                facts = {"site_id": place(step.wanted.site), "home_id": place(step.wanted.home)}
                yield step.row.pk, facts | {"ground_lost_at": None}
            elif step.row and step.change is Change.FLAGGED:
                yield step.row.pk, {"ground_lost_at": now}

    change(Unit, changes())
    return units
