"""What stands where on the page, in which size and style (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II và V).

One `Page` serves both formats: a list of lines of text, each with the name of its style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Annex, Document, Node, Recipient

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LONG_PLACE = 44  # characters of place and date at 13.5 that 95 mm hold: they stand on one line
LETTER_OF_TABLE = 0.0125  # width of a mean letter at 13 points, as a share of the text's width (162 mm)
SPARE = 1.5  # letters by which the letters of one cell may be wider than the mean
INSET = 0.011  # beside the text of a cell, as such a share
NARROWEST = 0.06  # column of a table, as such a share
DEEPEST = 6  # levels of headings that PDF and Word know


class Style(StrEnum):
    """Kiểu trình bày; sizes are those of the decree's examples (mục V)."""

    BASIS = "basis"  # căn cứ: nghiêng 14
    TEXT = "text"  # lời văn: đứng 14, đều hai lề, lùi 1,27 cm
    NAMED = "named"  # Phần I, Chương I, Mục 1: đậm, giữa
    NAMED_TITLE = "named_title"  # tiêu đề của chúng: IN HOA, đậm, giữa
    SECTION = "section"  # I. TIÊU ĐỀ: đậm
    CLAUSE = "clause"  # 1. Tiêu đề; Điều 1. Tiêu đề: đậm
    ENTRY = "entry"  # khoản, điểm, gạch đầu dòng không tiêu đề
    ADDRESSEE = "addressee"  # Kính gửi
    ANNEX = "annex"  # Phụ lục I: đậm, giữa
    ANNEX_TITLE = "annex_title"  # IN HOA, đậm, giữa
    TABLE = "table"  # bảng trong lời văn
    PICTURE = "picture"  # hình trong lời văn


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph: what is bold of it (a label with its heading), then the rest.

    `depth` is its place among the entries, from 1; `level` its place among the headings, None where it is none.
    """

    style: Style
    strong: str = ""
    plain: str = ""
    depth: int = 0
    level: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()  # of a table, all as long, the heading first
    widths: tuple[float, ...] = ()  # of its columns, shares of the text's width
    svg: str = ""  # of a picture, with what it says in `plain`


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document laid out. Empty strings are components that it does not have."""

    parent_body: str
    issuing_body: str
    number: str
    place_and_date: str
    right: float  # share of the width that the head's right column takes
    official_letter_subject: str  # V/v …, of a công văn only
    kind: str
    subject: str
    body: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    signer: tuple[str, ...]  # authority and title, one line each
    signer_name: str
    secretary: str  # of a biên bản: title and name, on the left
    secretary_name: str
    annexes: tuple[tuple[Paragraph, ...], ...]

    @property
    def title(self) -> str:
        """What the file calls itself."""
        return " ".join(part for part in (self.kind, self.subject or self.official_letter_subject) if part)


def lay_out(document: Document) -> Page:
    """Put every component in its place."""
    is_letter = document.type is None
    signer = document.signer
    place_and_date = _place_and_date(document.place, document.date)
    body = [
        *_addressees(document.addressees),
        *(Paragraph(style=Style.BASIS, plain=line) for line in _bases(document)),
        *_entries(document.outline, level=2 if document.type or document.subject else 1),
    ]
    return Page(
        parent_body=_body(document.parent_body),
        issuing_body=_body(document.issuing_body),
        number=_number(document),
        place_and_date=place_and_date,
        right=0.64 if len(place_and_date) > LONG_PLACE else 0.59,
        official_letter_subject=f"V/v {document.subject}" if is_letter and document.subject else "",
        kind=document.type or "",
        subject="" if is_letter else document.subject or "",
        body=tuple(body),
        recipients=_recipients(document),
        signer=tuple(line for part in (signer.authority, signer.title) if part for line in _stacked(part))
        if signer
        else (),
        signer_name=signer.name or "" if signer else "",
        secretary=document.secretary.title or "" if document.secretary else "",
        secretary_name=document.secretary.name or "" if document.secretary else "",
        annexes=tuple(tuple(_annex(annex)) for annex in document.annexes),
    )


_COUNCIL = re.compile(r"((?:ỦY BAN|HỘI ĐỒNG) NHÂN DÂN) (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN) )")


def _body(name: str | None) -> str:
    """ỦY BAN NHÂN DÂN / TỈNH QUẢNG NAM: a long name is parted where it is read."""
    return _COUNCIL.sub(r"\1\n", name or "")


def _number(document: Document) -> str:
    """Số: 05/KH-UBND; a number below ten has its zero, one not yet given leaves room for it."""
    if not document.symbol and not document.number:
        return ""
    number = document.number.zfill(2) if document.number else " " * 8
    return f"Số: {number}/{document.symbol or ''}"


def _place_and_date(place: str | None, date: PartialDate | None) -> str:
    """Quảng Nam, ngày 05 tháng 01 năm 2024: days below ten and the months 1 and 2 have their zero."""
    if not place and not date:
        return ""
    date = date or PartialDate()
    day = f"{date.day:02}" if date.day else "    "
    month = (f"{date.month:02}" if date.month < 3 else str(date.month)) if date.month else "    "
    year = str(date.year) if date.year else "      "
    return f"{place or ''}{', ' if place else ''}ngày {day} tháng {month} năm {year}"


def _bases(document: Document) -> Iterator[str]:
    """Căn cứ …; one a line, the last one ends with a full stop. Those inside the opening sentence stay there."""
    opening = " ".join(node.text for node in document.outline[:1])
    own = [basis.text for basis in document.bases if basis.text not in opening]
    for place, text in enumerate(own, start=1):
        yield f"Căn cứ {text}{'.' if place == len(own) else ';'}"


def _addressees(addressees: tuple[Recipient, ...]) -> Iterator[Paragraph]:
    if len(addressees) == 1:
        yield Paragraph(style=Style.ADDRESSEE, plain=f"Kính gửi: {addressees[0].text}.")
    elif addressees:
        yield Paragraph(style=Style.ADDRESSEE, plain="Kính gửi:")
        for place, addressee in enumerate(addressees, start=1):
            end = "." if place == len(addressees) else ";"
            yield Paragraph(style=Style.ADDRESSEE, plain=f"- {addressee.text}{end}", depth=1)


def _recipients(document: Document) -> tuple[str, ...]:
    """- …; one a line, and - Lưu: VT, … with a full stop as the last."""
    listed = [f"- {recipient.text};" for recipient in document.recipients]
    if document.archive:
        return (*listed, f"- Lưu: {document.archive}.")
    return (*listed[:-1], listed[-1][:-1] + ".") if listed else ()


_NAMED = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"Điều\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–*+•]")
_CLOSED = re.compile(r"\(.*\)")
_POINT = re.compile(r"[a-zđ]{1,2}|\d{1,3}\)")
_ROMAN = re.compile(r"[IVX]+|[A-Z]")


def _annex(annex: Annex) -> Iterator[Paragraph]:
    if annex.label:
        yield Paragraph(style=Style.ANNEX, strong=annex.label, level=1)
    if annex.title:
        yield Paragraph(style=Style.ANNEX_TITLE, strong=annex.title, level=None if annex.label else 1)
    yield from _entries(annex.outline, level=2 if annex.label or annex.title else 1)


def _entries(roots: Iterable[Node], *, level: int) -> Iterator[Paragraph]:
    """The nodes and all below them, in order; iterative, because depth is the author's choice.

    A heading is one level below the heading that it stands under: no level is left out (PDF/UA-1).
    """
    stack = [(node, 1, level) for node in reversed(list(roots))]
    table: list[str] = []
    while stack:
        node, depth, level = stack.pop()
        if "\t" in node.text and not (node.label or node.heading or node.children):
            table.append(node.text)
            continue
        yield from _table(table)
        table = []
        if node.svg:
            yield Paragraph(style=Style.PICTURE, plain=node.text, depth=depth, svg=node.svg)
            continue
        paragraphs = list(_paragraph(node, depth, min(level, DEEPEST)))
        yield from paragraphs
        below = level + 1 if any(paragraph.level for paragraph in paragraphs) else level
        stack.extend((child, depth + 1, below) for child in reversed(node.children))
    yield from _table(table)


def _table(texts: list[str]) -> Iterator[Paragraph]:
    """Rows as a table, its columns as wide as what they hold asks for."""
    if not texts:
        return
    rows = [text.split("\t") for text in texts]
    columns = max(map(len, rows))
    filled = tuple(tuple(row + [""] * (columns - len(row))) for row in rows)
    yield Paragraph(style=Style.TABLE, rows=filled, widths=_widths(filled))


def _widths(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Shares of the width: a narrow column has what its longest cell takes, the others part the rest by theirs."""
    wants = [
        max(NARROWEST, *((len(row[at]) + SPARE) * LETTER_OF_TABLE + 2 * INSET for row in rows))
        for at in range(len(rows[0]))
    ]
    fair = 1 / len(wants)
    narrow = {at: want for at, want in enumerate(wants) if want <= fair}
    wide = sum(want for want in wants if want > fair)
    left = 1 - sum(narrow.values())
    if not wide:  # all fit: what is left is parted by what they hold
        return tuple(round(want / sum(wants), 4) for want in wants)
    return tuple(round(narrow.get(at, want / wide * left), 4) for at, want in enumerate(wants))


def _paragraph(node: Node, depth: int, level: int) -> Iterator[Paragraph]:
    label, heading = node.label or "", node.heading or ""
    if _NAMED.match(label):
        yield Paragraph(style=Style.NAMED, strong=label, depth=depth, level=level)
        if heading:
            yield Paragraph(style=Style.NAMED_TITLE, strong=heading, depth=depth)
        if node.text:
            yield Paragraph(style=Style.TEXT, plain=node.text, depth=depth)
        return
    marked = _marked(label)
    if heading:
        style = Style.SECTION if _ROMAN.fullmatch(label) else Style.CLAUSE
        strong = f"{marked} {heading}".strip()
        if _ARTICLE.match(label) or not node.text:
            yield Paragraph(style=style, strong=strong, depth=depth, level=level)
            if node.text:
                yield Paragraph(style=Style.TEXT, plain=node.text, depth=depth)
        else:
            yield Paragraph(style=style, strong=f"{strong}:", plain=node.text, depth=depth)
    elif node.text or label:
        style = Style.ENTRY if label else Style.TEXT
        if _ARTICLE.match(label):
            yield Paragraph(style=style, strong=marked, plain=node.text, depth=depth)
        else:
            yield Paragraph(style=style, plain=f"{marked} {node.text}".strip(), depth=depth)


def _marked(label: str) -> str:
    """The label with its closing mark: I. 1. 1.1. Điều 1. a) (1) -"""
    if not label or _BULLET.fullmatch(label) or _CLOSED.fullmatch(label):
        return label
    return f"{label})" if _POINT.fullmatch(label) else f"{label}."


def _stacked(text: str) -> Iterator[str]:
    """TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH: each authority begins a line."""
    yield from (line.strip() for line in re.split(r"\s+(?=(?:KT|TL|TUQ|Q)\.)|\n", text) if line.strip())
