"""Whatever bytes come in, either a text comes out or one refusal: nothing else, and no crash."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Text
from diemcau.nd30.text import read_text
from tests.nd30.files import Sheet, docx, p, pdf, png, r, tbl, tc, tr, zipped

PLAIN = "ỦY BAN NHÂN DÂN\n\nSố:   /KH-UBND\nKế hoạch tổ chức Hội nghị trực tuyến".encode()
BODY = (
    tbl(tr(tc("UBND TỈNH"), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), tr(tc("Số: 1"), tc("ngày 5")))
    + p("KẾ HOẠCH", properties='<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + f"<w:p><w:ins>{r('Căn cứ')}</w:ins><w:r><w:footnoteReference w:id='1'/><w:tab/><w:sym w:char='F0B7'/></w:r></w:p>"
    + tbl(tr(tc("Nơi nhận:", "- Lưu: VT."), tc("CHỦ TỊCH", properties='<w:gridSpan w:val="2"/>')))
)
PARTS = {
    "styles": '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/><w:rPr><w:caps/></w:rPr></w:style>',
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    "footnotes": f'<w:footnote w:id="1">{p("Các xã")}</w:footnote>',
}
WORD = docx(BODY, **PARTS)
SHEET = Sheet().text(60, 60, "UBND TỈNH").text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12).line(60, 90, 500, 90)
SHEET.line(60, 120, 500, 120).line(60, 90, 60, 120).line(200, 90, 200, 120).line(500, 90, 500, 120).text(70, 110, "TT")
PDF = pdf(SHEET.text(60, 160, "Nơi nhận:").text(350, 160, "CHỦ TỊCH"), Sheet().text(60, 60, "Ký bởi: A").scan())
PICTURE = png(40, 40, (b"\x00" + b"\xff" * 40) * 40)

# A place in the file, how many bytes of it go, and what comes instead.
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([0, 1, 2, 16, 300]),
        st.one_of(
            st.binary(max_size=6),
            st.sampled_from(
                [b"<w:p>", b"</w:p>", b"w:val=", b"-1", b"999999999999", b"%9", b"obj", b"<<", b"R", b"\x00" * 9]
            ),
        ),
    ),
    min_size=1,
    max_size=6,
)


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, gone, new in edits:
        at = int(place * len(data))
        data = data[:at] + new + data[at + gone :]
    return data


def reads_or_refuses(data: bytes) -> None:
    refusal = text = None
    try:
        text = read_text(data)
    except Unreadable as error:
        refusal = error.message
    if refusal is not None:
        assert refusal.endswith(".")
    else:
        assert isinstance(text, Text)
        assert any(text.lines)


def bounded(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@bounded(150)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    reads_or_refuses(data)


@bounded(150)
@given(EDITS, st.sampled_from(["utf-8", "utf-16", "cp1258"]))
def test_damaged_plain_text(edits: list[tuple[float, int, bytes]], codec: str) -> None:
    reads_or_refuses(edited(PLAIN.decode().encode(codec, "replace"), edits))


@bounded(150)
@given(EDITS)
def test_a_damaged_word_file(edits: list[tuple[float, int, bytes]]) -> None:
    reads_or_refuses(edited(WORD, edits))


@bounded(250)
@given(EDITS, st.sampled_from(["document", *PARTS]))
def test_a_word_file_of_damaged_parts(edits: list[tuple[float, int, bytes]], part: str) -> None:
    changed = {**PARTS, "document": BODY}
    changed[part] = edited(changed[part].encode(), edits).decode("utf-8", "replace")
    reads_or_refuses(docx(changed.pop("document"), **changed))


@bounded(60)
@given(EDITS)
def test_a_word_file_of_damaged_xml(edits: list[tuple[float, int, bytes]]) -> None:
    reads_or_refuses(zipped({"word/document.xml": edited(BODY.encode(), edits)}))


@bounded(25)
@given(EDITS)
def test_a_damaged_pdf(edits: list[tuple[float, int, bytes]]) -> None:
    reads_or_refuses(edited(PDF, edits))


@bounded(10)
@given(EDITS)
def test_a_damaged_picture(edits: list[tuple[float, int, bytes]]) -> None:
    reads_or_refuses(b"\x89PNG\r\n\x1a\n" + edited(PICTURE[8:], edits))
