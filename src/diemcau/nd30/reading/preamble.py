"""What stands between subject and first entry: legal bases, the opening paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Basis, Node
from diemcau.nd30.reading.bodies import names_body
from diemcau.nd30.reading.citations import KIND, cited_date, cited_number, split_citations
from diemcau.nd30.reading.labels import Level
from diemcau.nd30.reading.paragraphs import Paragraph
from diemcau.nd30.reading.rows import UPPER, is_upper, plain

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
_SECTION = re.compile(
    r"(?:(?:cac|nhung) )?(?:can cu|co so)(?: (?:phap ly|xay dung|lap|ban hanh|thuc hien|ke hoach|de|va|,))*"
)
_ENACTS = re.compile(  # QUYẾT ĐỊNH: and who decides
    r"\W*(?:quyet (?:dinh|nghi)|ket luan|chi thi|thong nhat|chu tich|pho chu tich|bo truong|giam doc|tong giam doc|"
    r"hieu truong|cuc truong|vien truong|truong ban|truong phong|chanh|bi thu|tong cuc truong)\b"
)
_KEPT = ("xét", "theo")  # words that belong to what is cited: Xét đề nghị của …
_CITES = re.compile(r"^(?:căn cứ|thực hiện)\s+", re.IGNORECASE)
_PROPOSAL = re.compile(r"(?:đề nghị|đơn|tờ trình)\b", re.IGNORECASE)
_DOCUMENT = re.compile(
    rf"(?:nội dung |ý kiến |các )?{KIND}\b|(?:ý kiến(?: chỉ đạo)?|chỉ đạo|kết luận|yêu cầu|đề nghị)\b"
    rf"[^.;:]{{0,160}}?\b(?:tại|theo)\s+{KIND}\b",
    re.IGNORECASE,
)
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
    if paragraph.label or paragraph.table or len(text) >= 120 or not is_upper(text):
        return False
    return names_body(text) or bool(_ENACTS.match(plain(text)))


def _is_basis(word: str, what: str) -> bool:
    word = word.lower()
    if word.startswith("căn cứ"):
        return True
    if word in _KEPT:
        return bool(_PROPOSAL.match(what)) or bool(_DOCUMENT.match(what) and cited_number(what[:400]))
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


def bases_under(outline: Sequence[Node]) -> tuple[Basis, ...]:
    """The legal bases of a text that lists them in a section of its own: I. CĂN CỨ, with an entry for each."""
    section = next((node for node in outline if node.heading and _SECTION.fullmatch(plain(node.heading))), None)
    entries = [node for node in section.children if _cites(node.text)] if section else []
    return tuple(
        basis
        for node in entries
        for basis in _bases(_CITES.sub("", node.text), Paragraph(node.text, None, node.lines, bold=0), "")
    )


def _cites(text: str) -> bool:
    return bool(_DOCUMENT.match(_CITES.sub("", text)))
