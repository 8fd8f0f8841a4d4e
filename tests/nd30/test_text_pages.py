"""PDFs with a text layer: lines as printed, columns one after the other, nothing that is not the paper's own."""

from __future__ import annotations

import resource

import pytest

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text import read_text
from diemcau.nd30.text.pages import tesseract
from tests.nd30.files import Sheet, pdf

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def lines_of(*sheets: Sheet) -> tuple[str, ...]:
    text = read_text(pdf(*sheets))
    assert text.source == "pdf"
    return text.lines


def body(sheet: Sheet, *lines: str, top: float = 60, x: float = 85) -> Sheet:
    """Lines of one paragraph, 20 points apart."""
    for at, line in enumerate(lines):
        sheet.text(x, top + 20 * at, line, 12)
    return sheet


def test_printed_lines_are_lines_and_room_between_them_is_a_blank_one() -> None:
    sheet = body(Sheet(), "Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức", "Hội nghị như sau:")
    body(sheet, "I. MỤC ĐÍCH, YÊU CẦU", "1. Tổng kết", top=130)
    assert lines_of(sheet) == (
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức",
        "Hội nghị như sau:",
        "",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Tổng kết",
    )


def test_lines_follow_their_place_on_the_page_and_not_their_order_in_the_file() -> None:
    sheet = Sheet().text(85, 100, "ba", 12).text(85, 60, "một", 12).text(85, 80, "hai", 12)
    assert lines_of(sheet) == ("một", "hai", "ba")


def test_pieces_of_a_word_are_put_together_and_words_apart_stay_apart() -> None:
    sheet = Sheet().text(85, 60, "Ủy", 12).text(97, 60, " ban nh", 12).text(139, 60, "ân", 12).text(160, 60, "dân", 12)
    assert lines_of(sheet) == ("Ủy ban nhân dân",)


def test_a_wide_gap_stays_wide_and_an_indent_an_indent() -> None:
    sheet = body(Sheet(), "Kính gửi: các Sở", "Ủy ban")
    sheet.text(300, 60, "Tam Kỳ", 12).text(121, 100, "Căn cứ", 12)
    assert lines_of(sheet) == ("Kính gửi: các Sở" + " " * 20 + "Tam Kỳ", "Ủy ban", "      Căn cứ")


def test_a_sentence_runs_on_over_a_page_without_its_number() -> None:
    first = body(Sheet(), "Sở Nội vụ chủ trì, phối hợp với các cơ quan", "chuẩn bị nội")
    second = body(Sheet().text(295, 40, "2", 12), "dung, tài liệu.", top=80)
    third = body(Sheet(), "Trên đây là Kế hoạch./.").text(290, 810, "- 3 -", 12)
    assert lines_of(first, second, third) == (
        "Sở Nội vụ chủ trì, phối hợp với các cơ quan",
        "chuẩn bị nội",
        "dung, tài liệu.",
        "Trên đây là Kế hoạch./.",
    )


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    assert lines_of(body(Sheet(), "theo Kế hoạch số 113/KH-", "UBND ngày 18/3/2026")) == (
        "theo Kế hoạch số 113/KH-",
        "UBND ngày 18/3/2026",
    )


def test_the_head_comes_left_before_right() -> None:
    sheet = Sheet().text(70, 60, "ỦY BAN NHÂN DÂN", 12).text(280, 60, NATION, 12)
    sheet.text(85, 77, "TỈNH LÀO CAI", 12).text(305, 79, MOTTO, 12)
    sheet.text(70, 110, "Số:", 12).text(130, 110, "/UBND-KT", 12).text(290, 111, "Lào Cai, ngày", 12).text(
        400, 111, "tháng 6 năm 2026", 12
    )
    sheet.text(70, 130, "V/v di dời cụm công", 12).text(85, 147, "nghiệp Đầm Hồng", 12)
    sheet.text(140, 190, "Kính gửi: Các Sở: Công Thương, Tài chính", 12)
    assert lines_of(sheet) == (
        "ỦY BAN NHÂN DÂN",
        "TỈNH LÀO CAI",
        "",
        "Số:       /UBND-KT",
        "V/v di dời cụm công",
        "nghiệp Đầm Hồng",
        NATION,
        MOTTO,
        "",
        "Lào Cai, ngày     tháng 6 năm 2026",
        "",
        "Kính gửi: Các Sở: Công Thương, Tài chính",
    )


def test_a_head_in_one_column_stays_in_order() -> None:
    sheet = Sheet().text(190, 60, NATION, 12).text(215, 80, MOTTO, 12).text(270, 120, "KẾ HOẠCH", 12)
    assert lines_of(sheet)[0].strip() == NATION
    assert [line.strip() for line in lines_of(sheet)] == [NATION, MOTTO, "", "KẾ HOẠCH"]


def test_the_foot_comes_recipients_before_signer() -> None:
    sheet = body(Sheet(), "Trên đây là Kế hoạch tổ chức Hội nghị tổng kết công tác của tỉnh./.", top=60)
    sheet.text(330, 94, "TM. ỦY BAN NHÂN DÂN", 12).text(85, 100, "Nơi nhận:", 12)
    sheet.text(85, 115, "- Thường trực Tỉnh ủy, HĐND tỉnh (báo cáo);", 10).text(350, 113, "KT. CHỦ TỊCH", 12)
    sheet.text(85, 130, "- Lưu: VT, NCKS.", 10).text(345, 132, "PHÓ CHỦ TỊCH", 12).text(345, 210, "Trần Anh Tuấn", 12)
    assert lines_of(sheet) == (
        "Trên đây là Kế hoạch tổ chức Hội nghị tổng kết công tác của tỉnh./.",
        "",
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy, HĐND tỉnh (báo cáo);",
        "- Lưu: VT, NCKS.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "",
        "Trần Anh Tuấn",
    )


def grid(sheet: Sheet, xs: list[float], ys: list[float]) -> Sheet:
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    return sheet


def test_a_drawn_table_gives_one_line_a_row() -> None:
    sheet = grid(body(Sheet(), "Chương trình"), [80, 150, 380, 520], [100, 120, 160, 200])
    sheet.text(85, 112, "Thời gian", 12).text(200, 112, "Nội dung", 12).text(400, 112, "Thực hiện", 12)
    sheet.text(85, 134, "7h00", 12).text(85, 150, "- 7h15", 12)
    sheet.text(155, 134, "Khai mạc; giới thiệu đại biểu, thông", 12).text(155, 150, "qua chương trình", 12)
    sheet.text(385, 134, "Ban Tổ chức", 12)
    sheet.text(85, 174, "7h15", 12).text(155, 174, "Báo cáo.", 12).text(155, 190, "- Thảo luận", 12)
    sheet.text(385, 174, "Sở Nội vụ", 12).text(385, 190, "Sở Tài chính", 12)
    assert lines_of(sheet) == (
        "Chương trình",
        "",
        "Thời gian\tNội dung\tThực hiện",
        "7h00 - 7h15\tKhai mạc; giới thiệu đại biểu, thông qua chương trình\tBan Tổ chức",
        "7h15\tBáo cáo. / - Thảo luận\tSở Nội vụ / Sở Tài chính",
    )


def test_a_narrow_column_breaks_no_date_and_no_interval() -> None:
    sheet = grid(Sheet(), [80, 150, 380], [100, 140, 180])
    sheet.text(85, 114, "15/11/202", 12).text(85, 130, "4", 12).text(155, 114, "Kiểm tra", 12)
    sheet.text(85, 154, "7h30-", 12).text(85, 170, "8h00", 12).text(155, 154, "Khai mạc", 12)
    assert lines_of(sheet) == ("15/11/2024\tKiểm tra", "7h30-8h00\tKhai mạc")


def test_merged_cells_speak_in_their_first_row() -> None:
    sheet = Sheet().line(80, 100, 500, 100).line(80, 120, 500, 120).line(200, 140, 500, 140).line(80, 160, 500, 160)
    sheet.line(80, 100, 80, 160).line(200, 120, 200, 160).line(500, 100, 500, 160)
    sheet.text(250, 113, "Buổi sáng", 12).text(85, 143, "8h00", 12).text(205, 133, "Khai mạc", 12).text(
        205, 153, "Báo cáo", 12
    )
    assert lines_of(sheet) == ("Buổi sáng", "8h00\tKhai mạc", "\tBáo cáo")


def test_a_table_may_be_drawn_box_by_box() -> None:
    sheet = Sheet().box(80, 100, 200, 120).box(200, 100, 500, 120).box(80, 120, 200, 140).box(200, 120, 500, 140)
    sheet.text(85, 113, "8h00", 12).text(205, 113, "Khai mạc", 12).text(85, 133, "9h00", 12).text(
        205, 133, "Bế mạc", 12
    )
    assert lines_of(sheet) == ("8h00\tKhai mạc", "9h00\tBế mạc")


def test_a_table_goes_on_over_the_page_its_heading_once() -> None:
    xs = [80.0, 150.0, 520.0]
    first = grid(Sheet(), xs, [100, 120, 140]).text(85, 113, "Giờ", 12).text(155, 113, "Nội dung", 12)
    first.text(85, 133, "8h30", 12).text(155, 133, "Chuyên đề: công cụ", 12)
    second = grid(Sheet(), xs, [60, 80, 100, 120]).text(85, 73, "Giờ", 12).text(155, 73, "Nội dung", 12)
    second.text(85, 93, "- 9h00", 12).text(155, 93, "an toàn", 12).text(85, 113, "9h00", 12).text(
        155, 113, "Bế mạc", 12
    )
    assert lines_of(first, second) == ("Giờ\tNội dung", "8h30 - 9h00\tChuyên đề: công cụ an toàn", "9h00\tBế mạc")


def test_a_frame_and_an_underline_are_no_table() -> None:
    sheet = grid(body(Sheet(), "Trong khung", "hai dòng"), [60, 540], [40, 120]).line(250, 66, 330, 66)
    assert lines_of(sheet) == ("Trong khung", "hai dòng")


def test_footnotes_go_to_the_end_and_their_marks_go() -> None:
    first = body(Sheet(), "Ủy ban nhân dân các xã, phường có cụm công nghiệp trên địa bàn1.", top=60)
    first.text(85, 100, "Thành phần:", 12).line(85, 700, 229, 700)
    first.text(85, 716, "1", 7).text(92, 718, "UBND các xã: Gia Phú,", 10).text(85, 732, "Văn Bàn.", 10)
    assert lines_of(first, body(Sheet(), "Nơi nhận:")) == (
        "Ủy ban nhân dân các xã, phường có cụm công nghiệp trên địa bàn.",
        "",
        "Thành phần:",
        "Nơi nhận:",
        "",
        "[1] UBND các xã: Gia Phú, Văn Bàn.",
    )


def test_the_stamp_of_a_digital_signature_is_left_out_and_told() -> None:
    sheet = Sheet().text(70, 60, "UBND TỈNH", 12).text(200, 60, NATION, 12)
    sheet.text(480, 52, "Ký bởi: Ủy ban nhân", 6).text(480, 60, "dân tỉnh Lào Cai", 6).text(480, 68, "Thời gian ký:", 6)
    sheet.text(480, 76, "05/01/2024 16:02:11", 6)
    body(sheet, "Người ký văn bản chịu trách nhiệm:", top=140)
    text = read_text(pdf(sheet))
    assert text.lines == ("UBND TỈNH", NATION, "", "Người ký văn bản chịu trách nhiệm:")
    assert text.notes == (
        "Không đưa vào văn bản dấu chữ ký số: Ký bởi: Ủy ban nhân dân tỉnh Lào Cai Thời gian ký: 05/01/2024 16:02:11.",
    )


def test_what_the_office_sticks_onto_a_page_is_part_of_it() -> None:
    sheet = Sheet().text(110, 100, "12", 12).text(480, 52, "Ký bởi: Văn thư", 6).text(480, 60, "Ngày ký: 05/01/2024", 6)
    body(sheet.stick(), "Số:     /KH-UBND", top=100)
    text = read_text(pdf(sheet))
    assert text.lines == ("Số: 12    /KH-UBND",)
    assert text.notes == ("Không đưa vào văn bản dấu chữ ký số: Ký bởi: Văn thư Ngày ký: 05/01/2024.",)


@pytest.mark.parametrize(
    ("turn", "matrix", "places"),
    [
        (90, "0 1 -1 0", ((60, 85), (80, 85))),
        (180, "-1 0 0 -1", ((510, 60), (510, 80))),
        (270, "0 -1 1 0", ((535, 757), (515, 757))),
    ],
)
def test_a_page_on_its_side_is_read_as_it_is_shown(
    turn: int, matrix: str, places: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    sheet = Sheet()
    for (x, y), text in zip(places, ("Phụ lục số 01", "Chương trình"), strict=True):
        codes = text.encode("utf-16-be").hex().upper()
        sheet.content.append(f"BT /F0 12 Tf {matrix} {x} {y} Tm <{codes}> Tj ET".encode())
    data = pdf(sheet).replace(b"/MediaBox", b"/Rotate %d /MediaBox" % turn)
    assert read_text(data).lines == ("Phụ lục số 01", "Chương trình")


def test_a_page_in_tcvn3_is_converted_before_its_columns_are_told() -> None:
    sheet = Sheet().text(70, 60, "ñy ban nh©n d©n", 12).text(280, 60, "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", 12)
    sheet.text(70, 80, "Sè: 12/KH-UBND", 12).text(300, 80, "§éc lËp - Tù do - H¹nh phóc", 12)
    text = read_text(pdf(sheet))
    assert text.lines == ("ủy ban nhân dân", "Số: 12/KH-UBND", NATION, MOTTO)
    assert text.notes == ("Văn bản dùng bảng mã TCVN3 cũ, đã được chuyển sang Unicode.",)


def test_a_watermark_is_left_out() -> None:
    assert lines_of(body(Sheet(), "Kế hoạch tổ chức", "Hội nghị").text(150, 400, "DỰ THẢO", 90)) == (
        "Kế hoạch tổ chức",
        "Hội nghị",
    )


def test_a_broken_character_map_is_refused_where_there_is_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    tesseract.is_installed.cache_clear()
    lines = (
        "Ủy ban nhân dân tỉnh ban hành",
        "Kế hoạch tổ chức Hội nghị",
        "trực tuyến tổng kết",
        "công tác năm 2023 của tỉnh",
    )
    try:
        with pytest.raises(Unreadable, match="bị hỏng bảng mã"):
            read_text(pdf(body(Sheet(), *lines), shift=0x380))
    finally:
        tesseract.is_installed.cache_clear()


def test_two_hundred_pages_take_a_few_seconds() -> None:
    line = "Căn cứ Quyết định số 2817/QĐ-UBND ngày 25 tháng 12 năm 2023 của UBND tỉnh"
    sheets = [body(Sheet(), *[line] * 38) for _ in range(200)]
    data = pdf(*sheets)
    before = _processor_seconds()
    text = read_text(data)
    assert _processor_seconds() - before < 5  # 2 s on a machine that does nothing else
    assert text.lines == (line,) * 7600


def _processor_seconds() -> float:
    """Of this process and those that it waited for; a busy machine does not count."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
