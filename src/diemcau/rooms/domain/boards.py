"""How rows add up to their headline. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diemcau.kernel.words import say
from diemcau.rooms.domain.cells import Cell, Column, State, total


class Row(NamedTuple):
    """One site or one unit, and how far each thing is there. A tuple: a province has a thousand of them."""

    pk: str  # as addresses write it
    name: str
    search: str  # folded: what a search without diacritics finds
    block: str  # what the chips choose by: a tier, or a kind of provincial body
    group: int  # the row under which it opens
    place: str  # where a unit sits
    cells: tuple[Cell, ...]
    state: State

    @property
    def unready(self) -> int:
        return int(self.state is not State.READY)

    @property
    def missing(self) -> int:
        return sum(cell.missing for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A choice among rows: "Cấp xã 241"."""

    key: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A district with its communes, a block of departments: rows that open in place, and their sum."""

    key: int
    name: str
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    ready: int
    state: State

    @property
    def size(self) -> int:
        return len(self.rows)

    @property
    def unready(self) -> int:
        return self.size - self.ready

    @property
    def words(self) -> str:
        """How many of its rows are not ready; nothing where all are."""
        if not self.unready:
            return ""
        return say("%(unready)s/%(size)s chưa đạt", unready=self.unready, size=self.size)

    @property
    def is_alone(self) -> bool:
        """A single row needs no other to open under."""
        return self.size == 1

    @property
    def missing(self) -> int:
        return sum(cell.missing for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The readiness of everything. Its headline is the sum of its groups, and theirs of their rows."""

    blocks: tuple[Block, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    cells: tuple[Cell, ...]
    ready: int
    size: int

    @property
    def unready(self) -> int:
        return self.size - self.ready

    @property
    def missing(self) -> int:
        return sum(cell.missing for cell in self.cells)

    def shortages(self) -> list[tuple[int, Column]]:
        """What is lacking and how often, worst first."""
        lacking = [(cell.missing, column) for cell, column in zip(self.cells, self.columns, strict=True)]
        return sorted(
            ((number, column) for number, column in lacking if number),
            key=lambda shortage: (-shortage[1].severity, -shortage[0]),
        )


def board(
    columns: Sequence[Column], rows: Iterable[Row], *, groups: Mapping[int, str], blocks: Mapping[str, str]
) -> Board:
    """Build the board bottom up, so that no headline can say anything but the sum of what stands below it.

    Args:
        columns: C columns; each row has C cells.
        rows: in any order; each names one of `groups` and one of `blocks`.
        groups: name by key, in the order of the board; one without rows is left out.
        blocks: name by key, in the order of the chips; one without rows is left out.
    """
    gathered: dict[int, list[Row]] = {key: [] for key in groups}
    sizes = dict.fromkeys(blocks, 0)
    for row in rows:
        gathered[row.group].append(row)
        sizes[row.block] += 1
    filled = tuple(_group(key, groups[key], members, len(columns)) for key, members in gathered.items() if members)
    return Board(
        blocks=tuple(Block(key=key, name=blocks[key], size=size) for key, size in sizes.items() if size),
        columns=tuple(columns),
        groups=filled,
        cells=total((group.cells for group in filled), width=len(columns)),
        ready=sum(group.ready for group in filled),
        size=sum(group.size for group in filled),
    )


def _group(key: int, name: str, rows: Sequence[Row], width: int) -> Group:
    return Group(
        key=key,
        name=name,
        rows=tuple(rows),
        cells=total((row.cells for row in rows), width=width),
        ready=sum(row.state is State.READY for row in rows),
        state=max(row.state for row in rows),
    )


def heads(parents: dict[int, int | None]) -> dict[int, int]:
    """Say under which row each site opens, for sites as a tree {site: parent}.

    Where everything hangs on one root (a province), the root and each of its children (districts, or communes
    since 2025) is a row of its own, and what hangs below a child opens under it; where there are several roots,
    each is a row. A parent that is not among the sites counts as none; a ring is cut where it is met.
    """
    up = {site: parent if parent in parents else None for site, parent in parents.items()}
    roots = {site for site, parent in up.items() if parent is None}
    tops = roots if len(roots) != 1 else roots | {site for site, parent in up.items() if parent in roots}
    found: dict[int, int] = {top: top for top in tops}
    for site in parents:
        path: list[int] = []
        at: int | None = site
        while at is not None and at not in found and at not in path:
            path.append(at)
            at = up[at]
        head = found.get(at, site) if at is not None else site
        found.update(dict.fromkeys(path, head))
    return found


def locality(name: str) -> str:
    """Name a people's committee by its locality, as a list of localities does: "Huyện Đại Lộc"."""
    committee, _, place = name.partition("Ủy ban nhân dân ")
    return place[:1].upper() + place[1:] if place and not committee else name
