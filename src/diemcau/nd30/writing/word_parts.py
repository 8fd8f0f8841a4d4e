"""The parts of a .docx that do not depend on the text, and its styles."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_KIND}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
PACKAGE_RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Target="docProps/core.xml" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
)
RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/header" Target="header1.xml"/></Relationships>'
)
# The page number stands in the middle of the top margin; the first page of a section shows none (titlePg).
HEADER = (
    f'{_XML}<w:hdr {_W}><w:p><w:pPr><w:jc w:val="center"/><w:ind w:firstLine="0"/></w:pPr>'
    '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)


class Look(NamedTuple):
    """How a style looks: size in points, weight, slope, alignment, first-line indent and spacing in twips."""

    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"
    indent: int = 0
    before: int = 0
    after: int = 0
    outline: int | None = None
    keep: bool = False


STYLES = {
    "Cơ quan chủ quản": Look(13),
    "Cơ quan ban hành": Look(13, bold=True),
    "Quốc hiệu": Look(12.5, bold=True),
    "Tiêu ngữ": Look(13.5, bold=True),
    "Dòng kẻ": Look(2, before=60),
    "Số, ký hiệu": Look(13),
    "Trích yếu công văn": Look(12.5, before=120),
    "Địa danh, thời gian": Look(13.5, italic=True),
    "Tên loại": Look(14, bold=True, outline=0),
    "Trích yếu": Look(14, bold=True),
    "Kính gửi": Look(14, align="left", indent=1440, after=120),
    "Căn cứ": Look(14, italic=True, align="both", indent=720, after=120),
    "Nội dung": Look(14, align="both", indent=720, after=120),
    "Phần, chương": Look(14, bold=True, after=0, outline=1, keep=True),
    "Tiêu đề phần, chương": Look(14, bold=True, after=120, keep=True),
    "Mục": Look(14, bold=True, align="left", indent=720, after=120, outline=1, keep=True),
    "Khoản có tiêu đề": Look(14, bold=True, align="left", indent=720, after=120, outline=2, keep=True),
    "Nơi nhận": Look(12, bold=True, italic=True, align="left"),
    "Danh sách nơi nhận": Look(11, align="left"),
    "Chức vụ người ký": Look(14, bold=True, keep=True),
    "Chỗ ký": Look(14, keep=True),
    "Họ tên người ký": Look(14, bold=True),
    "Phụ lục": Look(14, bold=True, outline=0),
    "Tiêu đề phụ lục": Look(14, bold=True, after=120),
    "Bảng": Look(13, align="left", before=40, after=40),
    "Tiêu đề bảng": Look(13, bold=True, before=40, after=40, keep=True),
    "Trống": Look(8),
}


def styles() -> str:
    """Every style above, on Times New Roman 14."""
    return (
        f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" '
        'w:eastAsia="Times New Roman"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        + "".join(_style(name, look) for name, look in STYLES.items())
        + "</w:styles>"
    )


def _style(name: str, look: Look) -> str:
    identifier = "".join(letter for letter in name if letter.isalnum())
    half_points = round(look.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId={quoteattr(identifier)}>'
        f'<w:name w:val={quoteattr(name)}/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        + ("<w:keepNext/>" if look.keep else "")
        + f'<w:spacing w:before="{look.before}" w:after="{look.after}"/>'
        + f'<w:ind w:firstLine="{look.indent}"/><w:jc w:val="{look.align}"/>'
        + (f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "")
        + "</w:pPr><w:rPr>"
        + ("<w:b/>" if look.bold else "")
        + ("<w:i/>" if look.italic else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )


def core(title: str, made_on: date) -> str:
    """docProps/core.xml."""
    stamp = f"{made_on.isoformat()}T00:00:00Z"
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>vi-VN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
    )
