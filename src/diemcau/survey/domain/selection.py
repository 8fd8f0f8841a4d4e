"""A sample laid out and drawn: strata, one or two stages, a reserve. The same frame and seed give the same points."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from math import ceil

from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import written
from diemcau.survey.domain.sampling import allocate, expected_margin, size_by_error, size_by_margin

MOST_POINTS = 200_000


class Rule(StrEnum):
    """How many forms: by the formula of 2012, by a margin, or as given."""

    ERROR = "error"
    MARGIN = "margin"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A line of the frame: people of one unit and service, perhaps of one cluster, perhaps one person by name."""

    unit: str
    service: str
    cluster: str
    label: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What is chosen before the draw.

    Args:
        value: e or the margin (a share), or the number of forms.
        for_each_unit: the rule holds for every unit by itself; else for all together, shared out in proportion.
        by_service: a unit's services are strata of their own.
        clusters: how many clusters to draw in each stratum first; 0 draws people directly.
        deff: design effect assumed by `Rule.MARGIN` and by the expected margins.
        reserve: how many stand by for those who cannot be reached, as a share of the sample.
    """

    rule: Rule = Rule.ERROR
    value: float = 0.05
    for_each_unit: bool = True
    by_service: bool = False
    clusters: int = 0
    share: float = 0.5
    deff: float = 1.0
    reserve: float = 0.1
    least: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStratum:
    unit: str
    service: str  # "" where a unit's services are drawn together
    people: int
    clusters: int
    asked_clusters: int
    asked: int
    margin: float | None  # expected, 95 %; None where nothing can be said of so few


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One point: the `ordinal`-th person of a cell. `place` is its order in its cluster or stratum."""

    unit: str
    service: str
    cluster: str
    cell: Cell
    ordinal: int
    place: int
    is_reserve: bool


def lay_out(cells: Iterable[Cell], design: Design) -> list[PlannedStratum]:
    """How many to ask in each stratum, and the margin to expect, before a form is printed.

    Raises:
        Refused: there is nobody in the frame, or the size cannot be shared out.
    """
    strata = _strata(cells, design)
    if not strata:
        raise Refused("Khung mẫu chưa có dòng nào. Hãy nhập khung mẫu trước khi thiết kế mẫu.")
    people = {key: sum(cell.people for cell in inside) for key, inside in strata.items()}
    asked = _asked(people, design)
    if sum(asked.values()) > MOST_POINTS:
        raise Refused(f"Mẫu có hơn {written(MOST_POINTS)} phiếu. Hãy chọn sai số lớn hơn.")
    planned = []
    for key in sorted(strata):
        clusters = len({cell.cluster for cell in strata[key]})
        drawn = min(design.clusters, clusters) if design.clusters else 0
        planned.append(
            PlannedStratum(
                unit=key[0],
                service=key[1],
                people=people[key],
                clusters=clusters if design.clusters else 0,
                asked_clusters=drawn,
                asked=asked[key],
                margin=_margin(people[key], asked[key], design),
            )
        )
    return planned


def unit_margins(planned: Sequence[PlannedStratum], design: Design) -> dict[str, tuple[int, int, float | None]]:
    """By unit: its people, its forms, its expected margin (strata combined by their people)."""
    grouped: dict[str, list[PlannedStratum]] = defaultdict(list)
    for stratum in planned:
        grouped[stratum.unit].append(stratum)
    found = {}
    for unit, strata in grouped.items():
        people, asked = sum(s.people for s in strata), sum(s.asked for s in strata)
        known = [(s.people / people * s.margin) ** 2 for s in strata if s.margin is not None]
        found[unit] = (people, asked, sum(known) ** 0.5 if len(known) == len(strata) else None)
    return found


def draw_points(
    cells: Iterable[Cell], design: Design, planned: Sequence[PlannedStratum], *, seed: str
) -> Iterator[Drawn]:
    """Draw every stratum by a generator of its own, so that a stratum does not depend on the others."""
    strata = _strata(cells, design)
    for stratum in planned:
        inside = sorted(strata[stratum.unit, stratum.service], key=lambda c: (c.cluster, c.service, c.label))
        name = f"{seed}/{stratum.unit}/{stratum.service}"
        if not stratum.asked_clusters:
            yield from _within(inside, stratum, stratum.asked, "", seed=name, reserve=design.reserve)
            continue
        by_cluster: dict[str, list[Cell]] = defaultdict(list)
        for cell in inside:
            by_cluster[cell.cluster].append(cell)
        chosen = random.Random(name).sample(sorted(by_cluster), stratum.asked_clusters)
        sizes = {cluster: sum(cell.people for cell in by_cluster[cluster]) for cluster in chosen}
        room = min(stratum.asked, sum(sizes.values()))
        for cluster, asked in allocate(sizes, max(room, sum(min(1, n) for n in sizes.values())), least=1).items():
            yield from _within(
                by_cluster[cluster], stratum, asked, cluster, seed=f"{name}/{cluster}", reserve=design.reserve
            )


def _within(
    cells: Sequence[Cell], stratum: PlannedStratum, asked: int, cluster: str, *, seed: str, reserve: float
) -> Iterator[Drawn]:
    """Simple random sampling without replacement of the people behind the cells."""
    ends = list(accumulate(cell.people for cell in cells))
    spare = min(ceil(asked * reserve), ends[-1] - asked)
    for place, number in enumerate(random.Random(seed).sample(range(ends[-1]), asked + spare)):
        at = bisect_right(ends, number)
        yield Drawn(
            unit=stratum.unit,
            service=stratum.service,
            cluster=cluster,
            cell=cells[at],
            ordinal=number - (ends[at - 1] if at else 0) + 1,
            place=place + 1,
            is_reserve=place >= asked,
        )


def _strata(cells: Iterable[Cell], design: Design) -> dict[tuple[str, str], list[Cell]]:
    found: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        found[cell.unit, cell.service if design.by_service else ""].append(cell)
    return found


def _asked(people: dict[tuple[str, str], int], design: Design) -> dict[tuple[str, str], int]:
    names = {"\0".join(key): key for key in people}
    if not design.for_each_unit:
        total = min(_size(sum(people.values()), design), sum(people.values()))
        least = sum(min(design.least, number) for number in people.values())
        shared = allocate({name: people[key] for name, key in names.items()}, max(total, least), least=design.least)
        return {names[name]: number for name, number in shared.items()}
    asked: dict[tuple[str, str], int] = {}
    for unit in {key[0] for key in people}:
        own = {name: people[key] for name, key in names.items() if key[0] == unit}
        least = sum(min(design.least, number) for number in own.values())
        total = min(max(_size(sum(own.values()), design), least), sum(own.values()))
        asked |= {names[name]: number for name, number in allocate(own, total, least=design.least).items()}
    return asked


def _size(people: int, design: Design) -> int:
    match design.rule:
        case Rule.ERROR:
            return size_by_error(people, design.value)
        case Rule.MARGIN:
            return size_by_margin(people, design.value, share=design.share, deff=design.deff)
        case Rule.TOTAL:
            return min(people, round(design.value))


def _margin(people: int, asked: int, design: Design) -> float | None:
    if asked < 2:
        return None
    return expected_margin(people, asked, share=design.share, deff=design.deff)
