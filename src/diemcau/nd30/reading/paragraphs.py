"""Lines to paragraphs: wrapped lines healed, whatever the page did to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Lines
from diemcau.nd30.reading.banded import banded_tables
from diemcau.nd30.reading.flow import UNWRAPPED, Flow, breaks_off, ends, ends_proper, flow_of, stays_open
from diemcau.nd30.reading.healing import bold_of, healed, holds_dash
from diemcau.nd30.reading.labels import BULLETS, Label, Level, find_label
from diemcau.nd30.reading.rows import LOWER, Row, is_upper
from diemcau.nd30.reading.stacked import stacked_tables
from diemcau.nd30.reading.tables import Columns, extended, is_table_row

FIRST_INDENT = 6  # characters that the indent of a paragraph's first line takes, where the extraction drops it
SHORTEST = 0.3  # of a full line: an entry that leaves as much room is a heading, however the lines are set
LEAD = 14  # words of a line that leads a list in: Tại điểm cầu cấp huyện:
BOLD_LINES = 4  # of one heading; where bold print runs on for longer, its end was lost
MOST = 99  # a greater number opens an entry only where it is the next one

_OPENERS = re.compile(
    r"(?:can cu|xet |tren day la|noi nhan|kinh gui|trong qua trinh (?:trien khai|thuc hien|to chuc)|theo de nghi|luu y|"
    r"ghi chu|(?:yeu cau|de nghi) (?:cac|thu truong|giam doc|quy|lanh dao)\b|nhan duoc |quyet dinh:|quyet nghi:|"
    r"thoi gian:|dia diem:|thanh phan:|chu tri:|noi dung:|hinh thuc:)"
)
_GOES_ON = re.compile(rf"(?:[-–~.,'`] ?)?[{LOWER}]")  # small letters, or what a scanner makes of them


@dataclass(slots=True)
class Paragraph:
    text: str  # without its label
    label: Label | None
    lines: Lines
    bold: int  # how many leading characters of `text` are bold
    table: bool = False


def paragraphs_of(rows: Sequence[Row], flow: Flow | None = None) -> list[Paragraph]:
    """Every paragraph of these rows, in order. A row of a table is one, its cells parted by tabs."""
    builder = _Builder(flow or flow_of(rows))
    at = 0
    tables = sorted((*banded_tables(rows), *stacked_tables(rows)), key=lambda table: table.start)
    for table in tables:
        if table.start < at:
            continue
        for row in rows[at : table.start]:
            builder.take(row)
        builder.close()
        builder.done.extend(Paragraph(row.text, None, row.lines, bold=0, table=True) for row in table.rows)
        at = table.stop
    for row in rows[at:]:
        builder.take(row)
    builder.close()
    return builder.done


class _Builder:
    """Takes row after row; the paragraph that they make is open until a row is none of its."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.done: list[Paragraph] = []
        self.open: list[Row] = []
        self.label: Label | None = None  # of the open paragraph
        self.gap = False  # a blank line since the last row
        self.page = False  # a page ended since the last row
        self.numbers: dict[int, tuple[int, ...]] = {}  # the last label of each level that is open
        self.columns = Columns(width=flow.width)
        self.last_number = 0  # the line of the last row merged into a table's

    def take(self, row: Row) -> None:
        if row.blank:
            self.gap = self.gap or not row.page
            self.page = self.page or bool(row.page)
            return
        row = self.columns.seen_in(row, self.numbers)
        label = None if is_table_row(row) else find_label(row.text)
        if label and not self._believes(label, row):
            label = None
        if label is None and self.open and not self.gap and (merged := extended(self.open[-1], row)):
            self.open[-1], self.last_number = merged, row.number
            return
        if label or not self.open or not self._goes_on(row):
            self.close()
            self.label = label
            if label and label.values:
                self.numbers = {level: values for level, values in self.numbers.items() if level < label.level}
                self.numbers[label.level] = label.values
        self.open.append(row)
        self.gap = self.page = False

    def close(self) -> None:
        if not self.open:
            return
        rows, self.open = self.open, []
        cut = self.label.end if self.label else 0
        body = healed([row.text for row in rows])[cut:]
        paragraph = Paragraph(
            text=body.strip(),
            label=self.label,
            lines=(rows[0].number, max(rows[-1].number, self.last_number)),
            bold=max(0, bold_of(rows) - cut - (len(body) - len(body.lstrip()))),
            table=is_table_row(rows[0]) and self.label is None,
        )
        self.done.append(paragraph)
        self.label, self.last_number = None, 0

    # -- is this the start of an entry?

    def _believes(self, label: Label, row: Row) -> bool:
        before = self.open[-1] if self.open else None
        closed = before is None or self.gap or bool(row.bold) or ends(before.text) or self._ended(before, row)
        if before is not None and self.flow.unwrapped:
            closed = closed or not breaks_off(before.text)
        if label.level in BULLETS:
            return self._believes_bullet(row.text[label.end :], before, closed=closed or self.page)
        last = self.numbers.get(label.level)
        nearly = _follows(last, label.values)
        mark = row.text[len(label.printed) : len(label.printed) + 2].strip()
        match label.level:
            case Level.ROMAN if not mark.startswith((".", ",", "/", ")", "-", "–")):
                known = nearly and last is not None
                return (known and closed) or ((known or len(label.printed) > 1) and is_upper(row.text))
            case Level.CAPITAL:
                return closed and (nearly or label.values == (1,)) and (last is not None or is_upper(row.text))
            case Level.PART:
                return closed and (Level.ROMAN not in self.numbers or Level.PART in self.numbers)
            case Level.CHAPTER | Level.SECTION | Level.SUBSECTION:
                return closed
        if max(label.values) > MOST and not nearly:
            return False
        if closed:
            return before is None or self.gap or not mark.startswith(",")
        capital = row.text[label.end : label.end + 1].isupper()
        if label.values[-1] == 1:
            return self.label is not None and capital and not breaks_off(before.text if before else "")
        return nearly and (capital or label.level == Level.POINT)

    def _believes_bullet(self, rest: str, before: Row | None, *, closed: bool) -> bool:
        """A dash may be part of a sentence or of a name that was wrapped there."""
        small = rest[:1].islower()
        in_list = self.label is not None and self.label.bullet
        if before is not None and small and not ends(before.text) and not (in_list and closed):
            return False
        name = before is not None and (
            holds_dash(before.text, rest)
            or (self._full(before, rest) and ends_proper(before.text) and rest[:1].isupper())
        )
        return closed or not (small or name)

    def _full(self, before: Row, rest: str) -> bool:
        """Whether the next word would not have stood on the line before."""
        return not self.flow.unwrapped and self.flow.width - len(before.text) <= len(rest.split(" ", 1)[0]) + 2

    # -- does this row continue the open paragraph?

    def _goes_on(self, row: Row) -> bool:
        before = self.open[-1]
        if is_table_row(row) or is_table_row(before):
            return False
        if self.label and before.runs_on and row.bold and not self.gap and len(self.open) < BOLD_LINES:
            return True  # **2. Sở / Nội vụ:** is one heading, however short its first line
        if self.label and len(self.open) == 1 and self.label.end >= len(before.text):
            return not self.gap and not row.table  # III. / ĐÁNH GIÁ NGUY CƠ
        if self.flow.unwrapped:
            return self._wrapped_by_hand(before, row)
        if self.page and self.flow.indented:
            return not self._indent_breaks(row) and (not ends(before.text) or row.indent < self.open[0].indent)
        if self.gap or self.page:
            if not ends(before.text) and (
                _GOES_ON.match(row.text) or (row.text[0].isdigit() and stays_open(before.text))
            ):
                return True
            if self.page and not ends(before.text) and self._full(before, row.text):
                return True  # a page ended inside the sentence
            return self.label is not None and not self.gap and is_upper(row.text) and is_upper(before.text)
        return not self._indent_breaks(row) and not self._ended(before, row)

    def _wrapped_by_hand(self, before: Row, row: Row) -> bool:
        if (self.gap and not self.page) or len(before.text) > UNWRAPPED:
            return False
        if is_upper(before.text) and is_upper(row.text):
            return self.label is not None
        return row.text[0].islower() and not ends(before.text)

    def _indent_breaks(self, row: Row) -> bool:
        if not self.flow.indented:
            return False
        first, before = self.open[0], self.open[-1]
        if len(self.open) == 1 and 4 <= first.indent <= row.indent:
            return row.indent <= first.indent + 3 or not row.text[0].islower()
        return row.indent >= (before.indent if len(self.open) > 1 else min(before.indent, 2)) + 4

    def _ended(self, before: Row, row: Row) -> bool:
        """Whether the row before looks like the last of its paragraph, with no blank line to say so."""
        if is_table_row(row) != is_table_row(before):
            return True
        upper_before = is_upper(before.text)
        upper = is_upper(row.text) or (upper_before and not any(map(str.isalpha, row.text)))  # … NĂM / 2024
        if upper_before and not upper and len(before.text) > 3:
            short = len(before.text) < 0.7 * self.flow.width
            return self.label is None or self.label.level <= Level.ROMAN or short
        if upper_before and upper and self.label is not None and self.label.level < Level.POINT:
            return False
        if self.flow.indented and self._indent_breaks(row):
            return True
        if self.flow.indented and row.indent <= 2 < before.indent:
            return False
        return self._ended_in(before, row)

    def _ended_in(self, before: Row, row: Row) -> bool:
        """The same, judged by the words and by the room that they leave."""
        ended, opens = ends(before.text), not row.text[0].islower()
        listed = opens and before.text.endswith(";") and _OPENERS.match(self.open[0].plain)
        if ended and (listed or _OPENERS.match(row.plain)):
            return True
        if ended and opens and row.text.endswith(":") and len(row.text.split()) <= LEAD:
            return True
        width = self.flow.width
        alone = opens and len(self.open) == 1 and self.label is not None and not self.label.bullet
        if alone and len(before.text) < SHORTEST * width and not breaks_off(before.text):
            return True  # 2. Mục đích
        if not self.flow.short_ends:
            return ended and opens and len(before.text) < 0.75 * width and len(self.open) > 1
        if opens and row.text.endswith(":") and len(row.text.split()) <= 6 and not stays_open(before.text):
            return True
        room = width - len(before.text) - 1 - len(row.text.split(" ", 1)[0])
        first = FIRST_INDENT if len(self.open) == 1 and width >= 60 else 0
        if opens and room - first > 0.12 * width:
            return not stays_open(before.text) or room > 0.4 * width
        return ended and (room > 0.3 * width or (opens and room > 0))


def _follows(last: tuple[int, ...] | None, values: tuple[int, ...]) -> bool:
    """Whether a number is the next one, or the next but one, or the first of a new run."""
    if values[-1] == 1:
        return True
    return last is not None and last[:-1] == values[:-1] and 1 <= values[-1] - last[-1] <= 2
