"""What stands between subject and first entry: addressees, legal bases, the opening paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Basis, Recipient
from diemcau.nd30.reading.citations import KIND, cited_date, cited_number, split_citations
from diemcau.nd30.reading.labels import Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, Row, is_upper

SEARCHED = 6000  # characters of a paragraph in which citations are looked for
MOST_LOOSE = 3  # paragraphs that may stand among the bases

_BASIS = re.compile(
    r"[\W_]{0,3}(?P<word>căn cứ(?: vào)?|thực hiện|thi hành|xét|theo|trên cơ sở|triển khai(?: thực hiện)?|tiếp theo)"
    r"\s*:?\s+(?P<what>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE = re.compile(  # the sentence of an opening paragraph that cites what it carries out
    rf"(?<=\w[.;])\s+(?:Thực hiện|Căn cứ|Triển khai(?: thực hiện)?|Thi hành)\s+(?=(?i:{KIND})\b)"
)
_KEPT = ("xét", "theo")  # words that belong to what is cited: Xét đề nghị của …
_CITES = re.compile(r"^(?:căn cứ|thực hiện)\s+", re.IGNORECASE)
_PROPOSAL = re.compile(rf"(?:đề nghị|đơn|tờ trình|báo cáo|{KIND})", re.IGNORECASE)
_DOCUMENT = re.compile(rf"(?:nội dung |ý kiến |các )?{KIND}\b", re.IGNORECASE)
_ACTS = (
    r"ban hành|tổ chức|xây dựng|lập|thông báo|báo cáo|trân trọng|kính|triển khai|yêu cầu|đề nghị|hướng dẫn|quyết định|"
    r"phát động|giao|có ý kiến|phối hợp|tiến hành|mời|ra |đã |sẽ |chỉ đạo|công bố"
)
_ISSUER = (
    r"(?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Sở|Bộ|Ban|Cục|Chi cục|Trường|Trung tâm|Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|"
    r"Văn phòng|Phòng|Công ty|Công an|Viện|Học viện|Đại học|Chủ tịch|Giám đốc|Hiệu trưởng|Nhà trường|Thủ tướng|"
    r"Tỉnh đoàn|Đoàn|Hội|Liên đoàn|Công đoàn|Thanh tra|Bệnh viện|Khoa|Tổ)"
)
_TURN = re.compile(  # where a sentence turns from what it cites to what the document does
    rf"(?:[;,.]\s+(?:\S+\s)?(?={_ISSUER}\b[^;:]{{0,80}}?\b(?:{_ACTS})))|(?<=\w{{2}})\.\s+(?=[{UPPER}])|,\s*$"
)
_ADDRESSED = re.compile(r"\W{0,3}k\wnh\s+g\wi\s*[:;.]?\s*", re.IGNORECASE)
_DISPATCHED = re.compile(r".{3,60}\bđiện\s*:\s*$", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+•~]\s*(?=\S)")


# -- addressees


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
    if row.text[0].islower() or before.text.endswith((",", "-", "và")):
        return True
    return row.indent > 8 and before.indent > 8


# -- legal bases


@dataclass(frozen=True, slots=True)
class Preamble:
    bases: tuple[Basis, ...]
    rest: list[Paragraph]  # what goes into the outline


def read_preamble(paragraphs: Sequence[Paragraph]) -> Preamble:
    """Take the legal bases off the front. What only cites is not repeated in the outline; what also tells is.

    Capitals before the first entry are the authority that issues (CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH) and the word
    QUYẾT ĐỊNH: under the bases; they are left out.
    """
    bases: list[Basis] = []
    rest: list[Paragraph] = []
    for at, paragraph in enumerate(paragraphs):
        if paragraph.label and not paragraph.label.bullet and paragraph.label.level != Level.CAPITAL:
            rest.extend(paragraphs[at:])
            break
        if _is_authority(paragraph):
            continue
        found = _BASIS.match(paragraph.text[:SEARCHED])
        if not found or paragraph.table or len(rest) > MOST_LOOSE or not _is_basis(found["word"], found["what"]):
            bases.extend(_cited_inside(paragraph))
            rest.append(paragraph)
            continue
        turn = _TURN.search(found["what"])
        cited, told = (found["what"][: turn.start()], found["what"][turn.end() :]) if turn else (found["what"], "")
        bases.extend(_bases(cited, paragraph, found["word"]))
        if told.strip():
            rest.append(paragraph)
    return Preamble(tuple(bases), rest)


def _cited_inside(paragraph: Paragraph) -> list[Basis]:
    """What the paragraph that enacts (… yêu cầu:) says it carries out, after it has said why."""
    text = paragraph.text[:SEARCHED]
    found = _INSIDE.search(text) if text.endswith(":") and not paragraph.table else None
    what = text[found.end() :] if found else ""
    turn = _TURN.search(what)
    return _bases(what[: turn.start()], paragraph, "") if turn and cited_number(what[: turn.start()]) else []


def _is_authority(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return paragraph.label is None and not paragraph.table and len(text) < 120 and is_upper(text)


def _is_basis(word: str, what: str) -> bool:
    word = word.lower()
    if word.startswith("căn cứ"):
        return True
    if word in _KEPT:
        return bool(_PROPOSAL.match(what))
    return bool(_DOCUMENT.match(what)) and (cited_number(what[:400]) is not None or "ngày" in what[:300])


def _bases(cited: str, paragraph: Paragraph, word: str) -> list[Basis]:
    keep = f"{word} " if word.lower() in _KEPT else ""
    texts = [
        f"{'' if at else keep}{_CITES.sub('', piece)}".strip(" ;.,") for at, piece in enumerate(split_citations(cited))
    ]
    return [
        Basis(text=text, number=cited_number(text), date=cited_date(text), lines=paragraph.lines)
        for text in texts
        if text
    ]
