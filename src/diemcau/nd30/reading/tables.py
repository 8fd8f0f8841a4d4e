"""Rows of tables among the paragraphs: parted by tabs, by bars, or by gaps under a heading "TT …"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from diemcau.nd30.reading.labels import Label, find_label
from diemcau.nd30.reading.rows import Row, folded, is_upper

_HEADING = re.compile(r"(?:tt|stt|so tt|s\.tt)\b")
WHOLE = 52  # characters: a line as long, in one piece, is running text again
INSET = 4  # columns that a cell's further lines stand to the right of the first cell


def is_table_row(row: Row) -> bool:
    """Whether a line is a row of a table. A number and its text parted by a tab are an entry."""
    if not row.table:
        return False
    entry = row.bars == 0 and len(row.cells) == 2 and len(row.cells[0].text) <= 6 and "\t" in row.text
    return not (entry and find_label(row.text) is not None)


def extended(before: Row, row: Row) -> Row | None:
    """The row above with the words of its cells that stand on this line too; None where this is a row of its own."""
    if not (is_table_row(before) and row.bars > 0 and row.bars == before.bars):
        return None
    if row.cells[0].column < before.cells[0].column + INSET or row.cells[0].text.strip(" .").isdigit():
        return None
    texts = before.text.split("\t")
    for cell in row.cells:
        at = min(range(len(texts)), key=lambda index: abs(before.cells[index].column - cell.column))
        texts[at] = f"{texts[at]} {folded(cell.text)}"
    return replace(before, text="\t".join(texts))


@dataclass(slots=True)
class Columns:
    """Follows a table that is set in columns, from its heading "TT …" to what is none of its rows."""

    width: int  # characters of a full line of the text around it
    count: int = 0  # how many columns the table has that we are in; 0 outside

    def seen_in(self, row: Row, numbers: Mapping[int, tuple[int, ...]]) -> Row:
        """The row as the table's, when it is. `numbers` says the last label of each level outside the table."""
        if len(row.cells) > 1 and _HEADING.match(row.plain):
            self.count = len(row.cells)
        elif self.count and self._left_by(row, numbers):
            self.count = 0
        if not self.count or row.bars:
            return row
        if row.table:
            return replace(row, bars=-1)  # Word's: whole on its line
        return replace(row, table=True, bars=1, text="\t".join(folded(cell.text) for cell in row.cells))

    def _left_by(self, row: Row, numbers: Mapping[int, tuple[int, ...]]) -> bool:
        whole = " ".join(cell.text for cell in row.cells)
        if len(row.cells) == 1 and not row.table and len(row.text) >= max(0.75 * self.width, WHOLE):
            return True
        label = find_label(whole)
        if label is None or label.bullet:
            return False
        return is_upper(whole[label.end :]) or (len(row.cells) <= 2 < self.count and _follows(label, numbers))


def _follows(label: Label, numbers: Mapping[int, tuple[int, ...]]) -> bool:
    last = numbers.get(label.level)
    return last is not None and last[:-1] == label.values[:-1] and label.values[-1] == last[-1] + 1
