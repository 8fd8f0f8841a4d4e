"""A programme whose table an extraction took apart: each cell a block of lines, one under the other.

7h15 - 7h45

Khai mạc; thông qua chương trình

Văn phòng
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diemcau.kernel.dates import PartialDate
from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Lines
from diemcau.plan.domain.model import ProgrammeItem
from diemcau.plan.domain.moments import clocks, day_of, minutes_between

FEWEST = 3  # hours that stand alone, before a text is believed to be such a table
_HEADER = re.compile(
    r"^(?:thoi(?: gian)?|gian|noi dung.*|don vi.*|nhan phu.*|trach|thuc hien|phu trach|nguoi .*|tt|stt|ghi chu)$"
)
_CAPTION = re.compile(
    r"(?i)^(?:buổi|sáng|chiều|tối|phiên|phần)\b.*\b(?:từ|tập trung|sinh hoạt|thảo luận|hội nghị|lớp)\b|^\d{1,3}$"
)
_BULLET = re.compile(r"^[-+•–]\s*(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    text: str
    lines: Lines

    @property
    def hours(self) -> list[tuple[str, int, int]]:
        """The hours of a block that says nothing else."""
        found = clocks(self.text)
        rest = re.sub(r"[\s–—-]|từ|đến", "", "".join(_between(self.text, found)), flags=re.IGNORECASE)
        return found if found and not rest else []


def items_of_blocks(lines: Sequence[str], first: int, last: int) -> tuple[ProgrammeItem, ...]:
    """The items printed on the lines `first` to `last`, () where they are not such a table."""
    blocks = list(_blocks(lines, first, last))
    if sum(bool(block.hours) for block in blocks) < FEWEST:
        return ()
    found: list[ProgrammeItem] = []
    date: PartialDate | None = None
    hour: _Block | None = None
    cells: list[_Block] = []
    for block in [*blocks, _Block(text="", lines=(last, last))]:
        day = day_of(block.text)
        if block.hours or day or not block.text or _CAPTION.match(block.text):
            if hour is not None and cells:
                found.append(_item(date, hour, cells))
            hour, cells = (block, []) if block.hours else (None, [])
            date = day or date
        elif hour is not None and not _HEADER.match(fold(block.text)):
            cells.append(block)
    return tuple(found)


def _blocks(lines: Sequence[str], first: int, last: int) -> Iterator[_Block]:
    """Lines that stand together; lines of hours, of a day or of a caption stand by themselves."""
    held: list[str] = []
    start, of_hours = first, False
    for number in range(first, min(last, len(lines)) + 1):
        line = _BULLET.sub("", " ".join(lines[number - 1].split()))
        hours = bool(_Block(text=line, lines=(number, number)).hours)
        alone = bool(day_of(line)) or _CAPTION.match(line) is not None
        if held and (not line or alone or hours != of_hours):
            yield _Block(text=" ".join(held), lines=(start, number - 1))
            held = []
        if line and alone:
            yield _Block(text=line, lines=(number, number))
        elif line:
            if not held:
                start, of_hours = number, hours
            held.append(line)
    if held:
        yield _Block(text=" ".join(held), lines=(start, min(last, len(lines))))


def _item(date: PartialDate | None, hour: _Block, cells: Sequence[_Block]) -> ProgrammeItem:
    """The last of several cells is who does it; everything before is what."""
    hours = hour.hours
    who = cells[-1].text.strip(" .") if len(cells) > 1 else None
    what = " ".join(cell.text for cell in (cells[:-1] if who else cells))
    return ProgrammeItem(
        date=date,
        starts=hours[0][0],
        minutes=minutes_between(hours[0][0], hours[1][0]) if len(hours) > 1 else None,
        text=what,
        by=who,
        lines=(hour.lines[0], cells[-1].lines[1]),
    )


def _between(text: str, marks: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    at = 0
    for _, start, end in marks:
        yield text[at:start]
        at = end
    yield text[at:]
