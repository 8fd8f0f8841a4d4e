"""Tables that an extraction set in columns of blanks, as `pdftotext -layout` does.

    Thời gian              Nội dung                     Thực hiện

    7h00 -        Ổn định tổ chức, giới thiệu
                                                        Văn phòng
    7h15          chương trình

The cells of one row stand at different heights, so a row is a band of lines. The heading says how many columns there
are; a cell belongs to the column whose width it shares. Empty cells are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from diemcau.nd30.reading.flow import stays_open
from diemcau.nd30.reading.labels import find_label
from diemcau.nd30.reading.rows import Cell, Row, folded, is_upper, plain
from diemcau.nd30.reading.stacked import StackedTable, TableRow, cell_text

TALLEST_HEADING = 6  # lines
MOST_COLUMNS = 10
MOST_LINES = 3000  # of one table
MOST_BETWEEN = 4  # bands without a key (days, captions) before the table is over
FEWEST = 2  # rows

_WORDS = frozenset(
    (  # noqa: SIM905 -- without diacritics; words read as words
        "tt stt so thoi gian gio ngay buoi diem luong noi dung cong viec nhiem vu don vi co quan ca nhan nguoi to chuc "
        "chu tri phoi hop thuc hien ghi chu phu trach hoan thanh tien do dia ket qua san pham du kien bo phan tham muu "
        "bao cao trinh bay dieu hanh chuong trinh hoat dong han chi tiet thanh phan cua cac va ve trach kinh phi lam "
        "viec giam sat lanh dao chiu muc yeu cau theo doi cap ten dau ra"
    ).split(" ")
)
_COUNTS = re.compile(r"(?:tt|stt|so tt|so thu tu)$")
_TIMES = re.compile(r"(?:thoi gian|gio|thoi diem|ngay)\b")
_TASKS = re.compile(r"(?:noi dung|cong viec|nhiem vu|chuong trinh|hoat dong|ten cong viec|ten nhiem vu)\b")
_NUMBER = re.compile(r"\d{1,3}\s*[.)]?$")
_HOUR = re.compile(r"(?:tu |luc )?\d{1,2}\s*(?:h|gio|g\d|:\d\d)|(?:tu |ngay )?\d{1,2}\s*/\s*\d{1,2}")
_HALF = re.compile(r"[-–—]$")
_PIECE = re.compile(r"\S+(?: \S+)*")
_SECOND_HALF = re.compile(r"[-–—]\s*\d")


@dataclass(slots=True)
class _Column:
    text: str
    start: int
    stop: int

    def shared(self, cell: Cell) -> int:
        """How many characters of a cell's width stand in this column; below 0, how far it is away."""
        return min(self.stop, cell.column + len(cell.text)) - max(self.start, cell.column)

    def take(self, cell: Cell) -> None:
        self.start = min(self.start, cell.column)
        self.stop = max(self.stop, cell.column + len(cell.text))


@dataclass(slots=True)
class _Line:
    at: int
    cells: dict[int, str] = field(default_factory=dict)  # by column
    whole: str = ""  # where it is no row of the table: a day, a caption


def banded_tables(rows: Sequence[Row]) -> Iterator[StackedTable]:
    """Every table of these rows that has a heading and at least two rows, in order."""
    at = 0
    while at < len(rows):
        table = _table(rows, at) if _may_head(rows[at]) else None
        if table:
            yield table
        at = table.stop if table else at + 1


def _may_head(row: Row) -> bool:
    return bool(row.cells) and not row.table and all(_of_heading(cell.text) for cell in row.cells)


def _of_heading(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", plain(text[:80]))
    return bool(words) and len(text) < 80 and all(word in _WORDS for word in words)


def _table(rows: Sequence[Row], start: int) -> StackedTable | None:
    heading = _heading(rows, start)
    if heading is None:
        return None
    columns, first = heading
    by_hour = not _COUNTS.match(plain(columns[0].text))
    lines, stop = _lines(rows, first, columns, by_hour=by_hour)
    made = list(_rows(lines, columns, rows, by_hour=by_hour))
    if sum("\t" in row.text for row in made) < FEWEST:
        return None
    head = TableRow("\t".join(column.text for column in columns), (rows[start].number, rows[first - 1].number))
    return StackedTable(start, stop, (head, *made))


def _heading(rows: Sequence[Row], start: int) -> tuple[list[_Column], int] | None:
    """The columns, and the row after the heading."""
    columns: list[_Column] = []
    stop = start
    for at in range(start, min(len(rows), start + TALLEST_HEADING)):
        if not _may_head(rows[at]):
            break
        for cell in rows[at].cells:
            _add(columns, cell)
        stop = at + 1
    columns.sort(key=lambda column: column.start)
    names = [plain(column.text) for column in columns]
    told = any(map(_TASKS.match, names)) and any(_COUNTS.match(name) or _TIMES.match(name) for name in names[:1])
    return (columns, stop) if told and 2 <= len(columns) <= MOST_COLUMNS else None


def _add(columns: list[_Column], cell: Cell) -> None:
    own = next((column for column in columns if column.shared(cell) > 0), None)
    if own is None:
        columns.append(_Column(folded(cell.text), cell.column, cell.column + len(cell.text)))
    else:
        own.text = f"{own.text} {folded(cell.text)}"
        own.take(cell)


# -- the lines below the heading


def _lines(rows: Sequence[Row], first: int, columns: list[_Column], *, by_hour: bool) -> tuple[list[list[_Line]], int]:
    """The table's lines in bands, and the row after its last band that has a key."""
    bands: list[list[_Line]] = []
    stop, kept, idle = first, 0, 0
    for band in _bands(rows, first):
        if _may_head(rows[band[0]]) and (again := _heading(rows, band[0])):
            if [plain(column.text) for column in again[0]] != [plain(column.text) for column in columns]:
                break
            band = [at for at in band if at >= again[1]]  # the heading again, on the next page
            if not band:
                continue
        if _leaves(rows[band[0]]):
            break
        lines = _placed(rows, band, columns)
        keyed = any(_is_key(line.cells.get(0, ""), by_hour=by_hour) for line in lines)
        idle = 0 if keyed else idle + 1
        if idle > MOST_BETWEEN:
            break
        bands.append(lines)
        if keyed or any(len(line.cells) > 1 for line in lines):
            stop, kept = band[-1] + 1, len(bands)
    return bands[:kept], stop


def _bands(rows: Sequence[Row], first: int) -> Iterator[list[int]]:
    held: list[int] = []
    for at in range(first, min(len(rows), first + MOST_LINES)):
        row = rows[at]
        if row.table:
            break
        if row.text:
            held.append(at)
        elif held:
            yield held
            held = []
    if held:
        yield held


def _leaves(row: Row) -> bool:
    """An entry of the text in capitals, or a line of running text."""
    label = find_label(row.text) if len(row.cells) == 1 else None
    return (label is not None and not label.bullet and is_upper(row.text[label.end :])) or (
        len(row.cells) == 1 and len(row.text) > 100
    )


def _placed(rows: Sequence[Row], band: Sequence[int], columns: list[_Column]) -> list[_Line]:
    """Each cell in its column; the widths grow with what is found in them."""
    lines = [_Line(at) for at in band]
    waiting: list[tuple[_Line, Cell]] = []
    for line in lines:
        cells = [part for cell in rows[line.at].cells for part in _parted(cell, columns)]
        for cell in cells:
            shared = [index for index, column in enumerate(columns) if column.shared(cell) > 0]
            if len(shared) > 1 and len(cells) == 1 and len(band) == 1:
                line.whole = rows[line.at].text
            elif len(shared) == 1:
                _put(line, shared[0], cell, columns)
            else:
                waiting.append((line, cell))
    for line, cell in waiting:
        _put(line, max(range(len(columns)), key=lambda index: columns[index].shared(cell)), cell, columns)
    return lines


def _parted(cell: Cell, columns: Sequence[_Column]) -> list[Cell]:
    """Narrow columns leave only two blanks between them."""
    if "  " not in cell.text or sum(column.shared(cell) > 0 for column in columns) < 2:
        return [cell]
    return [Cell(column=cell.column + found.start(), text=found[0]) for found in _PIECE.finditer(cell.text)]


def _put(line: _Line, index: int, cell: Cell, columns: list[_Column]) -> None:
    line.cells[index] = f"{line.cells[index]} {folded(cell.text)}" if index in line.cells else folded(cell.text)
    others = (column for at, column in enumerate(columns) if at != index)
    if all(column.shared(cell) <= 0 for column in others):
        columns[index].take(cell)


# -- rows


def _is_key(text: str, *, by_hour: bool) -> bool:
    return bool((_HOUR if by_hour else _NUMBER).match(plain(text)))


def _rows(
    bands: Sequence[list[_Line]], columns: Sequence[_Column], rows: Sequence[Row], *, by_hour: bool
) -> Iterator[TableRow]:
    groups: list[list[_Line]] = []
    for band in bands:
        for group in _split(band, by_hour=by_hour):
            key = next((line.cells[0] for line in group if 0 in line.cells), "")
            row = next((one for one in reversed(groups) if 0 in one[0].cells), None)
            if row and _SECOND_HALF.match(key):
                row.extend(group)  # the page ended inside the row
            else:
                groups.append(group)
    for group in groups:
        lines = (rows[group[0].at].number, rows[group[-1].at].number)
        if any(line.whole for line in group) or all(len(line.cells) == 1 and 0 not in line.cells for line in group):
            yield TableRow(" ".join(rows[line.at].text for line in group), lines)
            continue
        cells = [cell_text([line.cells[at] for line in group if at in line.cells]) for at in range(len(columns))]
        yield TableRow("\t".join(cells), lines)


def _split(band: Sequence[_Line], *, by_hour: bool) -> Iterator[list[_Line]]:
    """The rows of one band: each begins with its key, or with the words that stand higher than it."""
    starts = [0]
    last = ""  # the key of the row that is open
    for at, line in enumerate(band):
        key = line.cells.get(0, "")
        if at and (line.whole or band[at - 1].whole):
            starts.append(at)
            last = ""
        elif last and _is_key(key, by_hour=by_hour) and not (_HALF.search(last) or _SECOND_HALF.match(key)):
            starts.append(_raised(band, starts[-1] + 1, at))
        last = key or last
    yield from (list(band[start:stop]) for start, stop in pairwise([*starts, len(band)]) if start < stop)


def _raised(band: Sequence[_Line], first: int, at: int) -> int:
    """Where the row of a key begins: lines above it that open its task in capitals, after one that was finished."""
    if 1 in band[at].cells and band[at].cells[1][:1].isupper():
        return at
    for above in range(at - 1, first - 1, -1):
        text = band[above].cells.get(1, "")
        if 0 in band[above].cells:
            break
        if text[:1].isupper() and not stays_open(band[above - 1].cells.get(1, "")):
            return above
    return at
