"""What stands between subject and first entry: addressees, legal bases, the opening paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Basis, Recipient
from diemcau.nd30.reading.citations import KIND, cited_date, cited_number, split_citations
from diemcau.nd30.reading.labels import Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, Row, is_upper, plain

_BASIS = re.compile(r"[\W_]{0,3}(?P<word>căn cứ(?: vào)?|thực hiện|thi hành|xét|theo|trên cơ sở|triển khai(?: thực hiện)?|tiếp theo)\s*:?\s+(?P<what>\S.*)", re.IGNORECASE | re.DOTALL)
_ACTS = (
    r"ban hành|tổ chức|xây dựng|lập|thông báo|báo cáo|trân trọng|kính|triển khai|yêu cầu|đề nghị|hướng dẫn|quyết định|phát động|giao|có ý kiến|"
    r"phối hợp|tiến hành|mời|ra |đã |sẽ |chỉ đạo|công bố"
)
_ISSUER = r"(?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Sở|Bộ|Ban|Cục|Chi cục|Trường|Trung tâm|Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Văn phòng|Phòng|Công ty|Công an|Viện|Học viện|Đại học|Chủ tịch|Giám đốc|Hiệu trưởng|Nhà trường|Thủ tướng|Tỉnh đoàn|Đoàn|Hội|Liên đoàn|Công đoàn|Thanh tra|Bệnh viện|Khoa|Tổ)"
_CUT = re.compile(rf"(?:[;,.]\s+(?:\S+\s)?(?={_ISSUER}\b[^;:]{{0,80}}?\b(?:{_ACTS})))|(?<=\w{{2}})\.\s+(?=[{UPPER}])|,\s*$")
_ADDRESSED = re.compile(r"\W{0,3}k\wnh\s+g\wi\s*[:;.]?\s*", re.IGNORECASE)
_DISPATCHED = re.compile(r".{3,60}\bđiện\s*:\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preamble:
    bases: tuple[Basis, ...]
    rest: list[Paragraph]  # what goes into the outline


def read_addressees(rows: Sequence[Row], start: int) -> tuple[tuple[Recipient, ...], int]:
    """Kính gửi: one entry each, and the row after the last. Rows before it are left to the text."""
    at = next((at for at in range(start, min(len(rows), start + 6)) if not rows[at].blank), None)
    if at is None:
        return (), start
    opening = _ADDRESSED.match(rows[at].text)
    dispatched = _DISPATCHED.match(rows[at].text) if not opening else None
    if not (opening or dispatched):
        return (), start
    found: list[tuple[str, int, int]] = []
    rest = rows[at].text[opening.end() :] if opening else ""
    if rest:
        found.append((rest.lstrip("-–+ "), at, at))
    last, gap = at, False
    for row_at in range(at + 1, min(len(rows), at + 60)):
        row = rows[row_at]
        if row.blank:
            gap = True
            continue
        bullet = re.match(r"[-–—+•~]\s*(?=\S)", row.text)
        if bullet:
            found.append((row.text[bullet.end() :], row_at, row_at))
        elif found and not gap and not found[-1][0].endswith((";", ".")) and _continues_address(row, rows[row_at - 1]):
            text, first, _ = found[-1]
            found[-1] = (f"{text} {row.text}", first, row_at)
        elif row.text.startswith("(") and row.text.endswith(")"):
            pass  # (Theo Kế hoạch số …): a remark on the addressees
        elif not found and not row.text.startswith(("Căn cứ", "Thực hiện")) and len(row.text) < 90:
            found.append((row.text, row_at, row_at))
        else:
            break
        last, gap = row_at, False
    people = tuple(Recipient(text=text.strip(" ;.,"), lines=(rows[first].number, rows[end].number)) for text, first, end in found if text.strip(" ;.,"))
    return people, last + 1


def _continues_address(row: Row, before: Row) -> bool:
    if row.text[:1].islower() or before.text.endswith((",", "-", "và")):
        return True
    return row.indent > 8 and before.indent > 8


def read_preamble(paragraphs: list[Paragraph]) -> Preamble:
    """Take the legal bases off the front. What only cites is not repeated in the outline; what also tells is."""
    bases: list[Basis] = []
    rest: list[Paragraph] = []
    for at, paragraph in enumerate(paragraphs):
        if paragraph.label and not paragraph.label.bullet and paragraph.label.level != Level.CAPITAL:
            rest.extend(paragraphs[at:])
            break
        found = _BASIS.match(paragraph.text[:6000])
        if not found or paragraph.table or len(rest) > 3 or not _is_basis(found, paragraph.text):
            rest.append(paragraph)
            continue
        cited, told = _cut(found)
        bases.extend(_bases(cited, paragraph, found["word"]))
        if told:
            rest.append(paragraph)
    return Preamble(tuple(bases), rest)


def _is_basis(found: re.Match[str], text: str) -> bool:
    word, what = found["word"].lower(), found["what"]
    if word.startswith("căn cứ"):
        return True
    if word in ("xét", "theo"):
        return bool(re.match(r"(?:đề nghị|đơn|tờ trình|báo cáo|" + KIND + ")", what, re.IGNORECASE))
    return bool(re.match(rf"(?:nội dung |ý kiến |các )?{KIND}\b", what, re.IGNORECASE)) and (cited_number(what[:400]) is not None or "ngày" in what[:300])


def _cut(found: re.Match[str]) -> tuple[str, str]:
    """Part what is cited from what the document then does."""
    what = found["what"]
    cut = _CUT.search(what)
    if not cut:
        return what, ""
    return what[: cut.start()], what[cut.end() :].strip()


def _bases(cited: str, paragraph: Paragraph, word: str) -> list[Basis]:
    keep = "" if word.lower().startswith(("căn cứ", "thực hiện", "thi hành", "trên cơ sở", "triển khai", "tiếp theo")) else f"{word} "
    bases = []
    for piece in split_citations(cited):
        text = re.sub(r"^(?:căn cứ|thực hiện)\s+", "", piece, flags=re.IGNORECASE)
        text = f"{keep}{text}".strip(" ;.,")
        keep = ""
        if text:
            bases.append(Basis(text=text, number=cited_number(text), date=cited_date(text), lines=paragraph.lines))
    return bases


def is_authority(paragraph: Paragraph) -> bool:
    """THẨM QUYỀN BAN HÀNH over the bases of a decision, and QUYẾT ĐỊNH: under them."""
    text = paragraph.text.strip()
    return paragraph.label is None and is_upper(text) and len(text) < 120 and not paragraph.table and "phu luc" not in plain(text)
