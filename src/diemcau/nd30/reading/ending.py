"""The foot of a document: who receives it, the archive line, who signs (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7 and II.9).

The two columns come side by side, one after the other or interleaved, like those of the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Recipient, Signer
from diemcau.nd30.reading.rows import LOWER, UPPER, Row, is_upper, plain

REACH = 70  # rows with text that a foot may take

_RECEIVED_BY = re.compile(r"\W{0,4}[nm]\w{1,2}\s+nh\wn\s*(?:[:;.]|$|(?=\s{2,})|(?= -))")
_ARCHIVE = re.compile(r"\W{0,4}[lk][uư]u\b\s*(?P<close>[:;.,]?)\s*(?P<what>.*)", re.DOTALL)
_AUTHORITY = re.compile(r"(?:t\s?/?\s?m|kt|tl|tuq|t\.u\.q|t/l|k/t|tu)\s?\.\s?(?=\w)|(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l)\s+(?=\w)")
_AUTHORITY_INSIDE = re.compile(rf"(?<=[\s;.)])(?:(?:T/?M|KT|TL|TUQ|K/T|T/L)\s?\.\s?|(?:T/M|K/T|T/L)\s+)(?=[{UPPER}]{{2}})")
_TITLE = re.compile(
    r"(?:q\.?\s+|quyen\s+)?(?:pho|chu tich|giam doc|tong giam doc|hieu truong|vien truong|truong|chanh|bo truong|thu truong|thu tuong|bi thu|cuc truong|"
    r"vu truong|chi cuc truong|tong|doi truong|chu nhiem|uy vien|thong doc|chi huy|chinh uy|tu lenh|chu toa|thu ky|thu truong|ke toan|tham phan|chanh an|"
    r"hang pho|nguoi|lanh dao|dai dien|thuong truc|giam|khoa truong|to truong|cham tich)\b"
)
_TITLE_INSIDE = re.compile(
    rf"(?<=[{LOWER}{UPPER})][;.,])\s+(?:Q\.\s?)?"
    rf"(?:PH[ÓO]|CHỦ TỊCH|GIÁM|TỔNG|HIỆU|VIỆN|TRƯ[ỞƠỜ]NG|CHÁNH|THỨ|THỦ|BÍ|CỤC|VỤ|CHI CỤC|CHỦ)[^{LOWER}]*$"
)
_NAME = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Ths|BS|BSCKI{1,2}|BS\.?CK\w*|DS|CN|KS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thiếu tướng|Trung tướng|Ông|Bà)[.,]?\s?(?:[.,]\s?)?){0,3}"
    rf"(?P<name>[{UPPER}][{LOWER}’'-]{{0,7}}(?:\s[{UPPER}{LOWER}][{LOWER}’'-]{{0,7}}){{1,5}})$"
)
_UPPER_NAME = re.compile(rf"(?P<name>[{UPPER}]{{1,7}}(?:\s[{UPPER}]{{1,7}}){{1,4}})$")
_NOT_NAME = re.compile(r"\b(?:noi nhan|nhu tren|luu|so|ban|uy|phong|van|cong|tinh|huyen uy|kinh gui|da ky|ky ten)\b")
_SIGNED = re.compile(r"\W*\((?:da ky|ky|ky ten|chu ky|ky, ghi|ky ghi|dong dau).{0,40}\)\W*$|\W*(?:da ky|\[?da ky\]?)\W*$")
_BULLET = re.compile(r"[-–—~+•*¬_]\s?[-–_]?\s*(?=[\wĐ“\"(])")
_NOISE = re.compile(r"^(?:[^\w(“\"]|[ˆ_])+|[\s`'ˆ^~\\|_*]+$")


@dataclass(frozen=True, slots=True)
class Foot:
    start: int  # the row at which it begins
    stop: int  # the row after it
    recipients: tuple[Recipient, ...] = ()
    archive: str | None = None
    archive_line: int | None = None
    signer: Signer | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One column's words on one line."""

    at: int
    text: str
    right: bool  # stands in the signer's column, as far as the line shows


def read_foot(rows: Sequence[Row], body_at: int, annex_at: int) -> Foot:
    """Read the foot between the text and the first annex; where there is none it is empty."""
    start = _start(rows, body_at, annex_at)
    if start is None:
        return Foot(annex_at, annex_at)
    stop = _stop(rows, start, annex_at)
    parts = _parts(rows, start, stop)
    recipients, archive, archive_line, used = _recipients(parts, rows)
    signer = _signer([part for at, part in enumerate(parts) if at not in used], rows)
    return Foot(start, stop, recipients, archive, archive_line, signer)


def _start(rows: Sequence[Row], body_at: int, annex_at: int) -> int | None:
    for at in range(body_at, annex_at):
        if any(_RECEIVED_BY.match(plain(cell.text[:60])) for cell in rows[at].cells[:3]):
            return _up_to_signer(rows, at, body_at)
    archive = next((at for at in range(body_at, annex_at) if _is_archive(rows[at])), None)
    if archive is not None:
        return _up_to_text(rows, archive, body_at)
    stacks = [at for at in range(body_at, annex_at) if _AUTHORITY.match(plain(rows[at].text[:40])) and is_upper(rows[at].text)]
    if stacks:
        return stacks[-1] if len(stacks) == 1 else next(at for at in stacks if stacks[-1] - at < 12)
    return _last_title(rows, body_at, annex_at)


def _last_title(rows: Sequence[Row], body_at: int, annex_at: int) -> int | None:
    """A title in capitals with a name under it, at the end of a text that says nothing of recipients."""
    texts = [at for at in range(body_at, annex_at) if rows[at].text][-6:]
    for at in texts:
        row = rows[at]
        if is_upper(row.text) and _TITLE.match(row.plain) and len(row.text) < 70 and any(_name(rows[later].text) for later in texts if later > at):
            return at
    return None


def _is_archive(row: Row) -> bool:
    bullet = _BULLET.match(row.text)
    found = _ARCHIVE.match(plain(row.text[bullet.end() : 60])) if bullet else None
    return bool(found and (found["close"] or re.match(r"vt|ttra|ho so|van thu", found["what"])))


def _up_to_signer(rows: Sequence[Row], at: int, body_at: int) -> int:
    """Some extractions print the signer's column before Nơi nhận."""
    first = at
    for above in range(at - 1, max(body_at, at - 12), -1):
        row = rows[above]
        if row.blank:
            continue
        words = plain(row.text[:60])
        if (is_upper(row.text) and (_AUTHORITY.match(words) or _TITLE.match(words)) and len(row.text) < 60) or _SIGNED.match(words):
            first = above
        elif _name(row.text) and len(row.text) < 40 and not row.text.endswith((".", ";", ":")):
            first = above if any(is_upper(rows[upper].text) for upper in range(max(body_at, above - 8), above) if rows[upper].text) else first
            if first != above:
                break
        else:
            break
    return first


def _up_to_text(rows: Sequence[Row], archive: int, body_at: int) -> int:
    """Without the words Nơi nhận: up from the archive line, over its fellows, to the end of the text."""
    first = archive
    for above in range(archive - 1, max(body_at, archive - 25), -1):
        row = rows[above]
        if row.blank:
            continue
        if len(row.text) > 75 or row.text.rstrip().endswith(("./.", "./")) or (not _BULLET.match(row.text) and "./" in row.text):
            break
        if not _BULLET.match(row.text) and not is_upper(row.text) and not row.text.endswith((";", ",")) and ";" not in row.text:
            break
        first = above
    return first


def _stop(rows: Sequence[Row], start: int, annex_at: int) -> int:
    seen = 0
    for at in range(start, annex_at):
        seen += bool(rows[at].text)
        if seen > REACH:
            return at
    return annex_at


def _parts(rows: Sequence[Row], start: int, stop: int) -> list[_Part]:
    parts: list[_Part] = []
    for at in range(start, stop):
        row = rows[at]
        for index, cell in enumerate(row.cells):
            right = (index > 0 and (row.table or cell.column > 25)) or (index == 0 and row.indent >= 30)
            for piece_index, piece in enumerate(_inside(" ".join(cell.text.split()))):
                if piece:
                    parts.append(_Part(at, piece, right or piece_index > 0))
    return parts


def _inside(text: str) -> list[str]:
    """Part two columns that a scanner joined with one blank: '- Các phòng; KT. GIÁM ĐỐC'."""
    found = None if _AUTHORITY.match(plain(text[:40])) else _AUTHORITY_INSIDE.search(text) or _TITLE_INSIDE.search(text)
    if found and found.start() > 0:
        return [text[: found.start()].strip(), text[found.start() :].strip()]
    cut = max(text.rfind("; "), text.rfind(". "))
    if cut > 3 and _BULLET.match(text) and (name := _name(text[cut + 1 :])) and plain(name.split()[0]) in SURNAMES:
        return [text[: cut + 1], text[cut + 1 :].strip()]
    label = _RECEIVED_BY.match(plain(text[:60]))
    if label and text[label.end() :].strip():
        rest = text[label.end() :].strip()
        if " - " in f" {rest}":
            return [text[: label.end()], *(f"- {piece}" for piece in re.split(r"(?:^|\s)-\s+", rest) if piece)]
        return [text[: label.end()], rest]
    return [text]


# -- recipients


def _recipients(parts: list[_Part], rows: Sequence[Row]) -> tuple[tuple[Recipient, ...], str | None, int | None, set[int]]:
    entries: list[tuple[str, int, int]] = []
    used: set[int] = set()
    archived: int | None = None
    dashed = any(_BULLET.match(part.text) for part in parts)
    begun = not any(_RECEIVED_BY.match(plain(part.text[:60])) for part in parts)
    for at, part in enumerate(parts):
        words = plain(part.text[:60])
        if _RECEIVED_BY.match(words):
            used.add(at)
            begun = True
            continue
        bullet = _BULLET.match(part.text)
        if bullet and begun and archived is None and not (part.right and looks_signed(part.text)):
            text = part.text[bullet.end() :]
            used.add(at)
            entries.append((text, part.at, part.at))
            if _ARCHIVE.match(plain(text[:40])):
                archived = len(entries) - 1
        elif begun and archived is None and not dashed and not part.right and part.text.endswith((";", ".")) and not looks_signed(part.text):
            used.add(at)
            entries.append((part.text, part.at, part.at))
            if _ARCHIVE.match(plain(part.text[:40])):
                archived = len(entries) - 1
        elif entries and begun and not part.right and _continues(
            entries[-1][0], part, archived=archived is not None, adjacent=part.at <= entries[-1][2] + 1
        ):
            text, first, _ = entries[-1]
            used.add(at)
            entries[-1] = (f"{text} {part.text}", first, part.at)
    archive = archive_line = None
    if archived is not None:
        text, first, _ = entries.pop(archived)
        found = _ARCHIVE.match(plain(text))
        archive = text[found.start("what") :].strip(" .;:") if found else None
        archive_line = rows[first].number
    people = tuple(
        Recipient(text=cleaned, lines=(rows[first].number, rows[last].number)) for text, first, last in entries if (cleaned := _tidy(text))
    )
    return people, archive, archive_line, used


def _continues(entry: str, part: _Part, *, archived: bool, adjacent: bool) -> bool:
    text = part.text
    if archived:
        return adjacent and not entry.endswith(".") and (text[:1].islower() or text.startswith("("))
    if looks_signed(text) or _name(text):
        return entry.endswith((",", "-", "và")) and not is_upper(text)
    if text.startswith("(") and text.rstrip(" ;.").endswith(")"):
        return True
    return not entry.rstrip().endswith((";", ".")) or text[:1].islower()


def _tidy(text: str) -> str:
    """Cut what a scanner's stamp left after the closing mark."""
    text = _NOISE.sub("", text)
    cut = text.rfind(";")
    tail = text[cut + 1 :].strip() if cut > 3 else ""
    if tail and not tail.startswith("(") and not tail.endswith((".", ")")) and (is_upper(tail) or len(tail) < 5 or not re.search(rf"[{LOWER}]{{3}}", tail)):
        text = text[:cut]
    return text.strip(" ;.,:")


# -- signer


def looks_signed(text: str) -> bool:
    words = plain(text[:60])
    return is_upper(text) and len(text) < 80 and bool(_AUTHORITY.match(words) or _TITLE.match(words))


def _signer(parts: list[_Part], rows: Sequence[Row]) -> Signer | None:
    """The first stack of authority, title and name in what is left of the foot."""
    authority: list[str] = []
    title: list[str] = []
    name: str | None = None
    taken: list[int] = []
    pending = False  # the last line was an authority that may go on
    for part in parts:
        text = _NOISE.sub("", part.text).strip(" .|") if not part.text.startswith("(") else part.text
        words = plain(text[:60])
        if not text or _SIGNED.match(words):
            continue
        if is_upper(text, 0.75) and len(text) < 90 and not text.startswith("("):
            if _AUTHORITY.match(words):
                if title and name is None and not authority:
                    title = []
                authority.append(text)
                pending = True
            elif _TITLE.match(words) or pending or title or authority:
                if pending and not _TITLE.match(words) and not title:
                    authority[-1] = f"{authority[-1]} {text}"
                elif _UPPER_NAME.fullmatch(text) and title and not _TITLE.match(words) and _given(text):
                    name = text
                    taken.append(part.at)
                    break
                else:
                    title.append(text)
                    pending = False
            else:
                continue
            taken.append(part.at)
            continue
        found = _name(text)
        if found and (title or authority or part.right or len(parts) <= 3 or part is parts[-1] or _lonely(part, rows)):
            name = found
            taken.append(part.at)
            break
    if not authority and not title and name is None:
        return None
    if authority and not title:  # KT. TRƯỞNG PHÒNG alone: the authority's own words are the title
        title = []
    return Signer(
        authority=" ".join(authority) or None,
        title=" ".join(title) or None,
        name=name,
        lines=(rows[min(taken)].number, rows[max(taken)].number),
    )


def _lonely(part: _Part, rows: Sequence[Row]) -> bool:
    return part.at == 0 or rows[part.at - 1].blank


def _given(text: str) -> bool:
    return plain(text.split()[0]) in SURNAMES


def _name(text: str) -> str | None:
    """A person's name, without rank and degree; None for anything else."""
    text = _NOISE.sub("", text).strip(" .,;")
    found = _NAME.match(text)
    if not found or len(text) > 60:
        return None
    name = found["name"]
    words = name.split()
    if sum(word[0].isupper() for word in words) < len(words) - 1 or _NOT_NAME.match(plain(name)):
        return None
    if plain(words[0]) not in SURNAMES and (len(words) < 2 or not all(word[0].isupper() for word in words)):
        return None
    return name


SURNAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao trinh dinh mai lam truong to ta chu chau cao la luu luong ha thai tang "
    "tong quach vuong kieu nong hau giang y dieu ksor ro h doan dam thach danh son kha tu tieu trieu ma vi lo lu ca lau sung thao van ung on quang ninh "
    "khuat phung phi nghiem mac mach lac khong hua hong gia giap dong cu co cam bach be an au cung diep han khuong luc nhu thieu than thi toan tuong "
    "viem xa k' k ha' ro-o rcom siu nay kpa niê nie hmok bnuong".split()
)
