"""How a text is set in lines: what may be concluded from a short line, an indent or a blank one.

A paper may come one paragraph a line, wrapped with a blank line between paragraphs, wrapped with indents, or wrapped
with nothing to tell where a paragraph ends. Which of these a text is, its own lines say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diemcau.nd30.reading.labels import find_label
from diemcau.nd30.reading.rows import Row, is_upper

UNWRAPPED = 130  # characters: no page of A4 in the decree's type sizes holds such a line
READABLE = 55  # characters from which a line without an end is taken for a wrapped one

_END = re.compile(r"(?:[.;:!?…]|\.\s?/\s?\.?|[.;:][”\"’)]|\))\W{0,2}$")
_OPEN = re.compile(
    r"(?:[,(\-–&/“]|\b(?:và|của|cho|về|tại|với|theo|trong|trên|thuộc|các|việc|đến|từ|số|ở|do|là|để|được|hoặc|bởi|"
    r"những|một|công|nhân|ban|ủy|uỷ|hội|đại|bộ|ngày|tháng|năm|lúc|mục|khoản|"
    r"(?<!địa )(?<!thời )(?<!đặc )(?<!quan )điểm|điều|(?<!thành )phần|chương|phụ lục|"
    r"gồm|thi|nguyễn))$",
    re.IGNORECASE,
)


def ends(text: str) -> bool:
    """Whether a line ends as a sentence or an entry does."""
    return bool(_END.search(text[-6:]))


def stays_open(text: str) -> bool:
    """Whether a line ends with a word or sign that no paragraph ends with."""
    return bool(_OPEN.search(text[-24:]))


def breaks_off(text: str) -> bool:
    """The same of a line that may end with a name: "Văn phòng Bộ" does not break off, "cán bộ" may."""
    return stays_open(text) and not _last_word(text)[:1].isupper()


def ends_proper(text: str) -> bool:
    """Whether a line ends with the name of a place or a person: Lào Cai / - Hải Phòng."""
    return not ends(text) and _last_word(text)[:1].isupper()


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    width: int  # characters of a full line
    unwrapped: bool  # one paragraph a line
    short_ends: bool  # a line that leaves room ends its paragraph; some pages of the web set first lines narrower
    indented: bool  # first lines are indented, others are not


def flow_of(rows: Sequence[Row], default: Flow | None = None) -> Flow:
    """Look at the whole text once. `default` is for one that does not tell."""
    lengths = sorted(len(row.text) for row in rows if row.text and not row.table)
    if not lengths:
        return default or Flow(width=80, unwrapped=True, short_ends=False, indented=False)
    long_lines = sum(length > UNWRAPPED for length in lengths)
    wrapped = sum(_is_wrapped(row, after) for row, after in pairwise(rows))
    if default and not wrapped and not long_lines:
        return default
    unwrapped = wrapped <= 2 * long_lines
    width = lengths[int(len(lengths) * (0.97 if unwrapped else 0.9))]
    return Flow(width=width, unwrapped=unwrapped, short_ends=_short_ends(rows, width), indented=_indented(rows, width))


def _is_wrapped(row: Row, after: Row) -> bool:
    """Whether a line plainly goes on in the next."""
    if not row.text or not after.text or after.table or ends(row.text):
        return False
    if stays_open(row.text) and not row.text.endswith(","):
        return True
    if find_label(after.text) is not None:
        return False
    if after.text[:1].islower():
        return True
    back = row.indent >= 4 and after.indent <= 1  # from the indent of a first line to the margin
    entry = find_label(row.text) is not None and not back
    return len(row.text) >= READABLE and not entry and not (is_upper(row.text) or is_upper(after.text))


def _short_ends(rows: Sequence[Row], width: int) -> bool:
    opened = narrow = 0
    starts = True
    for row, after in pairwise(rows):
        if starts and row.text and len(after.text) >= 0.85 * width and find_label(after.text) is None:
            opened += 1
            narrow += len(row.text) < 0.75 * width and not ends(row.text)
        starts = not row.text or ends(row.text)
    return narrow < 4 or narrow * 2 <= opened


def _indented(rows: Sequence[Row], width: int) -> bool:
    shown = [row.indent for row in rows if len(row.text) >= min(25, 0.6 * width) and not is_upper(row.text)]
    indents, margins = sum(indent >= 3 for indent in shown), sum(indent <= 2 for indent in shown)
    return indents >= 3 and margins >= 1 and indents * 12 >= indents + margins
