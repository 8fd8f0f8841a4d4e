"""Phụ lục: what follows the foot, each with its own outline (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from diemcau.nd30.model import Annex
from diemcau.nd30.reading.ending import looks_signed
from diemcau.nd30.reading.flow import Flow, flow_of
from diemcau.nd30.reading.kinds import printed_kind
from diemcau.nd30.reading.labels import find_label
from diemcau.nd30.reading.outline import outline_of
from diemcau.nd30.reading.paragraphs import paragraphs_of
from diemcau.nd30.reading.pieces import is_nation
from diemcau.nd30.reading.rows import Row, is_upper

SHORT = 20  # rows, too few to tell how they are set

_LABEL = re.compile(
    r"\W{0,3}(?P<label>(?:phu luc|bieu(?: mau)?|mau(?: so)?|phu bieu|danh sach kem theo)(?:\s+(?:so\s*)?(?P<value>[ivx]{1,5}\b|\d{1,3}[a-z]?\b|[a-z]\b))?)\s*(?P<close>[.:;)\-–]|$|(?=\())"
)
_ATTACHED = re.compile(r"\W{0,3}(?:\(|\[)?\s*(?:ban hanh )?(?:kem theo|dinh kem)\s+(?:van ban|quyet dinh|ke hoach|cong van|thong bao|giay moi|to trinh|bao cao|chuong trinh|huong dan|chi thi|nghi quyet|ke hoa)")


def annex_start(rows: Sequence[Row], at: int) -> bool:
    """Whether an annex begins at this row: its label alone on a line, or a title with '(Kèm theo …)' under it."""
    row = rows[at]
    if row.blank or len(row.text) > 160:
        return False
    found = _LABEL.match(row.plain)
    if found and found["label"].startswith(("phu luc", "phu bieu")) and (is_upper(row.text[found.start("label") : found.end("label")], 0.5) or not row.text[found.end() :].strip() or found["close"] in (":", ".")):
        return row.text[found.start("label")].isupper()
    if found and found["value"] and found["close"] in (":", ".") and row.text[found.start("label")].isupper() and is_upper(row.text[found.end() :] or "A A"):
        return True
    if is_nation(row):
        return True
    if not is_upper(row.text) or find_label(row.text) is not None or looks_signed(row.text):
        return False
    below = [other for other in rows[at + 1 : at + 9] if other.text][:5]
    kind = printed_kind(row)
    for other in below:
        if _ATTACHED.match(other.plain):
            return True
        if _LABEL.match(other.plain) or not (is_upper(other.text) or (kind and not kind[1] and len(other.text) < 150)):
            return False
    return False


def read_annexes(rows: Sequence[Row], flow: Flow) -> tuple[Annex, ...]:
    """Every annex in these rows. What stands before the first of them belongs to none. `flow` is that of the main text."""
    starts = _starts(rows)
    return tuple(_annex(rows[start:stop], flow) for start, stop in pairwise([*starts, len(rows)]))


def _starts(rows: Sequence[Row]) -> list[int]:
    starts: list[int] = []
    title_until = -1
    for at in range(len(rows)):
        if at <= title_until or not annex_start(rows, at):
            continue
        starts.append(at)
        title_until = _title_end(rows, at) - 1
    return starts


def _title_end(rows: Sequence[Row], start: int) -> int:
    """The row after the title and its '(Kèm theo …)'."""
    end = start + 1
    attached = False
    kind = printed_kind(rows[start]) is not None
    for at in range(start + 1, min(len(rows), start + 14)):
        row = rows[at]
        if row.blank:
            continue
        if _ATTACHED.match(row.plain):
            attached = True
        elif attached and ")" not in rows[end - 1].text and "(" in "".join(other.text for other in rows[start:at]):
            pass
        elif attached or row.table or find_label(row.text) is not None:
            break
        elif not is_upper(row.text) and not (row.text[:1].islower() and end == at) and not (kind and _attached_below(rows, at)):
            break
        end = at + 1
    return end


def _attached_below(rows: Sequence[Row], at: int) -> bool:
    return any(_ATTACHED.match(row.plain) for row in [row for row in rows[at + 1 : at + 7] if row.text][:4])


def _annex(rows: Sequence[Row], flow: Flow) -> Annex:
    end = _title_end(rows, 0)
    found = _LABEL.match(rows[0].plain)
    label: str | None = None
    first = rows[0].text
    if found:
        label = first[found.start("label") : found.end("label")]
        first = first[found.end() :].strip(" .:;-–")
    titles = [first] if first else []
    for row in rows[1:end]:
        if row.text and _ATTACHED.match(row.plain):
            break
        if row.text:
            titles.append(row.text)
    body = rows[end:]
    last = next((row.number for row in reversed(rows) if row.text), rows[0].number)
    return Annex(
        label=label,
        title=" ".join(titles) or None,
        outline=outline_of(paragraphs_of(body, flow if flow.unwrapped or len(body) < SHORT else flow_of(body, flow))),
        lines=(rows[0].number, last),
    )


def is_annex_label(label: str | None) -> bool:
    """Whether a label is an annex's ("Phụ lục I", "Biểu 01"), not an entry's."""
    return bool(label) and label.casefold().startswith(("phụ lục", "phụ biểu", "biểu", "mẫu", "danh sách"))  # type: ignore[union-attr]
