"""The wall: every open site as one cell, or beyond a thousand every district as one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import PresenceState
from diemcau.connectivity.domain.wall import (
    CELL_NAMES,
    MOST_CELLS,
    SIGNS,
    CellState,
    cell_state,
    sums,
    worst,
)
from diemcau.connectivity.models import Incident, IncidentEntry, Line, LineTest, Presence
from diemcau.directory.domain import Tier
from diemcau.kernel.words import say

_OFFICE = "Ủy ban nhân dân "


@dataclass(frozen=True, slots=True)
class Cell:
    """One site on the wall. `faults` counts its open incidents."""

    pk: int
    name: str
    state: CellState
    faults: int

    @property
    def sign(self) -> str:
        return SIGNS[self.state]

    @property
    def words(self) -> str:
        return say(CELL_NAMES[self.state])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One district: its own site first. `cells` is empty where only sums are told."""

    head: int
    name: str
    cells: tuple[Cell, ...]
    counts: dict[CellState, int]
    faults: int

    @property
    def state(self) -> CellState:
        return worst(self.counts)

    @property
    def sign(self) -> str:
        return SIGNS[self.state]

    @property
    def size(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    version: str
    groups: tuple[Group, ...]
    is_summed: bool

    @property
    def counts(self) -> dict[CellState, int]:
        total: Counter[CellState] = Counter()
        for group in self.groups:
            total.update(group.counts)
        return {state: total[state] for state in CellState}

    @property
    def size(self) -> int:
        return sum(group.size for group in self.groups)


Stands = dict[int, tuple[CellState, int]]


def version(conference: Conference) -> str:
    """Changes whenever a cell may have: the newest row of each kind, and how many there are.

    The count besides, as on PostgreSQL a row may become visible after one with a higher number.
    """
    found = [
        rows.aggregate(newest=Max("pk"), rows=Count("pk"))
        for rows in (
            Presence.objects.filter(site__conference=conference),
            IncidentEntry.objects.filter(incident__site__conference=conference),
            LineTest.objects.filter(line__site__conference=conference),
        )
    ]
    return ".".join(f"{one['newest'] or 0}-{one['rows']}" for one in found)


def standing_cells(conference: Conference, sites: list[int]) -> Stands:
    """The state of each site, and its open incidents. Three queries for any number of sites."""
    presences = dict(Presence.objects.current().filter(site__conference=conference).values_list("site", "state"))
    tested = set(
        Line.objects.main().filter(site__conference=conference, tests__verdict__isnull=False).values_list("site")
    )
    faults = Counter(
        Incident.objects.open().filter(site__conference=conference).order_by().values_list("site", flat=True)
    )
    return {
        site: (
            cell_state(PresenceState(presences[site]) if site in presences else None, is_tested=(site,) in tested),
            faults[site],
        )
        for site in sites
    }


def wall(conference: Conference, *, district: int | None = None) -> Wall:
    """The whole wall as it stands, or one district of it with all its cells."""
    now = version(conference)
    rows = list(
        Site.objects.open()
        .filter(conference=conference)
        .order_by("host__rank", "host__area_code", "pk")
        .values_list("pk", "host__name", "tier", "parent")
    )
    heads = {pk for pk, _, tier, _ in rows if tier != Tier.COMMUNE}
    names = {pk: name.removeprefix(_OFFICE) for pk, name, _, _ in rows}
    members: dict[int, list[int]] = {}
    for pk, _, tier, parent in rows:
        members.setdefault(parent if tier == Tier.COMMUNE and parent in heads else pk, []).append(pk)
    members = _together(members)
    if district is not None:
        members = {head: sites for head, sites in members.items() if head == district}
    stands = standing_cells(conference, list(names))
    is_summed = sum(map(len, members.values())) > MOST_CELLS
    groups = (_group(head, sites, names, stands, is_summed=is_summed) for head, sites in members.items())
    return Wall(version=now, groups=tuple(groups), is_summed=is_summed)


def _together(members: dict[int, list[int]]) -> dict[int, list[int]]:
    """Sites that head nothing stand in one group under the first of them, and not in a row of groups of one."""
    single = [head for head, sites in members.items() if len(sites) == 1]
    rest = {head: sites for head, sites in members.items() if len(sites) > 1}
    return ({single[0]: single} if single else {}) | rest


def _group(head: int, sites: list[int], names: dict[int, str], stands: Stands, *, is_summed: bool) -> Group:
    cells = () if is_summed else tuple(Cell(pk, names[pk], *stands[pk]) for pk in sites)
    return Group(
        head=head,
        name=names[head],
        cells=cells,
        counts=sums(stands[pk][0] for pk in sites),
        faults=sum(stands[pk][1] for pk in sites),
    )
