"""Checklists of sites: one site's, and how far all of them are."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain.checklist import OF_SITES, Item
from diemcau.connectivity.models import Tick, TickCheck
from diemcau.directory.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item with the site's word on it and the technician's; None where nobody spoke."""

    item: Item
    tick: Tick | None
    check: TickCheck | None

    @property
    def kind(self) -> str:
        if self.tick is None:
            return "wait"
        if not self.tick.is_ready or (self.check and not self.check.agrees):
            return "bad"
        return "ok" if self.check else "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteStand:
    """How far one site is: items that it says are ready, of these seen by the technician, items that failed."""

    site: Site
    ready: int
    checked: int
    failed: int
    duty: int

    @property
    def lacking(self) -> int:
        return len(OF_SITES) - self.ready

    @property
    def kind(self) -> str:
        if self.failed:
            return "bad"
        if self.ready == len(OF_SITES):
            return "ok" if self.checked == len(OF_SITES) else "warn"
        return "wait"


def checklist(site: Site) -> list[Line]:
    ticks = {tick.item: tick for tick in site.ticks.select_related("by", "check_row__by")}
    return [
        Line(item=item, tick=ticks.get(item.key), check=getattr(ticks.get(item.key), "check_row", None))
        for item in OF_SITES
    ]


def stands(conference: Conference, account: Account) -> list[SiteStand]:
    """Every open site that the account sees. Three queries for any number of sites."""
    sites = (
        Site.objects.visible_to(account)
        .open()
        .filter(conference=conference)
        .select_related("host", "parent__host")
        .order_by("host__rank", "host__area_code", "pk")
        .prefetch_related("duty")
    )
    ready: dict[int, int] = {}
    checked: dict[int, int] = {}
    failed: dict[int, int] = {}
    ticks = Tick.objects.filter(site__conference=conference).values_list("site", "is_ready", "check_row__agrees")
    for site, is_ready, agrees in ticks:
        if is_ready and agrees is not False:
            ready[site] = ready.get(site, 0) + 1
            checked[site] = checked.get(site, 0) + (agrees is True)
        else:
            failed[site] = failed.get(site, 0) + 1
    return [
        SiteStand(
            site=site,
            ready=ready.get(site.pk, 0),
            checked=checked.get(site.pk, 0),
            failed=failed.get(site.pk, 0),
            duty=len(site.duty.all()),
        )
        for site in sites
    ]
