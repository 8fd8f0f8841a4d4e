"""Phụ lục: what follows the foot, each with its own outline (Phụ lục I, phần I, mục III.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from diemcau.nd30.model import Annex
from diemcau.nd30.reading.flow import Flow, flow_of
from diemcau.nd30.reading.header import Head, read_head
from diemcau.nd30.reading.kinds import printed_kind
from diemcau.nd30.reading.labels import find_label
from diemcau.nd30.reading.outline import outline_of
from diemcau.nd30.reading.paragraphs import paragraphs_of
from diemcau.nd30.reading.pieces import is_nation
from diemcau.nd30.reading.rows import Row, is_upper
from diemcau.nd30.reading.signatures import looks_signed

SHORT = 20  # rows, too few to tell how they are set
LONGEST = 160  # characters of a line that opens an annex
LETTERHEAD = 30  # rows in which the head of a carried paper ends
TITLE = 14  # rows that a title may take

_LABEL = re.compile(
    r"\W{0,3}(?P<label>(?:phu luc|bieu(?: mau)?|mau(?: so)?|phu bieu|danh sach kem theo)"
    r"(?:\s+(?:so\s*)?(?P<value>[ivx]{1,5}\b|\d{1,3}[a-z]?\b|[a-z]\b))?)\s*(?P<close>[.:;)\-–]|$|(?=\())"
)
_ATTACHED = re.compile(
    r"\W{0,3}(?:\(|\[)?\s*(?:ban hanh )?(?:kem theo|dinh kem)\s+(?:van ban|quyet dinh|ke hoa|cong van|thong bao|"
    r"giay moi|to trinh|bao cao|chuong trinh|huong dan|chi thi|nghi quyet)"
)
_PREFIXES = ("phụ lục", "phụ biểu", "biểu", "mẫu", "danh sách")


def is_annex_label(label: str | None) -> bool:
    """Whether a label is an annex's ("Phụ lục I", "Biểu 01"), not an entry's."""
    return label is not None and label.casefold().startswith(_PREFIXES)


def annex_start(rows: Sequence[Row], at: int) -> bool:
    """Whether an annex begins at this row: a label of its own, a title over '(Kèm theo …)', or another letterhead."""
    row = rows[at]
    if row.blank or len(row.text) > LONGEST:
        return False
    if (found := _LABEL.match(row.plain)) and _is_label(row, found):
        return True
    if is_nation(row):
        return True
    if not is_upper(row.text) or find_label(row.text) is not None or looks_signed(row.text):
        return False
    kind = printed_kind(row)
    for other in [other for other in rows[at + 1 : at + 9] if other.text][:5]:
        if _ATTACHED.match(other.plain):
            return True
        titled = kind is not None and not kind[1] and len(other.text) < LONGEST  # QUY CHẾ / Hoạt động của …
        if _LABEL.match(other.plain) or not (titled or is_upper(other.text)):
            return False
    return False


def _is_label(row: Row, found: re.Match[str]) -> bool:
    start, end = found.span("label")
    if not row.text[start].isupper():
        return False
    rest = row.text[found.end() :].strip()
    marked = found["close"] in (":", ".")
    if found["label"].startswith(("phu luc", "phu bieu")):
        return marked or not rest or is_upper(row.text[start:end], 0.5)
    return bool(found["value"]) and marked and (not rest or is_upper(rest))


def read_annexes(rows: Sequence[Row], flow: Flow) -> tuple[Annex, ...]:
    """Every annex in these rows. What stands before the first of them belongs to none. `flow` is the main text's."""
    starts: list[int] = []
    title_end = 0
    for at in range(len(rows)):
        if at >= title_end and annex_start(rows, at):
            starts.append(at)
            title_end = _title_end(rows, at)
    return tuple(_annex(rows[start:stop], flow) for start, stop in pairwise([*starts, len(rows)]))


def _title_end(rows: Sequence[Row], start: int) -> int:
    """The row after the title and its '(Kèm theo …)'."""
    if letterhead := _letterhead(rows[start:]):
        return start + letterhead.body_at
    end = start + 1
    attached = closed = False
    label = _LABEL.match(rows[start].plain)
    kind = printed_kind(rows[start]) is not None or (label is not None and label.end() >= len(rows[start].text))
    for at in range(start + 1, min(len(rows), start + TITLE)):
        row = rows[at]
        if row.blank:
            continue
        attached_here = bool(_ATTACHED.match(row.plain))
        if attached_here or (attached and not closed):
            attached = True  # '(Kèm theo …)', and the rest of it
        elif attached or row.table or find_label(row.text) is not None or not _is_title(rows, at, end, kind=kind):
            break
        closed = attached and (closed or ")" in row.text or "(" not in rows[end - 1].text + row.text)
        end = at + 1
    return end


def _letterhead(rows: Sequence[Row]) -> Head | None:
    """The head of a paper that a decision carries: bodies, kind and subject again, its number left to the decision."""
    head = read_head(rows[:LETTERHEAD]) if is_nation(rows[0]) else None
    return head if head and head.type else None


def _is_title(rows: Sequence[Row], at: int, end: int, *, kind: bool) -> bool:
    """Capitals, or what goes on in small letters; under a kind (QUY CHẾ), anything above '(Ban hành kèm theo …)'."""
    row = rows[at]
    return is_upper(row.text) or (row.text[0].islower() and end == at) or (kind and _attached_below(rows, at))


def _attached_below(rows: Sequence[Row], at: int) -> bool:
    return any(_ATTACHED.match(row.plain) for row in [row for row in rows[at + 1 : at + 7] if row.text][:4])


def _annex(rows: Sequence[Row], flow: Flow) -> Annex:
    end = _title_end(rows, 0)
    found = _LABEL.match(rows[0].plain)
    first = rows[0].text[found.end() :].strip(" .:;-–") if found else rows[0].text
    attached = next((at for at in range(1, end) if _ATTACHED.match(rows[at].plain)), end)
    title = [first, *(row.text for row in rows[1:attached])]
    if letterhead := _letterhead(rows):
        title = [letterhead.type or "", letterhead.subject or ""]
    body = rows[end:]
    own = flow if flow.unwrapped or len(body) < SHORT else flow_of(body, flow)
    last = next((row.number for row in reversed(rows) if row.text), rows[0].number)
    return Annex(
        label=rows[0].text[found.start("label") : found.end("label")] if found else None,
        title=" ".join(text for text in title if text) or None,
        outline=outline_of(paragraphs_of(body, own)),
        lines=(rows[0].number, last),
    )
