"""Readiness: what is in order, what is not, and how rows add up to their headline. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class State(IntEnum):
    """Tình trạng, from good to bad, so that the worst of several is their `max`."""

    READY = 0
    WAITING = 1
    ATTENTION = 2
    LACKING = 3


class Cell(NamedTuple):
    """How far one thing is: `done` of `total` are in order; `amount` is what there is to count besides.

    Cells add up: the cell of a district is the sum of the cells of its sites.
    """

    done: int = 0
    total: int = 0
    amount: int = 0

    @property
    def missing(self) -> int:
        return self.total - self.done

    def plus(self, other: Cell) -> Cell:
        return Cell(self.done + other.done, self.total + other.total, self.amount + other.amount)


NOTHING, NO, YES = Cell(), Cell(0, 1), Cell(1, 1)


class Shown(NamedTuple):
    """A cell as it is read: a sign, words, and a bar of `done` out of `total` where there is more than one thing."""

    key: str
    title: str
    state: State
    words: str
    bar: Cell | None
    value: int  # what it is sorted by


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """One thing that readiness is made of. Where nothing is asked for (total 0) nothing can be missing."""

    key: str
    title: str
    shortage: str  # completes "187 …" in the headline: "điểm cầu chưa chọn phòng họp"
    done: str  # what one row says that has it: "đã chọn"
    missing: str  # and one that lacks it: "chưa chọn"
    severity: State = State.ATTENTION  # of lacking it
    counts: str = ""  # the noun of `amount` where the column counts something: "đại biểu"
    short: str = ""  # completes "3 …" beside the count: "chưa rõ"

    def state(self, cell: Cell) -> State:
        return self.severity if cell.missing > 0 else State.READY

    def show(self, cell: Cell) -> Shown:
        """Say a cell: "chưa chọn", "thiếu 8/14", "36 đại biểu, 1 chưa rõ"."""
        words, bar = "", None
        if cell.total and self.counts:
            words = f"{_number(cell.amount)} {self.counts}" if cell.amount else ""
            lacking = f"{_number(cell.missing)} {self.short}" if cell.missing else ""
            words = ", ".join(filter(None, [words, lacking]))
        elif cell.total == 1:
            words = self.missing if cell.missing else self.done
        elif cell.total:
            part, bar = (f"thiếu {_number(cell.missing)}" if cell.missing else "đủ"), cell
            words = f"{part}/{_number(cell.total)}" if cell.missing else f"{part} {_number(cell.total)}"
        return Shown(self.key, self.title, self.state(cell), words, bar, cell.missing or -cell.amount)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


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


def show(columns: Sequence[Column], cells: Sequence[Cell]) -> list[Shown]:
    return [column.show(cell) for column, cell in zip(columns, cells, strict=True)]


def state_of(columns: Sequence[Column], cells: Sequence[Cell]) -> State:
    """A row is as ready as the worst of its cells."""
    return max((column.state(cell) for column, cell in zip(columns, cells, strict=True)), default=State.READY)


def total(rows: Iterable[Sequence[Cell]], *, width: int) -> tuple[Cell, ...]:
    """Add rows up, column by column; `width` zeros where there is no row."""
    done, all_, amount = [0] * width, [0] * width, [0] * width
    for row in rows:
        for column, cell in enumerate(row):
            done[column] += cell[0]
            all_[column] += cell[1]
            amount[column] += cell[2]
    return tuple(map(Cell, done, all_, amount))


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
