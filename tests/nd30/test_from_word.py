"""A Word file as PDF: the office's own layout, and never a word lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.writing import to_pdf, word_to_pdf
from diemcau.nd30.writing.kinds import entry
from tests.nd30.test_writing import FONTS, OFFICE, SIGNING, report
from tests.nd30.word_papers import (
    NUMBERING,
    STYLES,
    field_of,
    inline_picture,
    paper,
    papers,
    par,
    picture,
    run,
    section,
)

DAY = date(2024, 1, 20)
PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
H1, H3 = '<w:pStyle w:val="H1"/>', '<w:pStyle w:val="H3"/>'
HEADER = '<w:headerReference w:type="default" r:id="rheader1"/>'


def pdf(file: bytes) -> bytes:
    return word_to_pdf(file, made_on=DAY, title="Báo cáo")


def pages(file: bytes) -> list[str]:
    """The text of each page of its PDF."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(file))]


def letters(text: str) -> str:
    """Without blanks, and in one form: a line's end is no letter."""
    return unicodedata.normalize("NFKC", re.sub(r"[\s\u200b\x02\ufffe]", "", text))


@PROPERTY
@given(papers())
def test_no_word_is_lost_and_none_becomes_markup(made):
    file, words = made
    found = letters("".join(pages(file)))
    assert not Counter(letters("".join(words))) - Counter(found)
    whole = [word for word in words if word.isalnum()]  # signs may end a line, and pdfium reads lines in its own order
    assert [word for word in whole if word not in found] == []


@settings(PROPERTY, max_examples=40)
@given(
    at=st.integers(0, 10_000),
    value=st.sampled_from(["", "0", "-1", "-99999999", "99999999", "1e9", "NaN", "x", "100%", "\u0f0f", "F" * 300]),
    part=st.sampled_from(["body", "styles", "numbering"]),
)
def test_a_file_with_a_senseless_value_is_set_or_refused_in_a_sentence(at, value, part):
    cell = '<w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>' + par(
        run("Hai"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    )
    indented = '<w:ind w:left="500" w:firstLine="300"/><w:spacing w:before="60" w:line="240"/><w:outlineLvl w:val="1"/>'
    body = (
        par(run("Một", '<w:sz w:val="28"/><w:spacing w:val="3"/>'), properties=indented)
        + '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblInd w:w="10"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="40"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="500"/><w:gridBefore w:val="1"/>'
        f"</w:trPr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
        + par(field_of("SEQ Bảng \\r 5"), inline_picture("rp.png"))
        + section(inside='<w:pgNumType w:start="3"/><w:cols w:num="2" w:space="300"/>')
    )
    parts = {"body": body, "styles": STYLES, "numbering": NUMBERING}
    values = list(re.finditer(r'(?<=")[\w%]+(?=")', parts[part]))
    chosen = values[at % len(values)]
    parts[part] = parts[part][: chosen.start()] + value + parts[part][chosen.end() :]
    file = paper(parts.pop("body"), files={"p.png": picture()}, **parts)
    told = ""
    try:
        told = letters("".join(pages(file)))
    except Unreadable as fault:
        told = fault.message
    assert "Một" in told or told.endswith(".")


def test_signs_of_the_page_language_are_only_text():
    odd = '#read("/etc/passwd") #let x = 1 $y$ *z* _w_ <a> @b // c \\n [d] #image("x.png") ]); #panic()'
    assert letters(odd) in letters("".join(pages(paper(par(run(odd)) + par(run(odd), properties=H1)))))


def test_paper_margins_and_orientation_are_those_of_each_section():
    file = paper(par(run("Dọc"), properties=section()) + par(run("Ngang")) + section(width=16838, height=11906))
    sizes = [tuple(round(side) for side in page.get_size()) for page in pypdfium2.PdfDocument(pdf(file))]
    assert sizes == [(595, 842), (842, 595)]
    left, _bottom, _right, top = pypdfium2.PdfDocument(pdf(file))[0].get_textpage().get_charbox(0)
    assert (round(left), round(842 - top)) == (85, 60)  # 30 mm from the left; 20 mm, and what is above a capital D


def test_a_header_stands_on_each_page_but_the_first_and_counts_on_through_sections():
    body = par(run("Một")) + par('<w:r><w:br w:type="page"/></w:r>', run("Hai")) + par(
        properties=section(inside=f"{HEADER}<w:titlePg/>")
    )  # fmt: skip
    found = pages(paper(body + par(run("Ba")) + section(), header1=par(run("Trang "), field_of("PAGE"))))
    assert [" ".join(page.split()) for page in found] == ["Một", "Trang 2 Hai", "Trang 3 Ba"]


def test_a_section_counts_its_pages_from_where_it_says():
    first = par(run("Một"), properties=section(inside=HEADER))
    last = section(inside='<w:pgNumType w:start="7" w:fmt="upperRoman"/>')
    found = pages(paper(first + par(run("Hai")) + last, header1=par(field_of("PAGE"), run("/"), field_of("NUMPAGES"))))
    assert [" ".join(page.split()) for page in found] == ["1/2 Một", "VII/2 Hai"]


def test_lists_of_contents_and_of_tables_tell_the_pages_on_which_these_stand():
    break_ = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        par(field_of('TOC \\o "1-3"', "bấm F9"))
        + par(field_of('TOC \\c "Bảng"', "chưa có"))
        + par(run("Phần một"), properties=H1)
        + par(break_, run("Bảng "), field_of("SEQ Bảng"), run(". Xếp hạng"))
        + par(break_, run("Phần hai"), properties=H1)
        + par(run("Bảng "), field_of("SEQ Bảng"), run(". Hài lòng"))
    )
    words = [word for word in pages(paper(body))[0].split() if word.strip(".")]
    listed = "Phần một 1 Phần hai 3 Bảng 1. Xếp hạng 2 Bảng 2. Hài lòng 3"
    assert words == [*listed.split(), "Phần", "một"]


def test_a_list_that_finds_nothing_keeps_what_it_showed():
    body = par(field_of('TOC \\c "Sơ đồ"', "Sơ đồ 1 gõ tay, trang 4")) + par(run("Hết"))
    assert "Sơ đồ 1 gõ tay, trang 4" in pages(paper(body))[0]


def test_a_field_that_never_ends_swallows_nothing():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    body = par(begin) + par(run("Không mất")) + par(field_of("HYPERLINK x", "liên kết"))
    assert all(words in pages(paper(body))[0] for words in ("Không mất", "liên kết"))


def test_a_control_that_only_asks_to_be_filled_is_left_out_and_a_filled_one_stands():
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format("<w:showingPlcHdr/>", par(run("Viết ở đây"))) + control.format("", par(run("Đã viết")))
    assert " ".join(pages(paper(body))[0].split()) == "Đã viết"


def test_what_was_deleted_or_hidden_is_not_printed():
    gone = "<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>"
    body = par(gone, "<w:ins>" + run("thêm") + "</w:ins>", run("ẩn", "<w:vanish/>")) + par(run("hết", "<w:caps/>"))
    assert pages(paper(body))[0].split() == ["thêm", "HẾT"]


def test_rows_that_word_repeats_stand_on_each_page():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    rows = row.format("<w:tblHeader/>", par(run("Đơn vị"))) + "".join(
        row.format("", par(run(f"Xã {at}"))) for at in range(100)
    )
    borders = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>'
    found = pages(paper(f"<w:tbl><w:tblPr>{borders}</w:tblPr>{rows}</w:tbl>{par()}"))
    assert len(found) > 1 and all(page.startswith("Đơn vị") for page in found)


def test_a_footnote_in_a_repeated_row_is_told_once():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    rows = row.format("<w:tblHeader/>", par(run("Đơn vị"), mark)) + row.format("", par(run("Xã"))) * 100
    note = f'<w:footnote w:id="7">{par(run("Theo quyết định"))}</w:footnote>'
    found = pages(paper(f"<w:tbl>{rows}</w:tbl>{par()}", footnotes=note))
    assert ["quyết định" in page for page in found] == [True] + [False] * (len(found) - 1)


def test_the_pdf_is_tagged_and_declares_its_standards():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    borders = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    table = row.format("<w:tblHeader/>", par(run("Đơn vị"))) + row.format("", par(run("Xã")))
    body = (
        par(run("Sâu"), properties=H3)  # the first heading, three levels down: it becomes the first level
        + par(run("Dưới"), properties=H3)
        + par(inline_picture("rp.png", "Biểu đồ các xã"))
        + f"<w:tbl><w:tblPr>{borders}</w:tblPr>{table}</w:tbl>"
        + par(run("Cuối"))
    )
    file = pdf(paper(body, files={"p.png": picture()}))
    assert re.findall(rb"<pdfaid:part>(\d)</pdfaid:part>\s*<pdfaid:conformance>(\w)<", file) == [(b"2", b"A")]
    assert re.findall(rb"<pdfuaid:part>(\d)<", file) == [b"1"]
    assert set(re.findall(rb"/FontName ?/\w{6}\+([\w-]*)", file)) <= FONTS
    tags = Counter(_tags(file))
    assert (tags["H1"], tags["H2"], tags["Table"], tags["TH"], tags["TD"], tags["Figure"]) == (1, 1, 1, 1, 1, 1)
    assert "Biểu đồ các xã" in _told(file)


def test_two_columns_without_lines_are_no_table_to_those_who_listen():
    cells = "".join(f"<w:tc>{par(run(text))}</w:tc>" for text in ("UBND TỈNH", "CỘNG HÒA"))
    tags = Counter(_tags(pdf(paper(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{par(run('Sau'))}"))))
    assert tags["Table"] == 0


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\nrubbish", picture()[:40], b"<svg", b"GIF89a", b"\xff\xd8\xff"]
)
def test_a_damaged_picture_leaves_its_room_and_the_text(content):
    file = paper(par(run("Trước")) + par(inline_picture("rp.png")) + par(run("Sau")), files={"p.png": content})
    assert pages(file)[0].split() == ["Trước", "Sau"]


def test_a_drawing_that_names_something_outside_itself_is_not_shown():
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="%s" width="9" height="9"/></svg>'
    for address in (b"file:///etc/passwd", b"data.json", b"http://127.0.0.1:9/x.png"):
        assert pages(paper(par(inline_picture("rp.svg"), run("Còn")), files={"p.svg": svg % address}))[0].split() == [
            "Còn"
        ]


def test_tables_without_end_in_depth_are_refused():
    body = par(run("x"))
    for _ in range(12):
        body = f"<w:tbl><w:tr><w:tc>{body}{par()}</w:tc></w:tr></w:tbl>"
    with pytest.raises(Unreadable, match="lồng nhau quá sâu"):
        pdf(paper(body + par()))
    deep = "<w:sdt><w:sdtContent>" * 3000 + par(run("x")) + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(Unreadable):
        pdf(paper(deep))


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"PK\x03\x04rubbish", paper(par(run("x")))[:200]])
def test_what_is_no_word_file_is_refused(file):
    with pytest.raises(Unreadable):
        pdf(file)


def test_a_letter_that_no_font_of_ours_has_is_a_box_here_and_in_every_other_document():
    told = "Hội nghị 😀 漢 ☑ \ue123 → ≥ xong"
    assert " ".join(pages(paper(par(run(told))))[0].split()) == "Hội nghị □ □ ☑ • → ≥ xong"
    document = report(OFFICE, SIGNING, subject="x", to=(), text=[entry(told)], last="Hết")
    text = pypdfium2.PdfDocument(to_pdf(document, made_on=DAY))[0].get_textpage().get_text_range()
    assert "Hội nghị □ □ ☑" in " ".join(text.split())


def test_the_same_file_gives_the_same_bytes():
    file = paper(par(run("Một"), inline_picture("rp.png")), files={"p.png": picture()})
    assert pdf(file) == pdf(file)


def _tags(file: bytes) -> list[str]:
    """The names of all elements of the structure."""
    raw = pypdfium2.raw
    found = []
    for page in pypdfium2.PdfDocument(file):
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        stack = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
        while stack:
            element = stack.pop()
            if element:
                found.append(_words_of(raw.FPDF_StructElement_GetType, element))
                count = raw.FPDF_StructElement_CountChildren(element)
                stack += [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(count)]
        raw.FPDF_StructTree_Close(tree)
    return found


def _words_of(ask, element) -> str:
    size = ask(element, None, 0)
    import ctypes

    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _told(file: bytes) -> list[str]:
    """What pictures say to those who do not see them."""
    raw = pypdfium2.raw
    page = pypdfium2.PdfDocument(file)[0]
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    stack = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
    found = []
    while stack:
        element = stack.pop()
        if element:
            found.append(_words_of(raw.FPDF_StructElement_GetAltText, element))
            count = raw.FPDF_StructElement_CountChildren(element)
            stack += [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(count)]
    return found
