""".docx with real styles, written as raw parts: what the office opens in Word or LibreOffice and edits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from diemcau.nd30.model import Document
from diemcau.nd30.writing.layout import MOTTO, NATION, Page, Paragraph, Style, lay_out
from diemcau.nd30.writing.word_parts import CONTENT_TYPES, HEADER, PACKAGE_RELATIONS, RELATIONS, core, styles

MM = 1440 / 25.4  # twips
TEXT_WIDTH = round(162 * MM)  # A4 less 30 mm on the left and 18 mm on the right
FOOT = (round(TEXT_WIDTH * 0.48), round(TEXT_WIDTH * 0.52))
MOTTO_MM = 61.0  # how long the motto is in Times New Roman 13.5 bold
CAPITAL_EM = 0.70  # mean width of a bold capital letter in Times New Roman
SMALL_EM = 0.50
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same input gives the same bytes

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def to_docx(document: Document, *, made_on: date) -> bytes:
    """The document as .docx; the same input gives the same bytes. `made_on` stands in the file's properties."""
    page = lay_out(document)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": core(page.title or "Văn bản", made_on),
        "word/document.xml": _document(page),
        "word/styles.xml": styles(),
        "word/header1.xml": HEADER,
        "word/_rels/document.xml.rels": RELATIONS,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _document(page: Page) -> str:
    content = [_head(page), _title(page), *map(_paragraph, page.body), _p("Trống"), _foot(page)]
    for annex in page.annexes:
        content += [_p("Trống", section=_section()), *map(_paragraph, annex)]
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_NS} '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<w:body>{''.join(content)}{_section()}</w:body></w:document>"
    )


def _head(page: Page) -> str:
    right = round(TEXT_WIDTH * page.right)
    widths = (TEXT_WIDTH - right, right)
    issuer = [
        *(_p("Cơ quan chủ quản", line) for line in page.parent_body.split("\n") if line),
        *(_p("Cơ quan ban hành", line) for line in page.issuing_body.split("\n") if line),
        _rule(_width_mm(max(page.issuing_body.split("\n"), key=len), 13, CAPITAL_EM, 60) * 0.4, within=widths[0])
        if page.issuing_body
        else _p("Trống"),
    ]
    nation = [_p("Quốc hiệu", NATION), _p("Tiêu ngữ", MOTTO), _rule(MOTTO_MM, within=right)]
    number = [_p("Số, ký hiệu", page.number)]
    if page.official_letter_subject:
        number.append(_p("Trích yếu công văn", page.official_letter_subject))
    return _table([(issuer, nation), (number, [_p("Địa danh, thời gian", page.place_and_date)])], widths)


def _title(page: Page) -> str:
    if not page.kind:
        return _p("Trống")
    subject = ""
    if page.subject:
        subject = _p("Trích yếu", page.subject) + _rule(
            _width_mm(page.subject, 14, SMALL_EM, 140) * 0.4, within=TEXT_WIDTH
        )
    return _p("Trống") * 2 + _p("Tên loại", page.kind) + subject + _p("Trống")


_STYLES = {
    Style.BASIS: "Căn cứ",
    Style.TEXT: "Nội dung",
    Style.NAMED: "Phần, chương",
    Style.NAMED_TITLE: "Tiêu đề phần, chương",
    Style.SECTION: "Mục",
    Style.CLAUSE: "Khoản có tiêu đề",
    Style.ENTRY: "Nội dung",
    Style.ADDRESSEE: "Kính gửi",
    Style.PICTURE: "Nội dung",  # a file of parts alone: what the picture says stands in its place
    Style.ANNEX: "Phụ lục",
    Style.ANNEX_TITLE: "Tiêu đề phụ lục",
}


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.style is Style.TABLE:
        return _grid(paragraph)
    style = _STYLES[paragraph.style]
    if paragraph.strong and paragraph.plain:  # a heading that its text follows on the same line
        runs = _run(paragraph.strong, bold=True) + _run(f" {paragraph.plain}", bold=False)
        return _p("Nội dung", runs=runs)
    return _p(style, paragraph.strong or paragraph.plain)


def _foot(page: Page) -> str:
    recipients = [_p("Nơi nhận", "Nơi nhận:"), *(_p("Danh sách nơi nhận", line) for line in page.recipients)]
    received = recipients if page.recipients else [_p("Trống")]
    signer = _signature(page.signer, page.signer_name)
    if not (page.secretary or page.secretary_name):
        return _table([(received, signer)], FOOT)
    secretary = _signature((page.secretary,), page.secretary_name)
    return _table([(secretary, signer)], FOOT) + _p("Trống") + "".join(received)


def _signature(titles: Iterable[str], name: str) -> list[str]:
    stack = [_p("Chức vụ người ký", line) for line in titles]
    if name:
        stack += [*([_p("Chỗ ký")] * 4), _p("Họ tên người ký", name)]
    return stack or [_p("Trống")]


def _grid(table: Paragraph) -> str:
    """A table of the text, with lines; its heading comes again on each page."""
    widths = [round(share * TEXT_WIDTH) for share in table.widths]
    content = ""
    for at, row in enumerate(table.rows):
        style = "Bảng" if at else "Tiêu đề bảng"
        repeated = "" if at else "<w:tblHeader/>"
        cells = "".join(_cell([_p(style, text)], width) for text, width in zip(row, widths, strict=True))
        content += f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="80" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{content}</w:tbl>" + _p("Trống")
    )


def _table(rows: Iterable[tuple[list[str], list[str]]], widths: tuple[int, int]) -> str:
    """Two columns without borders."""
    cells = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(left, widths[0])}{_cell(right, widths[1])}</w:tr>"
        for left, right in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{widths[0]}"/><w:gridCol w:w="{widths[1]}"/></w:tblGrid>{cells}</w:tbl>'
    )


def _cell(content: list[str], width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(content)}</w:tc>'


def _p(style: str, text: str = "", *, runs: str = "", extra: str = "", section: str = "") -> str:
    properties = f"<w:pStyle w:val={quoteattr(style_id(style))}/>{extra}{section}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs or _run(text)}</w:p>"


def _run(text: str, *, bold: bool | None = None) -> str:
    if not text:
        return ""
    weight = "" if bold is None else f'<w:rPr><w:b w:val="{int(bold)}"/></w:rPr>'
    return f'<w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _rule(length_mm: float, *, within: int) -> str:
    """A solid line of a given length in the middle of a column `within` twips wide."""
    side = max(0, round((within - length_mm * MM) / 2))
    extra = (
        '<w:pBdr><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
    )
    return _p("Dòng kẻ", extra=extra)


def _section() -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{round(22 * MM)}" w:right="{round(18 * MM)}" w:bottom="{round(20 * MM)}" '
        f'w:left="{round(30 * MM)}" w:header="{round(10 * MM)}" w:footer="{round(10 * MM)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _width_mm(text: str, size_pt: float, em: float, most: float) -> float:
    return min(len(text) * size_pt * em * 25.4 / 72, most)


def style_id(name: str) -> str:
    """A style's identifier out of its Vietnamese name: letters alone."""
    return "".join(letter for letter in name if letter.isalnum())
