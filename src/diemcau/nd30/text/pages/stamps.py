"""What a page carries besides the paper's own text: page numbers, and the stamps that signing software prints."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.text.pages.words import Line, Word, lines_of

_OPENS = re.compile(
    r"(nguoi ky|ky boi|ky so boi|duoc ky( so)? boi|nguoi ky so|chu ky so|signed by|digitally signed by|signer)\s*(:|$)"
    r"|digitally signed by\b|signature (not )?(valid|verified)|chu ky (khong )?hop le"
)
_BEGINS = re.compile("người|ký|được|chữ|sign|digital", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(e-?mail|co quan|to chuc|don vi|chuc vu|chuc danh|thoi gian ky|ngay ky|gio ky|ly do|dia diem|mst|ma so thue"
    r"|serial|date|reason|location|dn|cn|ou?|contact|issuer|ky ngay|nguoi ky|ky boi)\s*[:=]"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}\b.*\d{1,2}:\d{2}|[+-]\d{2}[:']\d{2}"
)
_MOST_STAMP_LINES = 8

_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE)


def without_stamps(words: Sequence[Word], width: float) -> tuple[list[Word], list[str]]:
    """The words that are not part of a stamp, and what each stamp said."""
    if not any(_BEGINS.match(word.text) for word in words):
        return list(words), []
    segments = [segment for line in lines_of(words) for segment in _segments(line, width)]
    openers = [segment for segment in segments if _OPENS.match(fold(_text(segment)))]
    if not openers:
        return list(words), []
    taken: list[Line] = []
    said: list[str] = []
    for opener in openers:
        if any(opener is segment for segment in taken):
            continue
        stamp = _stamp(opener, segments)
        taken.extend(stamp)
        said.append(" ".join(map(_text, stamp)).rstrip(" .;"))
    gone = {id(segment) for segment in taken}
    return [word for segment in segments if id(segment) not in gone for word in segment], said


def _segments(line: Line, width: float) -> list[Line]:
    segments = [[line[0]]]
    for before, word in itertools.pairwise(line):
        if word.x0 - before.x1 > 2.5 * width:
            segments.append([])
        segments[-1].append(word)
    return segments


def _stamp(opener: Line, segments: Sequence[Line]) -> list[Line]:
    """The opening line, and what stands below it as far as it still speaks as a stamp does."""
    x0, x1, bottom = opener[0].x0, opener[-1].x1, max(word.y1 for word in opener)
    height = opener[0].y1 - opener[0].y0
    below = [
        segment
        for segment in segments
        if segment is not opener
        and segment[0].middle > opener[0].middle
        and segment[0].x0 < x1
        and segment[-1].x1 > x0 - height
    ]
    followed: list[Line] = []
    for segment in sorted(below, key=lambda segment: segment[0].middle)[:_MOST_STAMP_LINES]:
        if segment[0].y0 - bottom > 1.2 * height:
            break
        followed.append(segment)
        bottom = max(word.y1 for word in segment)
    speaks = [at for at, segment in enumerate(followed, start=1) if _GOES_ON.search(fold(_text(segment)))]
    return [opener, *followed[: max(speaks, default=0)]]


def _text(line: Line) -> str:
    return " ".join(word.text for word in line)


def without_page_number(lines: Sequence[Line]) -> list[Line]:
    """Nghị định 30 puts it in the middle of the top margin; many papers put it at the foot."""
    kept = list(lines)
    for at in (0, -1):
        if kept and _PAGE_NUMBER.fullmatch(_text(kept[at])):
            kept.pop(at)
    return kept
