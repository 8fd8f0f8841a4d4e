"""Kính gửi, and the "… điện:" of a công điện: whom a paper speaks to (Phụ lục I, phần I, mục II.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.nd30.model import Recipient
from diemcau.nd30.reading.flow import stays_open
from diemcau.nd30.reading.rows import Row

SHORT = 60  # characters of the rest of an addressee on the next line

_ADDRESSED = re.compile(r"\W{0,3}k\wnh\s+g\wi\s*[:;.]?\s*", re.IGNORECASE)
_DISPATCHED = re.compile(r".{3,60}\bđiện\s*:\s*$", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+•~]\s*(?=\S)")


def read_addressees(rows: Sequence[Row], start: int) -> tuple[tuple[Recipient, ...], int]:
    """Kính gửi, or the "… điện:" of a công điện: one entry each, and the row after the last."""
    at = next((at for at in range(start, min(len(rows), start + 6)) if rows[at].text), None)
    if at is None:
        return (), start
    opening = _ADDRESSED.match(rows[at].text)
    if not opening and not _DISPATCHED.match(rows[at].text):
        return (), start
    found: list[tuple[str, int, int]] = []
    if opening and rows[at].text[opening.end() :]:
        found.append((_BULLET.sub("", rows[at].text[opening.end() :], count=1), at, at))
    last, gap = at, False
    for row_at in range(at + 1, min(len(rows), at + 60)):
        row = rows[row_at]
        if row.blank:
            gap = True
            continue
        if not _take_addressee(found, row, row_at, rows, gap=gap):
            break
        last, gap = row_at, False
    people = tuple(
        Recipient(text=text.strip(" ;.,"), lines=(rows[first].number, rows[end].number))
        for text, first, end in found
        if text.strip(" ;.,")
    )
    return people, last + 1


def _take_addressee(found: list[tuple[str, int, int]], row: Row, at: int, rows: Sequence[Row], *, gap: bool) -> bool:
    """Add a line to the addressees; False where it is none of theirs."""
    if bullet := _BULLET.match(row.text):
        found.append((row.text[bullet.end() :], at, at))
        return True
    if found and not gap and not found[-1][0].endswith((";", ".")) and _goes_on(row, rows[at - 1]):
        text, first, _ = found[-1]
        found[-1] = (f"{text} {row.text}", first, at)
        return True
    if row.text.startswith("(") and row.text.endswith(")"):
        return True  # (Theo Kế hoạch số …): a remark on the addressees
    if not found and len(row.text) < 90 and not row.text.startswith(("Căn cứ", "Thực hiện")):
        found.append((row.text, at, at))
        return True
    return False


def _goes_on(row: Row, before: Row) -> bool:
    if row.text[0].islower() or before.text.endswith((",", "-", "và")) or stays_open(before.text):
        return True
    if row.text.endswith(";") and len(row.text) < SHORT:
        return True  # … cơ quan thuộc / Chính phủ;
    return row.indent > 8 and before.indent > 8
