"""Tables that an extraction took apart: each cell a block of lines, one under the other.

    TT / Nội dung / Đơn vị thực hiện / 1 / Gửi thư mời / Văn phòng / 2 / …

The numbers of the rows may stand in a heap, as they do where pdftotext took them for a column of their own. Such a
table is put together again only where its parts come out even; otherwise its cells stay paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diemcau.nd30.model import Lines
from diemcau.nd30.reading.bodies import joined, names_body
from diemcau.nd30.reading.labels import find_label
from diemcau.nd30.reading.names import person_name
from diemcau.nd30.reading.rows import Row, plain

LONGEST_HEADING = 60  # characters over one column
LONGEST_CELL = 1000  # characters of a line
MOST_COLUMNS = 8
MOST_LINES = 1200  # of one table
FEWEST = 2  # rows

_FIRST = re.compile(r"\W*(?:tt|stt|so tt|s\.tt)\W*$")
_NUMBER = re.compile(r"0?(\d{1,3})\s*[.)]?$")
_NOTES = re.compile(r"ghi\s*chu$")
_OVER_NOTES = re.compile(r"(?:ghi|(?:ghi\s*)?chu)$")


@dataclass(frozen=True, slots=True)
class TableRow:
    text: str  # its cells, parted by tabs
    lines: Lines


@dataclass(frozen=True, slots=True)
class StackedTable:
    start: int  # rows, first and past the last
    stop: int
    rows: tuple[TableRow, ...]


@dataclass(slots=True)
class _Block:
    texts: list[str]
    first: int
    last: int

    @property
    def text(self) -> str:
        return cell_text(self.texts)


def cell_text(texts: Sequence[str]) -> str:
    """The words of a cell; where its lines name several persons or bodies, these parted by a slash."""
    if len(texts) > 1 and all(map(person_name, texts)):
        return " / ".join(texts)
    if not texts or not names_body(texts[0]):
        return " ".join(texts)
    named = joined(texts)  # which name each line belongs to
    begins = [at > 0 and named[at] > named[at - 1] and not text[:1].islower() for at, text in enumerate(texts)]
    return "".join(
        f"{'' if not at else ' / ' if begin else ' '}{text}"
        for at, (text, begin) in enumerate(zip(texts, begins, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    heading: list[_Block]
    cells: list[_Block]
    starts: list[int]  # how many cells stand before each number


def stacked_tables(rows: Sequence[Row]) -> Iterator[StackedTable]:
    """Every table of these rows that can be put together, in order."""
    at = 0
    while at < len(rows):
        table = _table(rows, at) if rows[at].text and _FIRST.match(rows[at].plain) else None
        if table:
            yield table
        at = table.stop if table else at + 1


def _table(rows: Sequence[Row], start: int) -> StackedTable | None:
    stop = _stop(rows, start)
    for by_line in (False, True):
        parts = _parts(rows, start, stop, by_line=by_line)
        if parts and (found := _put_together(parts, heaped=not by_line)):
            return _with_lines(rows, start, *found)
    return None


def _stop(rows: Sequence[Row], start: int) -> int:
    """Where an entry of the text, another table or too long a run ends what may be the table."""
    end = min(len(rows), start + MOST_LINES)
    for at in range(start + 1, end):
        row = rows[at]
        if row.text and not _NUMBER.match(row.text):
            label = find_label(row.text)
            if row.table or len(row.text) > LONGEST_CELL or _FIRST.match(row.plain) or (label and not label.bullet):
                return at
    return end


def _parts(rows: Sequence[Row], start: int, stop: int, *, by_line: bool) -> _Parts | None:
    heading: list[_Block] = []
    cells: list[_Block] = []
    starts: list[int] = []
    joins = False
    for at in range(start + 1, stop):
        row = rows[at]
        number = _NUMBER.match(row.text or row.page)
        if number and int(number[1]) == len(starts) + 1:
            starts.append(len(cells))
        elif row.text:
            found = cells if starts else heading
            if joins and not by_line:
                found[-1].texts.append(row.text)
                found[-1].last = at
            else:
                found.append(_Block([row.text], at, at))
            joins = True
            continue
        joins = False
    fits = 1 < len(heading) < MOST_COLUMNS and all(len(block.text) < LONGEST_HEADING for block in heading)
    return _Parts(heading, cells, starts) if fits and len(starts) >= FEWEST else None


def _put_together(parts: _Parts, *, heaped: bool) -> tuple[list[_Block], list[list[_Block]]] | None:
    """The heading and the rows of cells. `heaped`: numbers may stand together before the cells of their rows."""
    cells, count = parts.cells, len(parts.starts)
    widths = [len(parts.heading)]
    if _is_notes(parts.heading[-1]):
        widths.append(len(parts.heading) - 1)  # nothing is noted
    for width in widths:
        if all(after - before == width for before, after in pairwise(parts.starts)):
            if parts.starts[0] == 0 and len(cells) >= count * width:
                break
        elif heaped and all(before <= at * width for at, before in enumerate(parts.starts)):
            told = [block for block in cells if not _is_notes(block)]
            if len(told) == count * width:
                cells = told
                break
    else:
        return None
    return parts.heading, [cells[at * width : (at + 1) * width] for at in range(count)]


def _is_notes(block: _Block) -> bool:
    return bool(_NOTES.match(plain(block.text)))


def _with_lines(rows: Sequence[Row], start: int, heading: list[_Block], body: list[list[_Block]]) -> StackedTable:
    first = TableRow(
        "\t".join([rows[start].text, *(block.text for block in heading)]),
        (rows[start].number, rows[heading[-1].last].number),
    )
    made = [
        TableRow(
            "\t".join([str(number), *(block.text for block in cells)]),
            (rows[cells[0].first].number, rows[cells[-1].last].number),
        )
        for number, cells in enumerate(body, start=1)
    ]
    stop = body[-1][-1].last + 1
    while stop < len(rows) and (rows[stop].blank or _OVER_NOTES.match(rows[stop].plain)):
        stop += 1
    return StackedTable(start, stop, (first, *made))
