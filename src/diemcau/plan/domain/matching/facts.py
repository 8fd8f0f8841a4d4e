"""What matching needs to know of the directory: compact facts, and one index over them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from diemcau.directory.domain import BodyKind
from diemcau.directory.domain.names import spelled_out


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation that exists on the day. `area` is its administrative unit code, "" where it has none."""

    id: int
    name: str
    short_name: str
    aliases: tuple[str, ...]
    tier: str
    kind: str
    parent: int | None
    area: str
    locality: str


@dataclass(frozen=True, slots=True)
class Roster:
    """One group. `people` counts each person once, whatever the capacities; None where the roster is not kept."""

    id: int
    organisation: int
    name: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Area:
    """One administrative unit, known by the people's committee that governs it."""

    code: str
    name: str  # key of its name without its type: "núi thành"
    typed: str  # key with its type: "huyện núi thành"
    locality: str
    tier: str
    committee: int
    parent: str  # code of the area above, "" at the top


key = lru_cache(maxsize=100_000)(spelled_out)

_COMMITTEE = "ủy ban nhân dân "
_LOCALITIES = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")
_HEIGHT = 12  # no chain of parents is longer; a loop in the data ends here


class Directory:
    """Every body valid on the day, indexed once: by name, by name without its place, by tier and kind, by area."""

    def __init__(self, bodies: Iterable[Body], groups: Iterable[Roster] = ()) -> None:
        self.bodies = {body.id: body for body in bodies}
        self.groups = {group.id: group for group in groups}
        self.areas = {area.code: area for area in self._areas()}
        self.area = {body.id: self._area(body) for body in self.bodies.values()}
        self.by_kind: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.by_name: dict[str, list[int]] = defaultdict(list)
        self.by_core: dict[str, list[int]] = defaultdict(list)
        for body in self.bodies.values():
            self.by_kind[body.tier, body.kind].append(body.id)
            names = dict.fromkeys(key(name) for name in (body.name, body.short_name, *body.aliases) if name)
            for name in names:
                self.by_name[name].append(body.id)
            for core in dict.fromkeys(self.core(name, body.id) for name in names):
                self.by_core[core].append(body.id)

    def _areas(self) -> Iterator[Area]:
        for body in self.bodies.values():
            if body.kind != BodyKind.PEOPLE_COMMITTEE or not body.area:
                continue
            typed = key(body.name).removeprefix(_COMMITTEE)
            locality = key(body.locality) or next((word for word in _LOCALITIES if typed.startswith(f"{word} ")), "")
            above = self.bodies.get(body.parent) if body.parent else None
            yield Area(
                code=body.area,
                name=typed.removeprefix(f"{locality} "),
                typed=typed,
                locality=locality,
                tier=body.tier,
                committee=body.id,
                parent=above.area if above and above.area != body.area else "",
            )

    def _area(self, body: Body) -> str:
        """The code of the area that a body serves: its own, else that of the nearest body above it which has one."""
        return next((step.area for step in self.chain(body.id) if step.area in self.areas), "")

    def chain(self, organisation: int) -> Iterator[Body]:
        """A body, then those above it."""
        step = self.bodies.get(organisation)
        for _ in range(_HEIGHT):
            if step is None:
                return
            yield step
            step = self.bodies.get(step.parent) if step.parent else None

    def upwards(self, code: str) -> Iterator[Area]:
        """An area, then those above it."""
        area = self.areas.get(code)
        for _ in range(_HEIGHT):
            if area is None:
                return
            yield area
            area = self.areas.get(area.parent)

    def core(self, name: str, organisation: int) -> str:
        """A name's key without the place that it ends in: "công an huyện núi thành" gives "công an"."""
        for area in self.upwards(self.area[organisation]):
            for place in (area.typed, area.name, area.locality):
                if place and name.endswith(f" {place}"):
                    return bare(name.removesuffix(f" {place}"))
        return bare(name)

    @cached_property
    def places(self) -> dict[str, list[Area]]:
        """Areas by the ways in which a name may end in them."""
        places: dict[str, list[Area]] = defaultdict(list)
        for area in self.areas.values():
            for name in {area.typed, area.name}:
                places[name].append(area)
        return places

    @cached_property
    def groups_by_core(self) -> dict[str, list[Roster]]:
        found: dict[str, list[Roster]] = defaultdict(list)
        for group in self.groups.values():
            if group.organisation in self.bodies:
                found[self.core(key(group.name), group.organisation)].append(group)
        return found


def bare(name: str) -> str:
    """A core without the word that says only that a central body works in a province, or at which tier it stands."""
    return name.removesuffix(" cấp").removesuffix(" chi nhánh")
