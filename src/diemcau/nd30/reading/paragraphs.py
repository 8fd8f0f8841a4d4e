"""Lines to paragraphs: wrapped lines healed, whatever the page did to them.

A paper may come one paragraph a line, wrapped with a blank line between paragraphs, wrapped with indents, or wrapped with
nothing to tell where a paragraph ends. Which of these a text is, its own lines say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diemcau.nd30.model import Lines
from diemcau.nd30.reading.labels import BULLETS, Label, Level, find_label
from diemcau.nd30.reading.rows import LOWER, Row, is_upper, plain

FIRST_INDENT = 6  # characters that the indent of a paragraph's first line takes, where the extraction drops it
UNWRAPPED = 130  # characters: no page of A4 in the decree's type sizes holds such a line


@dataclass(slots=True)
class Paragraph:
    text: str  # without its label
    label: Label | None
    lines: Lines
    bold: int  # how many leading characters of `text` are bold
    table: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """How a text is set: what may be concluded from a short line, an indent or a blank line."""

    width: int  # characters of a full line
    unwrapped: bool  # one paragraph a line
    short_ends: bool  # a line that leaves room ends its paragraph (not where first lines are set narrower, as some pages of the web do)
    indented: bool  # first lines are indented, others are not


_END = re.compile(r"(?:[.;:!?…]|\.\s?/\s?\.?|[.;:][”\"’)]|\))\W{0,2}$")
_OPEN = re.compile(  # words that a paragraph does not end with
    r"(?:[,(\-–&/“]|\b(?:va|cua|cho|ve|tai|voi|theo|trong|tren|thuoc|cac|viec|den|tu|so|o|do|la|de|duoc|hoac|boi|nhung|mot|"
    r"cong|nhan|ban|uy|hoi|dai|bo|ngay|thang|nam|luc|muc|khoan|diem|dieu|phan|chuong|phu luc|gom|thi|nguyen))$"
)
_OPENERS = re.compile(
    r"(?:can cu|xet |tren day la|noi nhan|kinh gui|trong qua trinh (?:trien khai|thuc hien|to chuc)|theo de nghi|luu y|ghi chu|"
    r"(?:yeu cau|de nghi) (?:cac|thu truong|giam doc|quy|lanh dao)\b|nhan duoc |quyet dinh:|quyet nghi:|thoi gian:|dia diem:|thanh phan:|chu tri:|noi dung:|hinh thuc:)"
)
_GOES_ON = re.compile(rf"(?:[-–~.,'`] ?)?[{LOWER}]")  # small letters, or what a scanner makes of them
_TABLE_HEAD = re.compile(r"(?:tt|stt|so tt|s\.tt)\b")
_BROKEN_SYMBOL = re.compile(r"/[\w&]{1,20}(?:-[\w&]{1,20}){0,4}-$|(?<!\S)\d{1,5}-$")


def flow_of(rows: Sequence[Row], default: Flow | None = None) -> Flow:
    """Look at the whole text once. `default` is for one that does not tell."""
    lengths = sorted(len(row.text) for row in rows if row.text and not row.table)
    if not lengths:
        return Flow(80, True, False, False)
    longest = lengths[int(len(lengths) * 0.97)]
    long_lines = sum(length > UNWRAPPED for length in lengths)
    continued = sum(
        bool(row.text and after.text[:1].islower() and not after.table and not _END.search(row.text[-6:]))
        for row, after in zip(rows, rows[1:], strict=False)
        if find_label(after.text) is None
    )
    if default and not continued and not long_lines:
        return default
    unwrapped = continued <= 2 * long_lines
    width = lengths[int(len(lengths) * 0.9)] if not unwrapped else longest
    opened = narrow = indents = margins = 0
    starts = True
    for row, after in zip(rows, rows[1:], strict=False):
        if len(row.text) >= min(25, 0.6 * width) and not is_upper(row.text):
            indents += row.indent >= 3
            margins += row.indent <= 2
        if starts and row.text and len(after.text) >= 0.85 * width and find_label(after.text) is None:
            opened += 1
            narrow += len(row.text) < 0.75 * width and not _END.search(row.text[-6:])
        starts = not row.text or bool(_END.search(row.text[-6:]))
    indented = indents >= 3 and margins >= 1 and indents * 12 >= indents + margins
    return Flow(width, unwrapped, short_ends=narrow < 4 or narrow * 2 <= opened, indented=indented)


def paragraphs_of(rows: Sequence[Row], flow: Flow | None = None) -> list[Paragraph]:
    """Every paragraph of these rows, in order."""
    flow = flow or flow_of(rows)
    builder = _Builder(flow)
    for row in rows:
        builder.take(row)
    builder.close()
    return builder.done


class _Builder:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.done: list[Paragraph] = []
        self.open: list[Row] = []
        self.label: Label | None = None
        self.gap = False  # a blank line since the last row
        self.page = False  # a page ended since the last row
        self.seen: dict[int, tuple[int, ...]] = {}  # last value of each level that is open
        self.last_number = 0
        self.tabular = 0  # how many columns the table has that we are in

    def take(self, row: Row) -> None:
        if row.blank:
            self.gap = self.gap or not row.page
            self.page = self.page or row.page
            return
        row = self._in_table(row)
        label = None if _is_table_row(row) else find_label(row.text)
        if label and not self._believes(label, row):
            label = None
        if label is None and self._extends_table(row):
            return
        if label or not self.open or not self._goes_on(row):
            self.close()
            self.label = label
            if label and label.values:
                self.seen = {level: values for level, values in self.seen.items() if level < label.level}
                self.seen[label.level] = label.values
        self.open.append(row)
        self.gap = self.page = False

    def close(self) -> None:
        if not self.open:
            return
        rows, self.open = self.open, []
        text = _healed([row.text for row in rows])
        bold = 0
        for row in rows:
            bold += row.bold + (1 if bold else 0)
            if row.bold < len(row.text) - 1:
                break
        cut = self.label.end if self.label else 0
        body = text[cut:]
        self.done.append(
            Paragraph(
                text=body.strip(),
                label=self.label,
                lines=(rows[0].number, max(rows[-1].number, self.last_number)),
                bold=max(0, bold - cut - (len(body) - len(body.lstrip()))),
                table=rows[0].table and self.label is None,
            )
        )
        self.label = None
        self.last_number = 0

    def _in_table(self, row: Row) -> Row:
        """Under a heading "TT …", lines are rows of a table until a full line of text, or an entry that is none of its."""
        if len(row.cells) > 1 and _TABLE_HEAD.match(row.plain):
            self.tabular = len(row.cells)
        elif self.tabular:
            label = find_label(" ".join(cell.text for cell in row.cells))
            whole = len(row.cells) == 1 and len(row.text) >= 0.75 * max(self.flow.width, 70)
            if (whole and not row.table) or (label and not label.bullet and self._leaves_table(label, row)):
                self.tabular = 0
        if not self.tabular or row.bars:
            return row
        if row.table:
            return replace(row, bars=-1)  # a row of Word's: whole on its line
        return replace(row, table=True, bars=1, text="\t".join(" ".join(cell.text.split()) for cell in row.cells))

    def _leaves_table(self, label: Label, row: Row) -> bool:
        last = self.seen.get(label.level)
        follows = last is not None and last[:-1] == label.values[:-1] and label.values[-1] == last[-1] + 1
        return is_upper(" ".join(cell.text for cell in row.cells)[label.end :]) or (follows and len(row.cells) <= 2 < self.tabular)

    def _extends_table(self, row: Row) -> bool:
        """A cell printed over several lines between bars: its words go to the cell above."""
        if not (self.open and _is_table_row(self.open[-1]) and row.bars > 0 and row.bars == self.open[-1].bars):
            return False
        before = self.open[-1]
        if self.gap or row.cells[0].column < before.cells[0].column + 4 or row.cells[0].text.strip(" .").isdigit():
            return False
        columns = [cell.column for cell in before.cells]
        texts = before.text.split("\t")
        for cell in row.cells:
            at = min(range(len(columns)), key=lambda index: abs(columns[index] - cell.column))
            texts[at] = f"{texts[at]} {' '.join(cell.text.split())}"
        merged = replace(before, text="\t".join(texts))
        self.open[-1] = merged
        self.last_number = row.number
        return True

    # -- is this the start of an entry?

    def _believes(self, label: Label, row: Row) -> bool:
        before = self.open[-1] if self.open else None
        closed = before is None or self.gap or bool(_END.search(before.text[-6:])) or self._ended(before, row) or bool(row.bold)
        if label.level in BULLETS:
            rest = row.text[label.end :]
            in_list = self.label is not None and self.label.bullet
            if before is not None and self._hangs(before) and rest[:1].islower() and not (in_list and closed):
                return False
            return closed or self.page or not (rest[:1].islower() or _splits_name(before.text if before else "", rest))
        last = self.seen.get(label.level)
        expected = _follows(last, label.values)
        if label.level == Level.ROMAN and not row.text[len(label.printed) : len(label.printed) + 2].strip(" ").startswith((".", ",", "/", ")", "-", "–")):
            return expected and last is not None and (closed or is_upper(row.text))
        if label.level == Level.CAPITAL:
            return (expected or label.values == (1,)) and (last is not None or is_upper(row.text)) and closed
        if label.level in (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION):
            return closed and (label.level != Level.PART or Level.ROMAN not in self.seen or Level.PART in self.seen)
        if max(label.values) > 99 and not expected:
            return False
        if closed:
            return not (row.text[len(label.printed) : len(label.printed) + 1] == "," and before is not None and not self.gap)
        if label.values[-1] == 1 and (last is None or label.values[:-1] != last[:-1] or last[-1] != 0):
            return self.label is not None and before is not None and not _OPEN.search(plain(before.text[-24:])) and row.text[label.end : label.end + 1].isupper()
        return expected and (row.text[label.end : label.end + 1].isupper() or label.level == Level.POINT)

    # -- does this row continue the open paragraph?

    def _goes_on(self, row: Row) -> bool:
        before = self.open[-1]
        if _is_table_row(row) or _is_table_row(before):
            return False
        if self.label and len(self.open) == 1 and self.label.end >= len(before.text):
            return not self.gap and not row.table  # III. / ĐÁNH GIÁ NGUY CƠ
        if self.flow.unwrapped:
            return self._wrapped_by_hand(before, row)
        hangs = self._hangs(before)
        if self.page and self.flow.indented:
            return not self._indent_breaks(row) and (hangs or row.indent < self.open[0].indent)
        if self.gap or self.page:
            if hangs and (_GOES_ON.match(row.text) or (row.text[:1].isdigit() and bool(_OPEN.search(plain(before.text[-24:]))))):
                return True
            return is_upper(row.text) and is_upper(before.text) and self.label is not None and not self.gap
        if self._indent_breaks(row):
            return False
        return not self._ended(before, row)

    def _wrapped_by_hand(self, before: Row, row: Row) -> bool:
        if self.gap or len(before.text) > UNWRAPPED:
            return False
        if is_upper(before.text) and is_upper(row.text):
            return self.label is not None
        return row.text[:1].islower() and not _END.search(before.text[-6:])

    def _hangs(self, before: Row) -> bool:
        return not _END.search(before.text[-6:])

    def _indent_breaks(self, row: Row) -> bool:
        if not self.flow.indented:
            return False
        first, before = self.open[0], self.open[-1]
        base = before.indent if len(self.open) > 1 else min(before.indent, 2)
        if len(self.open) == 1 and row.indent >= first.indent and first.indent >= 4:
            return row.indent <= first.indent + 3 or not row.text[:1].islower()
        return row.indent >= base + 4

    def _ended(self, before: Row, row: Row) -> bool:
        """Whether the row before looks like the last of its paragraph, with no blank line to say so."""
        if _is_table_row(row) != _is_table_row(before):
            return True
        upper, upper_before = is_upper(row.text), is_upper(before.text)
        if upper_before and not upper and len(before.text) > 3:
            return self.label is None or self.label.level <= Level.ROMAN or len(before.text) < 0.7 * self.flow.width
        if upper_before and upper and self.label is not None and self.label.level < Level.POINT:
            return False
        if self.flow.indented and len(self.open) >= 1:
            if self._indent_breaks(row):
                return True
            if row.indent <= 2 < before.indent:
                return False
        ends = bool(_END.search(before.text[-6:]))
        opens = not row.text[:1].islower()
        if ends and (_OPENERS.match(row.plain) or (opens and before.text.endswith(";") and _OPENERS.match(self.open[0].plain))):
            return True
        if not self.flow.short_ends:
            return ends and opens and len(before.text) < 0.75 * self.flow.width and len(self.open) > 1
        if opens and row.text.endswith(":") and len(row.text.split()) <= 6 and not _OPEN.search(plain(before.text[-24:])):
            return True
        word = row.text.split(" ", 1)[0]
        room = self.flow.width - len(before.text) - 1 - len(word)
        first = FIRST_INDENT if len(self.open) == 1 and self.flow.width >= 60 else 0
        if room - first > 0.12 * self.flow.width and opens:
            return not _OPEN.search(plain(before.text[-24:])) or room > 0.4 * self.flow.width
        if room > 0.3 * self.flow.width and ends:
            return True
        return ends and opens and room > 0


def _is_table_row(row: Row) -> bool:
    """A number and its text parted by a tab are an entry, not a row of a table."""
    return row.table and not (row.bars == 0 and "\t" in row.text and len(row.cells) == 2 and len(row.cells[0].text) <= 6 and find_label(row.text) is not None)


def _follows(last: tuple[int, ...] | None, values: tuple[int, ...]) -> bool:
    """Whether a number is the next one, or the first of a new run."""
    if last is None or len(last) != len(values):
        return values[-1] == 1
    return (values[:-1] == last[:-1] and 1 <= values[-1] - last[-1] <= 2) or values[-1] == 1


def _splits_name(before: str, rest: str) -> bool:
    """Names with a dash inside, wrapped at the dash: Lao động / - Thương binh và Xã hội."""
    return bool(re.search(r"(?:lao dong|kinh te|van hoa|khoa hoc|thong tin|ke hoach|tin lanh|dan so)$", plain(before))) and bool(
        re.match(r"(?:thuong binh|xa hoi|xã hội|cong nghe|tai chinh|ke hoach|truyen thong)", plain(rest))
    )


def _healed(texts: list[str]) -> str:
    """Join wrapped lines; a symbol broken at its dash (KH-/UBND) becomes one again."""
    parts = [texts[0]]
    for text in texts[1:]:
        if text[:1].isupper() and _BROKEN_SYMBOL.search(parts[-1][-40:]):
            parts.append(text)
        else:
            parts.append(f" {text}")
    return "".join(parts)
