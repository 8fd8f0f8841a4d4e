"""Tables as lines: blocks side by side are read one after the other, rows of data stay rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diemcau.kernel.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    column: int  # the grid column it starts at, from 0
    width: int  # how many grid columns it covers
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs of a cell of data on one line."""
        return " / ".join(filter(None, (" ".join(line.split()) for line in self.lines)))


Row = Sequence[Cell]

# How the blocks of a paper begin that stand beside one another without being data (Nghị định 30, phụ lục I).
_BLOCK = re.compile(
    r"(cong hoa xa hoi chu nghia|doc lap\W+tu do\W|dang cong san viet nam|noi nhan\b|kinh gui\b|(tm|kt|tl|tuq)\. ?\w)"
)


def as_lines(rows: Sequence[Row], *, bordered: bool) -> list[str]:
    """Rows that span the whole table part it into pieces, for some papers are one table from head to foot."""
    lines: list[str] = []
    for piece in _pieces(rows):
        if len(piece[0]) == 1:
            lines.extend(line for row in piece for line in row[0].lines)
        elif _stand_side_by_side(piece, bordered=bordered):
            lines.extend(_column_by_column(piece))
        else:
            lines.extend(_row_by_row(piece))
    return lines


def _pieces(rows: Sequence[Row]) -> Iterator[list[Row]]:
    piece: list[Row] = []
    for row in rows:
        if piece and (len(row) == 1) != (len(piece[0]) == 1):
            yield piece
            piece = []
        piece.append(row)
    if piece:
        yield piece


def _stand_side_by_side(rows: Sequence[Row], *, bordered: bool) -> bool:
    begins = (fold(line) for row in rows for cell in row for line in cell.lines)
    if any(_BLOCK.match(line) for line in begins):
        return True
    return len(rows) == 1 and not bordered


def _column_by_column(rows: Sequence[Row]) -> list[str]:
    lines = []
    for column in sorted({cell.column for row in rows for cell in row}):
        cells = (cell for row in rows for cell in row if cell.column == column)
        lines.extend(_trimmed([line for cell in cells for line in cell.lines]))
    return lines


def _trimmed(lines: list[str]) -> list[str]:
    """Without the blank lines before and after."""
    filled = [at for at, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _row_by_row(rows: Sequence[Row]) -> list[str]:
    return [
        "\t".join(cell.text + "\t" * (cell.width - 1) for cell in row) for row in rows if any(cell.text for cell in row)
    ]
