"""Files made by hand, byte by byte where need be: Word documents, PDFs, and things that only look like them."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **others: str) -> bytes:
    """A Word document of this body; `styles`, `numbering`, `footnotes` … are the insides of those parts."""
    relations = "".join(f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in others)
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    parts: dict[str, str | bytes] = {
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, inside in others.items():
        parts[f"word/{name}.xml"] = f"<w:{roots[name]} {_NAMESPACES}>{inside}</w:{roots[name]}>"
    return zipped(parts)


def p(text: str = "", *, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    inside = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, paragraphs)) or p()}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, bordered: bool = False) -> str:
    borders = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>' if bordered else ""
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{''.join(rows)}</w:tbl>"


@dataclass
class Sheet:
    """One page of a PDF: A4, points, from the top left. Letters are all half as wide as high."""

    content: list[bytes] = field(default_factory=list)
    stuck: list[bytes] = field(default_factory=list)  # the same, but stuck onto the page as an annotation

    def text(self, x: float, y: float, text: str, size: float = 14) -> Sheet:
        codes = text.encode("utf-16-be").hex().upper()
        self.content.append(f"BT /F0 {size} Tf {x} {842 - y} Td <{codes}> Tj ET".encode())
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.content.append(f"0.5 w {x0} {842 - y0} m {x1} {842 - y1} l S".encode())
        return self

    def stick(self) -> Sheet:
        """Have what was written so far stuck onto the page, as software does that signs it."""
        self.stuck, self.content = self.stuck + self.content, []
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.content.append(f"0.5 w {x0} {842 - y1} {x1 - x0} {y1 - y0} re S".encode())
        return self

    def scan(self) -> Sheet:
        """Cover the page with a picture (of nothing)."""
        self.content.append(b"q 595 0 0 842 0 0 cm /I0 Do Q")
        return self


def pdf(*sheets: Sheet, shift: int = 0, trailer: str = "") -> bytes:
    """A PDF whose character map gives each letter itself, or one `shift` places further (a broken map)."""
    ranges = "<0000> <0020> <0000>\n"  # the blank stays one
    ranges += f"<0021> <00FF> <{0x21 + shift:04X}>\n"
    ranges += "".join(f"<{high:02X}00> <{high:02X}FF> <{high * 256 + shift:04X}>\n" for high in range(1, 0x1F))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"32 beginbfrange\n{ranges}endbfrange endcmap end end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(sheets), b" ".join(b"%d 0 R" % (8 + 2 * at) for at in range(len(sheets)))),
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Times-Roman /Encoding /Identity-H"
            b" /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times-Roman /DW 500 /FontDescriptor 5 0 R"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        (
            b"<< /Type /FontDescriptor /FontName /Times-Roman /Flags 4 /Ascent 800 /Descent -200 /CapHeight 700"
            b" /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800] >>"
        ),
        _stream(cmap.encode()),
        _stream(
            b"\xff", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
    ]
    stamp = 8 + 2 * len(sheets)  # the object of the one annotation that there may be
    for at, sheet in enumerate(sheets):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F0 3 0 R >> /XObject << /I0 7 0 R >> >> %s >>"
            % (9 + 2 * at, b"/Annots [%d 0 R]" % stamp if sheet.stuck else b"")
        )
        objects.append(_stream(b"\n".join(sheet.content)))
    for sheet in sheets:
        if sheet.stuck:
            look = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F0 3 0 R >> >>"
            objects.append(
                b"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 595 842] /AP << /N %d 0 R >> >>" % (stamp + 1)
            )
            objects.append(_stream(b"\n".join(sheet.stuck), look))
    return bound(objects, trailer)


def bound(objects: list[bytes], trailer: str = "") -> bytes:
    """Objects 1, 2, … with the table that says where each of them is."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer.encode(),
        start,
    )
    return bytes(out)


def _stream(content: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries.encode(), packed)


def png(width: int, height: int, rows: bytes | None = None) -> bytes:
    """A grey PNG; without `rows` one that only says how large it is."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    dots = b"" if rows is None else zlib.compress(rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
