"""What is written reads back equal, from Word and from PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document, Node, Signer
from diemcau.nd30.reading import read_document
from diemcau.nd30.text import read_text
from diemcau.nd30.writing import to_docx, to_pdf
from diemcau.nd30.writing.kinds import (
    Office,
    Session,
    Signing,
    entry,
    invitation,
    minutes,
    notice,
    plan,
    programme,
    report,
)
from tests.nd30.documents import NAMES, NOWHERE, documents, node
from tests.nd30.kinds import KINDS as MADE_UP
from tests.nd30.test_reading_property import without_lines

TODAY = date(2024, 1, 9)
OFFICE = Office(name="Ủy ban nhân dân tỉnh Quảng Nam", short="UBND", place="Quảng Nam")
SIGNING = Signing(
    signer="Trần Văn Tân",
    title="PHÓ CHỦ TỊCH",
    authority="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    number=5,
    date=PartialDate(2024, 1, 9),
    recipients=("Như trên", "Chủ tịch và các Phó Chủ tịch UBND tỉnh", "CPVP"),
    archive="VT, NCKS",
)
FONTS = {b"Tinos-Regular", b"Tinos-Bold", b"Tinos-Italic", b"Tinos-BoldItalic"}
EVENT = "Hội nghị trực tuyến tổng kết công tác cải cách hành chính năm 2023"
PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def read(file: bytes) -> Document:
    return without_lines(read_document(read_text(file)))


def pdf(document: Document, **more: str) -> bytes:
    return to_pdf(document, made_on=TODAY, **more)


def docx(document: Document) -> bytes:
    return to_docx(document, made_on=TODAY)


@PROPERTY
@given(document=documents())
def test_a_document_written_for_word_reads_back_equal(document):
    assert read(docx(document)) == document


@PROPERTY
@given(document=documents())
def test_a_document_written_as_pdf_reads_back_equal(document):
    assert read(pdf(document)) == document


@settings(PROPERTY, max_examples=20)
@given(document=documents(), secretary=st.sampled_from(NAMES))
def test_minutes_signed_by_two_read_back_equal(document, secretary):
    document = replace(
        document,
        type="BIÊN BẢN",
        place=None,
        date=None,
        addressees=(),
        signer=replace(document.signer, authority=None, title="CHỦ TỌA"),
        secretary=Signer(authority=None, title="THƯ KÝ", name=secretary, lines=NOWHERE),
    )
    assert read(docx(document)) == document
    assert read(pdf(document)) == document


@settings(PROPERTY, max_examples=60)
@given(data=st.data(), kind=st.sampled_from(sorted(MADE_UP)), write=st.sampled_from(["docx", "pdf"]))
def test_each_kind_as_offices_fill_it_in_reads_back_equal(data, kind, write):
    document = data.draw(MADE_UP[kind])
    assert read({"docx": docx, "pdf": pdf}[write](document)) == document


def an_invitation(guest: str = "Ông Nguyễn Văn Hải, Chủ tịch Ủy ban nhân dân huyện Núi Thành") -> Document:
    return invitation(
        OFFICE,
        SIGNING,
        guest=guest,
        event=EVENT,
        chair="Đồng chí Lê Trí Thanh, Chủ tịch Ủy ban nhân dân tỉnh",
        time="08 giờ 00, thứ Hai, ngày 15 tháng 01 năm 2024",
        place="Hội trường UBND tỉnh, số 62 Hùng Vương, thành phố Tam Kỳ",
        contents=("Báo cáo kết quả", "Thảo luận"),
        requests=("Đề nghị đại biểu có mặt trước 15 phút",),
        contact="Bà Trần Thị Bình, điện thoại 0235 3810 000",
    )


def some_minutes() -> Document:
    return minutes(
        OFFICE,
        replace(SIGNING, title="CHỦ TỌA", authority=None, recipients=("Các đơn vị dự họp",), archive="Hồ sơ"),
        meeting="Họp chuẩn bị Hội nghị trực tuyến toàn tỉnh",
        began="14 giờ 00, ngày 10 tháng 01 năm 2024",
        ended="16 giờ 30, ngày 10 tháng 01 năm 2024",
        place="Phòng họp số 2",
        present=("Đại diện Văn phòng UBND tỉnh", "Đại diện Sở Nội vụ"),
        chair="Ông Trần Văn Tân, Phó Chủ tịch Ủy ban nhân dân tỉnh",
        secretary="Lê Thị Thu Hà",
        course=[entry("Các đại biểu thống nhất thời gian tổ chức Hội nghị.", label="1")],
    )


KINDS = {
    "giấy mời": an_invitation(),
    "chương trình": programme(
        OFFICE,
        SIGNING,
        event=EVENT,
        time="08 giờ 00, ngày 15 tháng 01 năm 2024",
        place="Hội trường UBND tỉnh",
        sessions=[
            Session(time="07 giờ 30 - 08 giờ 00", content="Đón tiếp đại biểu, điểm danh các điểm cầu", by="Văn phòng"),
            Session(
                time="08 giờ 00",
                content="Báo cáo kết quả công tác cải cách hành chính năm 2023, phương hướng năm 2024",
                by="Sở Nội vụ",
            ),
            Session(time="08 giờ 40", content="Thảo luận"),
        ],
    ),
    "biên bản": some_minutes(),
    "thông báo": notice(
        OFFICE,
        SIGNING,
        subject="Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại Hội nghị",
        text=[
            entry("Ngày 15 tháng 01 năm 2024, Ủy ban nhân dân tỉnh tổ chức Hội nghị và kết luận như sau:"),
            entry("", label="1", heading="Sở Nội vụ", under=[entry("Hoàn thiện báo cáo.", label="a")]),
        ],
        last="Thông báo để các cơ quan, đơn vị biết, thực hiện",
    ),
    "báo cáo": report(
        OFFICE,
        SIGNING,
        subject="Kết quả tổ chức Hội nghị",
        to=("Bộ Nội vụ",),
        text=[entry("Ủy ban nhân dân tỉnh báo cáo kết quả tổ chức Hội nghị trực tuyến toàn tỉnh như sau:")],
        last="Ủy ban nhân dân tỉnh kính báo cáo",
    ),
    "kế hoạch": plan(
        OFFICE,
        SIGNING,
        subject="Tổ chức Hội nghị trực tuyến toàn tỉnh năm 2024",
        opening="Để chuẩn bị tốt Hội nghị, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        parts=[entry("", label="I", heading="MỤC ĐÍCH", under=[entry("Đánh giá kết quả năm 2023.", label="1")])],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("write", [pdf, docx])
def test_each_kind_reads_back_equal(kind, write):
    assert read(write(KINDS[kind])) == KINDS[kind]


def test_an_invitation_says_what_the_law_asks_for_in_the_order_of_the_decree():
    assert [each.text.split(":")[0] for each in an_invitation().outline] == [
        "Ủy ban nhân dân tỉnh Quảng Nam trân trọng kính mời",
        "Tới dự Hội nghị trực tuyến tổng kết công tác cải cách hành chính năm 2023.",
        "Chủ trì",
        "Thời gian",
        "Địa điểm",
        "Nội dung",
        "Đề nghị đại biểu có mặt trước 15 phút.",
        "Đầu mối liên hệ",
        "Ủy ban nhân dân tỉnh Quảng Nam trân trọng kính mời và rất mong sự có mặt đúng giờ của đại biểu./.",
    ]


def test_personal_copies_differ_in_the_guest_alone():
    one, other = an_invitation(), an_invitation("Bà Lê Thị Ch'ơm, Bí thư Huyện ủy")
    assert replace(one, outline=()) == replace(other, outline=())
    assert one.outline[1:] == other.outline[1:]


def test_minutes_have_no_place_line_and_two_signers():
    document = some_minutes()
    assert (document.place, document.date) == (None, None)
    assert document.secretary == Signer(authority=None, title="THƯ KÝ", name="Lê Thị Thu Hà", lines=NOWHERE)
    lines = [line for line in read_text(docx(document)).lines if line]
    foot = lines[lines.index("THƯ KÝ") :]
    assert foot == [
        "THƯ KÝ", "Lê Thị Thu Hà", "CHỦ TỌA", "Trần Văn Tân", "Nơi nhận:", "- Các đơn vị dự họp;", "- Lưu: Hồ sơ.",
    ]  # fmt: skip


def test_the_code_on_an_invitation_is_the_one_given():
    drawn = zxingcpp.create_barcode("https://example.vn/m/AbC123", zxingcpp.BarcodeFormat.QRCode).to_svg()
    file = pdf(an_invitation(), qr_svg=drawn, qr_says="Quét mã để trả lời giấy mời")
    picture = pypdfium2.PdfDocument(file)[0].render(scale=2).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["https://example.vn/m/AbC123"]


def test_a_pdf_declares_its_standards_and_embeds_its_fonts():
    file = pdf(an_invitation())
    assert re.findall(rb"<pdfaid:part>(\d)</pdfaid:part>\s*<pdfaid:conformance>(\w)<", file) == [(b"2", b"A")]
    assert re.findall(rb"<pdfuaid:part>(\d)<", file) == [b"1"]
    assert set(re.findall(rb"/FontName ?/\w{6}\+(Tinos[\w-]*)", file)) == FONTS
    assert file.count(b"/FontFile") >= 4


def test_the_same_document_gives_the_same_bytes():
    assert pdf(an_invitation()) == pdf(an_invitation())
    assert docx(an_invitation()) == docx(an_invitation())


def test_signs_of_the_page_language_are_only_text():
    odd = "#let x = 1 $y$ *z* _w_ <a> @b // c \\n [d] & “Ch'ơm”"
    document = replace(an_invitation(), outline=(node(None, None, odd),))
    for write in (pdf, docx):
        assert " ".join(read_text(write(document)).lines).count(odd) == 1


def test_headings_a_hundred_deep_are_written():
    deep: Node = node("1", "Nội dung", "")
    for _ in range(100):
        deep = node("1", "Nội dung", "", (deep,))
    for write in (pdf, docx):
        assert "\n".join(read_text(write(Document(outline=(deep,)))).lines).count("Nội dung") == 101
