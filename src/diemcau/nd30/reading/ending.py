"""The foot of a document: who receives it, the archive line, who signs (Phụ lục I, phần I, mục II.7 and II.9).

The two columns come side by side, one after the other or interleaved, like those of the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Recipient, Signer
from diemcau.nd30.reading.names import has_surname, person_name
from diemcau.nd30.reading.rows import HEAD, LOWER, UPPER, Row, folded, is_upper, plain
from diemcau.nd30.reading.signatures import AUTHORITY, is_signed_mark, looks_signed, read_signers

REACH = 70  # rows with text that a foot may take
RIGHT = 30  # the column from which a line that stands alone is the signer's

_RECEIVED_BY = re.compile(r"\W{0,4}[nm]\w{1,2}\s+nh\wn\s*(?:[:;.]|$|(?=\s{2,})|(?= -))")
_ARCHIVE = re.compile(r"\W{0,4}[lk]uu\b\s*(?P<close>[:;.,]?)\s*(?P<what>.*)", re.DOTALL)
_AUTHORITY_INSIDE = re.compile(
    rf"(?<=[\s;.)])(?:(?:T/?M|KT|TL|TUQ|K/T|T/L)\s?\.\s?|(?:T/M|K/T|T/L)\s+)(?=[{UPPER}]{{2}})"
)
_TITLE_INSIDE = re.compile(
    rf"(?<=[{LOWER}{UPPER})][;.,])\s+(?:Q\.\s?)?"
    rf"(?:PH[ÓO]|CHỦ TỊCH|GIÁM|TỔNG|HIỆU|VIỆN|TRƯ[ỞƠỜ]NG|CHÁNH|THỨ|THỦ|BÍ|CỤC|VỤ|CHI CỤC|CHỦ)[^{LOWER}]*$"
)
_BULLET = re.compile(r"[-–—~+•*¬_]\s?[-–_]?\s*(?=[\wĐ“\"(])")
_NOISE = re.compile(r"^(?:[^\w(“\"]|[ˆ_])+|[\s`'ˆ^~\\|_*]{1,40}$")
_WORD = re.compile(rf"[{LOWER}]{{3}}")


@dataclass(frozen=True, slots=True)
class Foot:
    start: int  # the row at which it begins
    stop: int  # the row after it
    recipients: tuple[Recipient, ...] = ()
    archive: str | None = None
    archive_line: int | None = None
    signer: Signer | None = None
    secretary: Signer | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One column's words on one line."""

    at: int
    text: str
    right: bool  # stands in the signer's column, as far as the line shows


@dataclass(slots=True)
class _Entry:
    text: str
    first: int
    last: int


def read_foot(rows: Sequence[Row], body_at: int, annex_at: int) -> Foot:
    """Read the foot between the text and the first annex; where there is none it is empty."""
    start = _start(rows, body_at, annex_at)
    if start is None:
        return Foot(annex_at, annex_at)
    shown = [at for at in range(start, annex_at) if rows[at].text]
    stop = shown[REACH] if len(shown) > REACH else annex_at
    parts = [part for at in range(start, stop) for part in _parts(rows[at], at)]
    entries, archive, used = _entries(parts)
    signer, secretary = read_signers([(p.at, p.text, p.right) for at, p in enumerate(parts) if at not in used], rows)
    people = tuple(
        Recipient(text=text, lines=(rows[entry.first].number, rows[entry.last].number))
        for entry in entries
        if (text := _tidy(entry.text))
    )
    kept = _archived(archive.text) if archive else None
    return Foot(start, stop, people, kept, rows[archive.first].number if archive else None, signer, secretary)


# -- where it begins


def _start(rows: Sequence[Row], body_at: int, annex_at: int) -> int | None:
    span = range(body_at, annex_at)
    for at in span:
        if any(_RECEIVED_BY.match(plain(cell.text[:60])) for cell in rows[at].cells[:3]):
            return _up_to_signer(rows, at, body_at)
    archive = next((at for at in span if _is_archive(rows[at])), None)
    if archive is not None:
        return _up_to_text(rows, archive, body_at)
    stacks = [at for at in span if rows[at].text and looks_signed(rows[at].text) and AUTHORITY.match(rows[at].plain)]
    if stacks:
        return next(at for at in stacks if stacks[-1] - at < 12)
    last = [at for at in range(max(body_at, annex_at - HEAD), annex_at) if rows[at].text][-6:]
    named = [at for at in last if _only_names(rows[at])]
    return next((at for at in last if looks_signed(rows[at].text) and named and named[-1] > at), None)


def _is_archive(row: Row) -> bool:
    bullet = _BULLET.match(row.text[:60])
    found = _ARCHIVE.match(row.plain[bullet.end() : 60]) if bullet else None
    return bool(found and (found["close"] or re.match(r"vt|ttra|ho so|van thu", found["what"])))


def _up_to_signer(rows: Sequence[Row], at: int, body_at: int) -> int:
    """Some extractions print the signer's column before Nơi nhận."""
    first = at
    for above in range(at - 1, max(body_at, at - 12), -1):
        text = rows[above].text
        if not text:
            continue
        signed = (looks_signed(text) and len(text) < 60) or is_signed_mark(text)
        named = len(text) < 80 and not text.endswith((".", ";", ":")) and _only_names(rows[above])
        if signed or (named and any(looks_signed(rows[upper].text) for upper in range(max(body_at, above - 8), above))):
            first = above
        else:
            break
    return first


def _only_names(row: Row) -> bool:
    """A name, or one under each title where two sign side by side."""
    return all(len(cell.text) < 40 and person_name(folded(cell.text)) for cell in row.cells)


def _up_to_text(rows: Sequence[Row], archive: int, body_at: int) -> int:
    """Without the words Nơi nhận: up from the archive line, over its fellows, to the end of the text."""
    first = archive
    for above in range(archive - 1, max(body_at, archive - 25), -1):
        text = rows[above].text
        if not text:
            continue
        bullet = _BULLET.match(text)
        if len(text) > 75 or text.endswith(("./.", "./")) or (not bullet and "./" in text):
            break
        if not (bullet or is_upper(text) or ";" in text or text.endswith(",")):
            break
        first = above
    return first


# -- columns


def _parts(row: Row, at: int) -> list[_Part]:
    parts = []
    for index, cell in enumerate(row.cells):
        right = (index > 0 and (row.table or cell.column > RIGHT - 5)) or (index == 0 and row.indent >= RIGHT)
        parts += [_Part(at, piece, right or nth > 0) for nth, piece in enumerate(_inside(folded(cell.text))) if piece]
    return parts


def _inside(text: str) -> list[str]:
    """Part two columns that a scanner joined with one blank: '- Các phòng; KT. GIÁM ĐỐC'."""
    if len(text) > HEAD:
        return [text]
    opens = AUTHORITY.match(plain(text[:40]))
    found = None if opens else _AUTHORITY_INSIDE.search(text) or _TITLE_INSIDE.search(text)
    if found and found.start() > 3:
        return [text[: found.start()].strip(), text[found.start() :].strip()]
    cut = max(text.rfind("; "), text.rfind(". "))
    if cut > 3 and _BULLET.match(text) and (name := person_name(text[cut + 1 :])) and has_surname(name):
        return [text[: cut + 1], text[cut + 1 :].strip()]
    label = _RECEIVED_BY.match(plain(text[:60]))
    rest = text[label.end() :].strip() if label else ""
    if label and "; " in rest and " - " not in f" {rest}":
        return [text[: label.end()], *(f"- {piece}" for piece in rest.split("; "))]  # all on the one line
    if label and " - " in f" {rest}":
        return [text[: label.end()], *(f"- {piece}" for piece in re.split(r"(?:^|\s)-\s+", rest) if piece)]
    return [text[: label.end()], rest] if label and rest else [text]


# -- recipients and archive


def _entries(parts: Sequence[_Part]) -> tuple[list[_Entry], _Entry | None, set[int]]:
    """The entries of Nơi nhận, the archive line, and which parts they took."""
    entries: list[_Entry] = []
    used: set[int] = set()
    archive: _Entry | None = None
    labels = {at for at, part in enumerate(parts) if _RECEIVED_BY.match(plain(part.text[:60]))}
    dashed = any(_BULLET.match(part.text) for part in parts)
    begun = not labels
    for at, part in enumerate(parts):
        if at in labels:
            used.add(at)
            begun = True
        elif not begun or (part.right and looks_signed(part.text)):
            continue
        elif archive is None and (text := _entry_text(part, dashed=dashed)):
            used.add(at)
            entries.append(_Entry(text, part.at, part.at))
            archive = entries.pop() if _ARCHIVE.match(plain(text[:40])) else None
        else:
            last = archive or (entries[-1] if entries else None)
            if last and not part.right and _goes_on(last, part, archived=archive is not None):
                used.add(at)
                last.text, last.last = f"{last.text} {part.text}", part.at
    return entries, archive, used


def _entry_text(part: _Part, *, dashed: bool) -> str | None:
    """The entry that a line begins; without dashes, any line that ends as one does."""
    if bullet := _BULLET.match(part.text):
        return part.text[bullet.end() :]
    plainly = not dashed and not part.right and part.text.endswith((";", ".")) and not looks_signed(part.text)
    return part.text if plainly else None


def _goes_on(entry: _Entry, part: _Part, *, archived: bool) -> bool:
    text = part.text
    if archived:
        if is_signed_mark(text):
            return False
        near = part.at <= entry.last + 1 and not entry.text.endswith(".")
        return near and (text[0].islower() or text.startswith("("))
    if looks_signed(text) or person_name(text):
        return entry.text.endswith((",", "-", "và")) and not is_upper(text)
    if text.startswith("(") and text.rstrip(" ;.").endswith(")"):
        return True
    return text[0].islower() or not entry.text.rstrip().endswith((";", "."))


def _archived(text: str) -> str:
    """What stands after Lưu:"""
    found = _ARCHIVE.match(plain(text))
    return text[found.start("what") if found else 0 :].strip(" .,;:/⁄`'ˆ~|")


def _tidy(text: str) -> str:
    """Cut what a scanner's stamp left after the closing mark."""
    text = _NOISE.sub("", text)
    cut = text.rfind(";")
    tail = text[cut + 1 :].strip() if cut > 3 else ""
    meant = tail.startswith("(") or tail.endswith((".", ")"))
    if tail and not meant and (is_upper(tail) or len(tail) < 5 or not _WORD.search(tail)):
        text = text[:cut]
    return text.strip(" ;.,:/")
