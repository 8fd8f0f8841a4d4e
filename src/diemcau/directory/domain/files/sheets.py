"""One sheet of cells, as it stands in a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from diemcau.directory.domain.cells import Cell

MAX_BYTES = 8 * 1024 * 1024  # of a file as it is sent
MAX_ROWS = 20_000  # of one sheet
MAX_COLUMNS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A cell whose value the file does not give away: row from 1, column from 0."""

    row: int
    column: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """The cells that hold something, row by row; the first row of a file is number 1."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    misread: tuple[Misread, ...] = field(default=())
