"""One thing that readiness is made of, and how far it is. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter
from typing import NamedTuple

from diemcau.kernel.numbers import written
from diemcau.kernel.words import say


class State(IntEnum):
    """Tình trạng, from good to bad, so that the worst of several is their `max`."""

    READY = 0
    WAITING = 1
    ATTENTION = 2
    LACKING = 3

    @property
    def kind(self) -> str:
        """As the look names it."""
        return ("ok", "wait", "warn", "bad")[self]

    @property
    def sign(self) -> str:
        return "✓…!✕"[self]

    @property
    def word(self) -> str:
        return say(("sẵn sàng", "đang chờ", "cần chú ý", "chưa đạt")[self])


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
    """A cell as it is read: words, and a bar of `done` out of `total` where there is more than one thing."""

    title: str
    kind: str  # of its state, or "none" where nothing is asked for
    words: str
    share: str  # in whole hundredths, 0 and 100 only where nothing or all is done; empty where a bar would say nothing


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
    only_when_missing: bool = False  # a column that says nothing but "in order" is left out
    short: str = ""  # completes "3 …" beside the count: "chưa rõ"

    def state(self, cell: Cell) -> State:
        return self.severity if cell.missing > 0 else State.READY

    def show(self, cell: Cell) -> Shown:
        """Say a cell: "chưa chọn", "thiếu 8/14", "36 · 1 chưa rõ"."""
        words, bar = "", False
        if cell.total and self.counts:
            counted = written(cell.amount) if cell.amount else ""
            lacking = f"{written(cell.missing)} {say(self.short)}" if cell.missing else ""
            words = " · ".join(filter(None, [counted, lacking]))
        elif cell.missing and self.only_when_missing and self.short:
            words = f"{written(cell.missing)} {say(self.short)}"
        elif cell.total == 1:
            words = say(self.missing if cell.missing else self.done)
        elif cell.total:
            whole, bar = written(cell.total), True
            lacking = written(cell.missing)
            words = (
                say("thiếu %(lacking)s/%(whole)s", lacking=lacking, whole=whole)
                if cell.missing
                else say("đủ %(whole)s", whole=whole)
            )
        kind = self.state(cell).kind if words else "none"
        return Shown(say(self.title), kind, words or "–", str(_share(cell)) if bar else "")


def _share(cell: Cell) -> int:
    hundredths = 100 * cell.done / cell.total
    return 1 if 0 < hundredths < 1 else 99 if 99 < hundredths < 100 else round(hundredths)


def show(columns: Sequence[Column], cells: Sequence[Cell]) -> list[Shown]:
    return [column.show(cell) for column, cell in zip(columns, cells, strict=True)]


def state_of(columns: Sequence[Column], cells: Sequence[Cell]) -> State:
    """A row is as ready as the worst of its cells."""
    return max((column.state(cell) for column, cell in zip(columns, cells, strict=True)), default=State.READY)


def total(rows: Iterable[tuple[Cell, ...]], *, width: int) -> tuple[Cell, ...]:
    """Add rows up, column by column; `width` zeros where there is no row."""
    done, all_, amount = [0] * width, [0] * width, [0] * width
    for row, times in Counter(rows).items():  # most communes say the same
        for column, cell in enumerate(row):
            done[column] += cell[0] * times
            all_[column] += cell[1] * times
            amount[column] += cell[2] * times
    return tuple(map(Cell, done, all_, amount))


def without_idle(
    columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]
) -> tuple[list[Column], list[tuple[Cell, ...]]]:
    """Leave out the columns that are only of interest when something is missing, where nothing is."""
    kept = [
        place
        for place, column in enumerate(columns)
        if not column.only_when_missing or any(row[place].missing for row in rows)
    ]
    if len(kept) == len(columns):
        return list(columns), list(rows)
    chosen = [columns[place] for place in kept]
    if len(kept) < 2:
        return chosen, [tuple(row[place] for place in kept) for row in rows]
    pick = itemgetter(*kept)
    return chosen, [pick(row) for row in rows]
