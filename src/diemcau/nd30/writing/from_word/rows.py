"""Rows of a table, and which of them are its heading."""

from __future__ import annotations

from dataclasses import dataclass, field

from diemcau.nd30.writing.from_word.model import Block, Cell, Note, Paragraph


@dataclass(slots=True)
class Row:
    cells: list[Cell] = field(default_factory=list)
    height: float = 0.0
    exact: bool = False
    is_header: bool = False


def header_of(rows: list[Row], cells: list[Cell]) -> tuple[int, bool]:
    """How many rows are the heading, and whether Word repeats them; no merged cell reaches out of them."""
    repeated = next((at for at, row in enumerate(rows) if not row.is_header), len(rows))
    header = repeated or 1
    while reach := max((cell.y + cell.rowspan for cell in cells if cell.y < header < cell.y + cell.rowspan), default=0):
        header = reach
    if header >= len(rows):
        return 0, False
    plain = all(_can_be_repeated(cell.blocks) for cell in cells if cell.y < header)
    return header, repeated > 0 and plain


def _can_be_repeated(blocks: list[Block]) -> bool:
    """A footnote is told once, and a table inside a heading may be longer than a page."""
    return all(
        isinstance(block, Paragraph) and not any(isinstance(piece, Note) for piece in block.pieces) for block in blocks
    )
