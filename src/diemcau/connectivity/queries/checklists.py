"""Checklists of sites: one site's, and how far all of them are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain.checklist import OF_SITES, Item
from diemcau.connectivity.models import DutyPerson, Tick, TickCheck
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
        return kind_of(self.ready, self.checked, self.failed)


def kind_of(ready: int, checked: int, failed: int) -> str:
    """One item that failed, all ready and seen, all ready, or something still to come."""
    if failed:
        return "bad"
    if ready == len(OF_SITES):
        return "ok" if checked == len(OF_SITES) else "warn"
    return "wait"


def checklist(site: Site) -> list[Line]:
    ticks = {tick.item: tick for tick in site.ticks.select_related("by", "check_row__by")}
    return [
        Line(item=item, tick=ticks.get(item.key), check=getattr(ticks.get(item.key), "check_row", None))
        for item in OF_SITES
    ]


def stands(conference: Conference, account: Account) -> list[SiteStand]:
    """Every open site that the account sees. Three queries for any number of sites."""
    sites = Site.objects.visible_to(account).open().filter(conference=conference)
    return site_stands(conference, sites, tick_counts(conference))


TickCounts = dict[int, tuple[int, int, int]]


def site_stands(conference: Conference, chosen: QuerySet[Site], ticks: TickCounts) -> list[SiteStand]:
    """Some sites of a conference. Two queries for any number of them."""
    people = DutyPerson.objects.filter(site__conference=conference).order_by().values_list("site").annotate(Count("pk"))
    duty = dict(people)
    stands = []
    for site in chosen.select_related("host").order_by("host__rank", "host__area_code", "pk"):
        ready, checked, failed = ticks.get(site.pk, (0, 0, 0))
        stands.append(SiteStand(site=site, ready=ready, checked=checked, failed=failed, duty=duty.get(site.pk, 0)))
    return stands


def tick_counts(conference: Conference) -> TickCounts:
    """By site that has ticked anything: items ready, of these seen by the technician, items that failed. One query."""
    counted = (
        Tick.objects.filter(site__conference=conference)
        .order_by()
        .values_list("site")
        .annotate(Count("pk"), ready=Count("pk", filter=_READY), checked=Count("pk", filter=_CHECKED))
    )
    return {site: (ready, checked, total - ready) for site, total, ready, checked in counted}


_READY = Q(is_ready=True) & (Q(check_row=None) | Q(check_row__agrees=True))
_CHECKED = Q(is_ready=True, check_row__agrees=True)
