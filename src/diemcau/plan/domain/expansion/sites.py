"""Hosts as a tree, and at which site each unit sits. Pure."""

from __future__ import annotations

import re

from diemcau.directory.domain import BodyKind, Tier
from diemcau.nd30.model import Lines
from diemcau.plan.domain.expansion.names import SITES, Names, organisations_in
from diemcau.plan.domain.matching import Directory
from diemcau.plan.domain.model import Plan
from diemcau.plan.domain.target import SiteTarget

# A room says where in the host's house people sit; the host is what stands behind it.
_ROOM = re.compile(
    r"(?i)^(?:tại\s+)?(?:(?:các\s+)?điểm cầu(?:\s+(?:chính|trung tâm|trực tiếp))?\s*[:(]?\s*)?(?:tại\s+)?"
    r"(?:(?:hội trường|phòng họp|phòng khánh tiết|trung tâm hội nghị|nhà khách|trụ sở(?: làm việc)?|tầng|số|khu)\b"
    r"(?:\s+(?:lớn|nhỏ|trực tuyến|số\s+\w+|[A-Z]?\d+\w*))?[\s,;:-]*(?:của\s+|tại\s+)?)*"
)
_DOWNWARDS = (Tier.CENTRAL, Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE, Tier.OTHER)
_HEIGHTS = {tier: height for height, tier in enumerate(_DOWNWARDS)}


def sites_of(plan: Plan, names: Names) -> tuple[SiteTarget, ...]:
    """Each host once, every site after the one above it. A plan that names no site is held at its owner's."""
    owner = names.matcher.scope.owner
    directory = names.matcher.directory
    hosts: dict[int, Lines | None] = {}
    for rule in plan.sites:
        text = _ROOM.sub("", rule.host).strip(" ().,;:") or owner.name
        for host in organisations_in(names.find([text], rule.tier, SITES, rule.lines)):
            hosts.setdefault(host, rule.lines)
    if not plan.sites:
        hosts[owner.id] = plan.lines.get("place")
    tree = Tree(hosts, directory)
    ordered = sorted(hosts, key=lambda host: _HEIGHTS[Tier(directory.bodies[host].tier)])
    sites = {
        host: SiteTarget(host=host, tier=directory.bodies[host].tier, parent=tree.above(host), lines=hosts[host])
        for host in ordered
    }
    return tuple(_parents_first(sites))


def _parents_first(sites: dict[int, SiteTarget]) -> list[SiteTarget]:
    placed: dict[int, SiteTarget] = {}
    for site in sites.values():
        waiting = [site]
        while waiting[-1].parent is not None and waiting[-1].parent not in placed:
            waiting.append(sites[waiting[-1].parent])
        for one in reversed(waiting):
            placed.setdefault(one.host, one)
    return list(placed.values())


class Tree:
    """Which host is nearest to a body: by who it belongs to, then by its area."""

    def __init__(self, hosts: dict[int, Lines | None] | dict[int, None], directory: Directory) -> None:
        self.hosts = hosts
        self.directory = directory
        self.of_area: dict[str, int] = {}
        for host in hosts:
            area = directory.area[host]
            if area and (directory.bodies[host].kind == BodyKind.PEOPLE_COMMITTEE or area not in self.of_area):
                self.of_area[area] = host

    def above(self, host: int) -> int | None:
        """The host whose site stands above this one's: of a body that it belongs to, else of the areas above."""
        body = self.directory.bodies[host]
        if body.parent:
            nearest = self.nearest(body.parent)
            if nearest is not None and nearest != host:
                return nearest
        own = self.directory.area[host]
        height = _HEIGHTS[Tier(body.tier)]
        for area in self.directory.upwards(own):
            found = self.of_area.get(area.code)
            if found is not None and found != host and _HEIGHTS[Tier(self.directory.bodies[found].tier)] < height:
                return found
        return None

    def nearest(self, organisation: int) -> int | None:
        """The host at whose site a body sits: itself, one that it belongs to in its own area, its area's, one above."""
        area = self.directory.area[organisation]
        chain = [body.id for body in self.directory.chain(organisation)]
        for step in chain:
            if self.directory.area[step] != area:
                break
            if step in self.hosts:
                return step
        for step_up in self.directory.upwards(area):
            if step_up.code in self.of_area:
                return self.of_area[step_up.code]
        return next((step for step in chain if step in self.hosts), None)


class Seating:
    """Where units sit. One that belongs nowhere in the tree sits at the main site: the owner's, else the first."""

    def __init__(self, sites: tuple[SiteTarget, ...], directory: Directory, owner: int) -> None:
        self.tree = Tree({site.host: None for site in sites}, directory)
        roots = [site.host for site in sites if site.parent is None]
        self.main = self.tree.nearest(owner) or next(iter(roots), None)

    def home(self, organisation: int) -> int | None:
        return self.tree.nearest(organisation) or self.main
