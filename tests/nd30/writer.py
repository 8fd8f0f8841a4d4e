"""Write a document as the extractions give one: the reverse of the reader, for its tests."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Annex, Document, Node

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT = 45  # characters of the left column


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    columns: str  # of head and foot: side, after, one-blank, tabs, bars, mixed, drawn
    width: int | None  # None: one paragraph a line
    blank: bool = False  # a blank line between paragraphs
    indent: int = 0  # of a paragraph's first line
    bold: bool = False  # headings between ** and **
    pages: bool = False  # page numbers


WORD = Layout(columns="after", width=None)
WORD_TABLE = Layout(columns="tabs", width=None)
PDF_ORDER = Layout(columns="after", width=76, pages=True)
PDF_LAYOUT = Layout(columns="side", width=84, indent=7, pages=True)
PDF_BLANK = Layout(columns="mixed", width=78, blank=True, pages=True)
SCAN = Layout(columns="one-blank", width=80, blank=True)
WEB = Layout(columns="bars", width=80, blank=True, bold=True)
OLD_WORD = Layout(columns="drawn", width=75, blank=True, indent=4)
LAYOUTS = (WORD, WORD_TABLE, PDF_ORDER, PDF_LAYOUT, PDF_BLANK, SCAN, WEB, OLD_WORD)


def write(document: Document, layout: Layout) -> tuple[str, ...]:
    """The lines of the document in that layout."""
    paragraphs = [
        *(f"Căn cứ {basis.text};" for basis in document.bases),
        *_entries(document.outline, layout),
    ]
    lines = [
        *_head(document, layout),
        "",
        *_title(document, layout),
        "",
        *_addressees(document, layout),
        *_set(paragraphs, layout),
        "",
    ]
    lines += _foot(document, layout)
    for annex in document.annexes:
        lines += ["", "", *_annex(annex, layout)]
    return tuple(lines)


def _head(document: Document, layout: Layout) -> list[str]:
    bodies = [body for body in (document.parent_body, document.issuing_body) if body]
    left = [*bodies, f"Số: {document.number or '     '}/{document.symbol}"]
    right = [NATION, MOTTO, f"{document.place}, {_date(document.date)}"]
    while len(left) < len(right):
        left.insert(1, "")
    if document.type is None:
        left += _narrow(f"V/v {document.subject}", layout)
    return _columns(left, right, layout)


def _narrow(text: str, layout: Layout) -> list[str]:
    return textwrap.wrap(text, LEFT - 6) if layout.width else [text]


def _date(date: PartialDate | None) -> str:
    assert date is not None
    day = f"{date.day:02}" if date.day else "     "
    return f"ngày {day} tháng {date.month:02} năm {date.year}"


def _title(document: Document, layout: Layout) -> list[str]:
    if document.type is None:
        return []
    assert document.subject is not None
    center = 84 if layout.indent else 0
    kind = f"**{document.type}**" if layout.bold else document.type
    subject = textwrap.wrap(document.subject, 60) if layout.width else [document.subject]
    return [
        kind.center(center).rstrip(),
        *([""] if layout.blank else []),
        *(line.center(center).rstrip() for line in subject),
    ]


def _addressees(document: Document, layout: Layout) -> list[str]:
    if not document.addressees:
        return []
    pad = "         " if layout.indent else ""
    if len(document.addressees) == 1:
        return [f"{pad}Kính gửi: {document.addressees[0].text}.", ""]
    *most, last = document.addressees
    return [f"{pad}Kính gửi:", *(f"{pad}- {to.text};" for to in most), f"{pad}- {last.text}.", ""]


def _entries(nodes: Iterable[Node], layout: Layout) -> Iterable[str]:
    for node in nodes:
        yield _entry(node, layout)
        yield from _entries(node.children, layout)


def _entry(node: Node, layout: Layout) -> str:
    head = node.heading or ""
    if node.text and head:
        head += ":"
    label = _label(node.label) if node.label else ""
    words = " ".join(part for part in (label, head) if part)
    if layout.bold and node.heading:
        words = f"**{words}**"
    return " ".join(part for part in (words, node.text) if part)


def _label(label: str) -> str:
    if label in ("-", "+", "*"):
        return label
    if label.islower() and len(label) == 1:
        return f"{label})"
    return f"{label}."


def _set(paragraphs: list[str], layout: Layout) -> list[str]:
    lines: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        if layout.pages and at and at % 12 == 0:
            lines += ["", f"{at // 12 + 1}".rjust(42 if layout.indent else 0), ""]
        if layout.width is None:
            lines.append(paragraph)
        else:
            first = " " * layout.indent
            lines += textwrap.wrap(
                paragraph, layout.width, initial_indent=first, break_long_words=False, break_on_hyphens=False
            )
        if layout.blank:
            lines.append("")
    return lines


def _foot(document: Document, layout: Layout) -> list[str]:
    left = ["Nơi nhận:", *(f"- {to.text};" for to in document.recipients), f"- Lưu: {document.archive}."]
    signer = document.signer
    assert signer is not None
    authority = (signer.authority or "").replace(" KT.", "\nKT.").split("\n") if signer.authority else []
    right = [*authority, signer.title or "", "", "", signer.name or ""]
    return _columns(left, right, layout)


def _columns(left: list[str], right: list[str], layout: Layout) -> list[str]:
    match layout.columns:
        case "side":
            return [f"{one:<{LEFT}}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")]
        case "one-blank":
            return [f"{one} {other}".strip() for one, other in zip_longest(left, right, fillvalue="")]
        case "tabs":
            return [f"{one}\t{other}".strip() for one, other in zip_longest(left, right, fillvalue="")]
        case "bars":
            bold = [f"**{line}**" if line.isupper() else line for line in right]
            return ["|", *left, "-------", "|", *bold, "---------------", "|", ""]
        case "drawn":
            return [f"|{one:<44}|{other:<44}|" for one, other in zip_longest(left, right, fillvalue="")]
        case "mixed":
            return [line for pair in zip_longest(left, right, fillvalue="") for line in (*pair, "") if line]
        case _:
            return [*left, "", *right]


def _annex(annex: Annex, layout: Layout) -> list[str]:
    title = [
        annex.label or "",
        annex.title or "",
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh)",
    ]
    center = 84 if layout.indent else 0
    return [*(line.center(center).rstrip() for line in title), "", *_set([*_entries(annex.outline, layout)], layout)]
