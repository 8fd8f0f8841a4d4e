"""The two places where an administrative paper stands in two columns: its head, and its foot.

Head (Nghị định 30, phụ lục I, ô 1–5b): body and number on the left; quốc hiệu, tiêu ngữ, place and date on the right.
Foot (ô 7, 9b): Nơi nhận on the left, the signer on the right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.text.pages.words import Line, Word

_MOST_HEAD_LINES = 14
_NATION = re.compile(r"\b(cong h\w+ xa h\w+ ch\w+ ngh\w+|dang cong san viet nam)")
_DATE = re.compile(r"\bngay\b.*\bthang\b|\bthang\b.*\bnam\b")
_ADDRESSED = re.compile(r"\W*kinh gui\b")
_RECIPIENTS = re.compile(r"\W*\w{1,4}i n\w{1,2}an\W*(\s{2}|$)")  # Nơi nhận, as OCR reads it too


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoColumns:
    """The lines from `first` up to `last`, this one left out, parted in two."""

    first: int
    last: int
    left: list[Line]
    right: list[Line]


def text_of(line: Line) -> str:
    return " ".join(word.text for word in line)


def head_of(lines: Sequence[Line], width: float) -> TwoColumns | None:
    """Found by the quốc hiệu, with something printed to the left of it."""
    for at, line in enumerate(lines[: 2 * _MOST_HEAD_LINES]):
        nation = _starts_at(line, _NATION)
        if nation is None:
            continue
        near = [word for other in lines[max(at - 2, 0) : at + 3] for word in other if word.x1 < line[nation].x0]
        if not near:
            return None
        return _head(lines, at, line[nation:], near, width)
    return None


def _starts_at(line: Line, pattern: re.Pattern[str]) -> int | None:
    """The word of a line that a pattern begins at."""
    folded = [fold(word.text) for word in line]
    found = pattern.search(" ".join(folded))
    if not found:
        return None
    letters = 0
    for at, word in enumerate(folded):
        if letters >= found.start():
            return at
        letters += len(word) + 1
    return None


def _head(lines: Sequence[Line], at: int, nation: Line, near: list[Word], width: float) -> TwoColumns | None:
    gutter = (max(word.x1 for word in near) + nation[0].x0) / 2
    middle_left = (min(word.x0 for word in near) + max(word.x1 for word in near)) / 2
    middle_right = (nation[0].x0 + nation[-1].x1) / 2
    left: list[Line] = []
    right: list[Line] = []
    first = at
    while first > 0 and lines[first - 1][-1].x1 < gutter:
        first -= 1
    last, dated = first, False
    for line in lines[first : first + _MOST_HEAD_LINES]:
        cut = _cut(line, gutter, middle_left, middle_right, width)
        if (
            cut is None
            or _ADDRESSED.match(fold(text_of(line)))
            or (dated and cut < len(line))
            or _is_centred_title(line, cut, middle_right, width, past=last > at + 1)
        ):
            break
        left += [line[:cut]] * bool(line[:cut])
        right += [line[cut:]] * bool(line[cut:])
        dated = dated or bool(_DATE.search(fold(text_of(line[cut:]))))
        last += 1
    return TwoColumns(first=first, last=last, left=left, right=right) if left and right else None


def _cut(line: Line, gutter: float, middle_left: float, middle_right: float, width: float) -> int | None:
    """How many words of a line belong to the left column; None where one text runs across."""
    if line[-1].x1 <= gutter:
        return len(line)
    if line[0].x0 >= gutter:
        return 0
    gaps = [
        (min(after.x0 - before.x1, 12 * width) - abs((before.x1 + after.x0) / 2 - gutter), at)
        for at, (before, after) in enumerate(itertools.pairwise(line), start=1)
        if after.x0 - before.x1 > 1.2 * width and middle_left < (before.x1 + after.x0) / 2 < middle_right
    ]
    if gaps:
        return max(gaps)[1]
    middle = (line[0].x0 + line[-1].x1) / 2
    if abs(middle - middle_right) < 3 * width:
        return 0
    return len(line) if abs(middle - middle_left) < 3 * width else None


def _is_centred_title(line: Line, cut: int, middle_right: float, width: float, *, past: bool) -> bool:
    """A line on the right alone, below quốc hiệu and tiêu ngữ, that is not set under them: the title has begun."""
    if cut or not past:
        return False
    return abs((line[0].x0 + line[-1].x1) / 2 - middle_right) > 8 * width and not _DATE.search(fold(text_of(line)))


def foot_of(lines: Sequence[Line], width: float, page_width: float) -> TwoColumns | None:
    """Found by "Nơi nhận:" at the left margin; from there down to the first line that runs across."""
    for at, line in enumerate(lines):
        head = text_of([word for word in line if word.x0 < line[0].x0 + 14 * width])
        if not _RECIPIENTS.match(fold(head) + "  "):
            continue
        margin = line[0].x0
        aside = margin + 0.33 * page_width  # where the signer's column may begin at the earliest
        first = at
        while first > 0 and at - first < 3 and lines[first - 1][0].x0 > aside and _is_capital(lines[first - 1]):
            first -= 1
        return _foot(lines, first, at, margin, aside, page_width, width)
    return None


def _foot(
    lines: Sequence[Line], first: int, at: int, margin: float, aside: float, page_width: float, width: float
) -> TwoColumns | None:
    left: list[Line] = []
    right: list[Line] = []
    last = first
    for index, line in enumerate(lines[first:], start=first):
        cut = _side(line, aside, width)
        ends = line[cut - 1].x1 if cut else 0.0
        if cut == len(line) and index > at and (ends > 0.75 * page_width or line[0].x0 < margin - 3 * width):
            break
        if cut == len(line) and index > at and line[0].x0 > margin + 12 * width and not right:
            break
        left += [line[:cut]] * bool(line[:cut])
        right += [line[cut:]] * bool(line[cut:])
        last = index + 1
    return TwoColumns(first=first, last=last, left=left, right=right) if left else None


def _side(line: Line, aside: float, width: float) -> int:
    """How many words of a line of the foot belong to the left column."""
    if line[0].x0 >= aside:
        return 0
    gaps = [
        (after.x0 - before.x1, at)
        for at, (before, after) in enumerate(itertools.pairwise(line), start=1)
        if after.x0 - before.x1 > 1.8 * width and after.x0 > aside
    ]
    return max(gaps)[1] if gaps else len(line)


def _is_capital(line: Line) -> bool:
    letters = [letter for letter in text_of(line) if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)
