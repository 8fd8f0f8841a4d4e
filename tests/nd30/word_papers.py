"""Word files of every kind of content, with the words that must stand in their PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from html import escape

from hypothesis import strategies as st
from PIL import Image

from tests.nd30.files import W, zipped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    '<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + LEVEL.format(at=0, kind="decimal", text="%1.", left=720)
    + LEVEL.format(at=1, kind="bullet", text="&#xF0B7;", left=1440)
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
)


def picture(width: int = 20) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, 20), "red").save(file, "PNG")
    return file.getvalue()


def paper(body: str, *, files: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word file. `header1="…"` becomes a part of that kind with the relation `rheader1`; `files` are pictures."""
    roots = {"header": "hdr", "footer": "ftr"}
    content: dict[str, str | bytes] = {}
    relations = ""
    for name, inside in {"styles": STYLES, "numbering": NUMBERING, **parts}.items():
        kind = name.rstrip("0123456789")
        relations += f'<Relationship Id="r{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        content[f"word/{name}.xml"] = f"<w:{roots.get(kind, kind)} {NAMESPACES}>{inside}</w:{roots.get(kind, kind)}>"
    for name, data in (files or {}).items():
        relations += f'<Relationship Id="r{name}" Type="{_OFFICE}/image" Target="media/{name}"/>'
        content[f"word/media/{name}"] = data
    related = f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
    return zipped(
        {
            "_rels/.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">'
                f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": related,
            **{f"word/_rels/{name}.xml.rels": related for name in parts if name.startswith(("header", "footer"))},
            **content,
        }
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def field_of(instruction: str, shown: str = "?") -> str:
    """A field as Word writes it, in five runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def inline_picture(relation: str, told: str = "Biểu đồ", *, mm: int = 30) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{mm * 36000}" cy="{mm * 36000}"/>'
        f'<wp:docPr id="1" name="x" descr="{escape(told)}"/><a:graphic><a:graphicData>'
        f'<a:blip r:embed="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def section(*, width: int = 11906, height: int = 16838, inside: str = "", kind: str = "nextPage") -> str:
    return (
        f'<w:sectPr>{inside}<w:type w:val="{kind}"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/></w:sectPr>'
    )


@dataclass
class Made:
    """XML with the words that a reader of the page must find."""

    xml: str = ""
    words: list[str] = field(default_factory=list)

    def __add__(self, other: Made) -> Made:
        return Made(self.xml + other.xml, self.words + other.words)


# Vietnamese, and every sign that means something to the typesetter or to Word.
WORDS = st.text(st.sampled_from("abcđêơưạệỗựÂĐƯ0159#$@\\[]{}()*_`<>=\"'/+~^&|%!?;:,."), min_size=1, max_size=9)
LOOKS = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:sz w:val="40"/>', '<w:vertAlign w:val="superscript"/>',
     '<w:color w:val="FF0000"/>', '<w:strike/>', '<w:spacing w:val="20"/>', '<w:rStyle w:val="không-có"/>',
     '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>']
)  # fmt: skip
SHAPES = st.sampled_from(
    ["", '<w:jc w:val="center"/>', '<w:jc w:val="both"/><w:ind w:firstLine="567"/>', '<w:pStyle w:val="H1"/>',
     '<w:pStyle w:val="H3"/>', '<w:ind w:left="1200" w:hanging="600"/>', '<w:keepNext/><w:keepLines/>',
     '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "<w:pageBreakBefore/>",
     '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
     '<w:spacing w:before="200" w:after="100" w:line="360"/>',
     '<w:tabs><w:tab w:val="right" w:pos="8000" w:leader="dot"/></w:tabs>',
     '<w:spacing w:line="300" w:lineRule="exact"/>',
     '<w:pBdr><w:bottom w:val="single" w:sz="8"/></w:pBdr>']
)  # fmt: skip
WRAPPERS = st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:smartTag>{}</w:smartTag>",
                            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
                            '<w:fldSimple w:instr="REF x">{}</w:fldSimple>'])  # fmt: skip


@st.composite
def inlines(draw: st.DrawFn) -> Made:
    words = draw(st.lists(WORDS, min_size=1, max_size=6))
    xml = draw(WRAPPERS).format("{}").replace("{}", run(" ".join(words) + " ", draw(LOOKS)))
    between = draw(
        st.sampled_from(["", "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'])
    )
    return Made(xml + between, words)


@st.composite
def a_paragraph(draw: st.DrawFn) -> Made:
    made = sum(draw(st.lists(inlines(), max_size=3)), Made())
    return Made(par(made.xml, properties=draw(SHAPES)), made.words)


@st.composite
def a_table(draw: st.DrawFn, inside: st.SearchStrategy[Made]) -> Made:
    """Of up to four rows and three columns, some cells merged across, some downwards, some holding more blocks."""
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    xml, words = "", []
    for at in range(rows):
        cells, x = "", 0
        while x < columns:
            span = draw(st.integers(1, columns - x))
            merge = draw(st.sampled_from(["", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>']))
            content = draw(inside)
            cells += (
                f'<w:tc><w:tcPr><w:tcW w:w="{span * 2800}" w:type="dxa"/><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>'
                f"{content.xml}</w:tc>"
            )
            words += content.words
            x += span
        head = draw(st.sampled_from(["", "<w:tblHeader/>", "<w:cantSplit/>", '<w:trHeight w:val="900"/>']))
        xml += f"<w:tr><w:trPr>{head if at or 'Header' not in head else '<w:tblHeader/>'}</w:trPr>{cells}</w:tr>"
    borders = draw(st.sampled_from(["", '<w:tblBorders><w:insideH w:val="single" w:sz="4"/></w:tblBorders>']))
    grid = '<w:gridCol w:w="2800"/>' * columns
    return Made(f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{xml}</w:tbl>{par()}", words)


@st.composite
def a_note(draw: st.DrawFn) -> Made:
    words = draw(st.lists(WORDS, min_size=1, max_size=4))
    return Made(par(run(" ".join(words) + " "), '<w:r><w:footnoteReference w:id="7"/></w:r>'), words)


BLOCKS = st.one_of(a_paragraph(), a_table(a_paragraph()), a_table(a_table(a_paragraph())), a_note())
NOTE = ["ghi", "chú", "dưới", "trang"]


@st.composite
def papers(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """A whole file with all words of its text; what stands in its header is said by `HEAD`."""
    made = sum(draw(st.lists(BLOCKS, min_size=1, max_size=5)), Made())
    break_ = par(properties=section(width=16838, height=11906)) if draw(st.booleans()) else ""
    more = sum(draw(st.lists(BLOCKS, max_size=2)), Made())
    last = section(
        inside='<w:headerReference w:type="default" r:id="rheader1"/>',
        kind=draw(st.sampled_from(["nextPage", "continuous"])),
    )
    note = f'<w:footnote w:id="7">{par(run(" ".join(NOTE)))}</w:footnote>'
    has_note = 'w:id="7"' in made.xml + more.xml
    file = paper(made.xml + break_ + more.xml + last, header1=par(run("Đầu trang"), field_of("PAGE")), footnotes=note)
    return file, made.words + more.words + NOTE * has_note
