"""What extractions and scanners do to a paper, and what its own style leaves out."""

from __future__ import annotations

import pytest

from diemcau.kernel.dates import PartialDate
from tests.nd30.parts import HEAD, read, sketch


def test_a_bold_heading_goes_on_where_its_line_was_broken_early():
    text = "**I. TỔ CHỨC\nTHỰC HIỆN**\n\n**1. Sở\nKhoa học và Công nghệ:** Chủ trì bảo đảm\nhạ tầng kỹ thuật.\n"
    assert sketch(read(HEAD + text).outline) == [
        "I|TỔ CHỨC THỰC HIỆN|",
        "  1|Sở Khoa học và Công nghệ|Chủ trì bảo đảm hạ tầng kỹ thuật.",
    ]


def test_bold_print_that_never_ends_joins_no_paragraphs():
    lines = "\n".join(f"{number}. Việc thứ {number} của năm nay." for number in range(1, 6))
    assert len(read(HEAD + f"**I. NHIỆM VỤ\n{lines}\n").outline[0].children) == 5


def test_where_a_paragraph_is_a_line_an_entry_opens_under_any_heading():
    long = (
        "Chủ trì, phối hợp với các cơ quan liên quan xây dựng chương trình, kịch bản và toàn bộ tài liệu của Hội nghị; "
    )
    text = f"I. PHÂN CÔNG\n1. Văn phòng Bộ\na) Phát hành giấy mời.\nb) {long * 2}bố trí hội trường.\n"
    assert [node.label for node in read(HEAD + text).outline[0].children[0].children] == ["a", "b"]


TITLES = """\
Sở Thông tin và Truyền thông ban hành Kế hoạch như sau:

MỤC ĐÍCH, YÊU CẦU

- Nâng cao nhận thức.

THỜI GIAN

Ngày 20/8/2024.

TỔ CHỨC THỰC HIỆN

Văn phòng Sở: Chuẩn bị hội trường.
"""


def test_capitals_part_a_text_that_has_no_numbers():
    assert sketch(read(HEAD + TITLES).outline) == [
        "||Sở Thông tin và Truyền thông ban hành Kế hoạch như sau:",
        "|MỤC ĐÍCH, YÊU CẦU|",
        "  -||Nâng cao nhận thức.",
        "|THỜI GIAN|",
        "  ||Ngày 20/8/2024.",
        "|TỔ CHỨC THỰC HIỆN|",
        "  ||Văn phòng Sở: Chuẩn bị hội trường.",
    ]


def test_capitals_part_nothing_where_numbers_do():
    found = read(
        HEAD + "I. NỘI DUNG\nCHƯƠNG TRÌNH LÀM VIỆC\nKhai mạc.\nTHÀNH PHẦN MỜI\nĐại biểu.\nBIỂU MẪU KÈM\nMẫu.\n"
    )
    assert [node.label for node in found.outline] == ["I"]


def test_who_decides_is_no_title():
    decision = HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Lưu trữ ngày 21/6/2024;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành.\n"
    )
    assert sketch(read(decision).outline) == ["Điều 1||Ban hành."]


def test_a_two_that_a_scanner_took_for_h_is_a_section():
    found = read(
        HEAD + "I. MỤC ĐÍCH\n- Quán triệt.\n\nH. NỘI DUNG\n\n1. Thời gian: ngày 28/6/2019.\n\nII. KINH PHÍ\n- Tỉnh.\n"
    )
    assert [node.heading for node in found.outline] == ["MỤC ĐÍCH", "NỘI DUNG", "KINH PHÍ"]


def test_a_subject_takes_no_whole_paragraph_after_it():
    paragraph = (
        "Ngày 23 tháng 6 năm 2025, tại Trụ sở UBND tỉnh, Phó Chủ tịch Thường trực UBND tỉnh đã chủ trì cuộc họp "
        "chuẩn bị Hội nghị; sau khi nghe ý kiến của các đại biểu, Phó Chủ tịch kết luận như sau:"
    )
    head = HEAD.replace("KẾ HOẠCH", "THÔNG BÁO").replace("tổng kết năm 2023\n", "sơ kết 6 tháng đầu năm")
    document = read(f"{head.rstrip()}\n{paragraph}\n1. Thống nhất thời gian.\n")
    assert document.subject == "Tổ chức Hội nghị sơ kết 6 tháng đầu năm"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Chương trình giai đoạn 2021-\n2025 của tỉnh", "giai đoạn 2021-2025 của"),
        ("Quyết định số 12/QĐ-\nUBND của tỉnh", "số 12/QĐ-UBND của"),
    ],
)
def test_what_was_broken_at_its_dash_becomes_one_again(broken, whole):
    assert (
        whole
        in read(HEAD + f"I. NỘI DUNG\nThực hiện nhiệm vụ thường xuyên theo {broken}.\n").outline[0].children[0].text
    )


def test_a_section_may_hold_the_legal_bases():
    text = (
        "I. CĂN CỨ\n- Quyết định số 12/QĐ-SYT ngày 04/7/2023 của Sở Y tế;\n- Tình hình thực tế của đơn vị.\n"
        "II. MỤC TIÊU\n- Giảm tỷ lệ tử vong theo Quyết định số 5/QĐ-BYT.\n"
    )
    assert [(one.number, one.date) for one in read(HEAD + text).bases] == [("12/QĐ-SYT", PartialDate(2023, 7, 4))]


def test_what_a_superior_told_in_a_notice_is_a_basis():
    text = (
        "Thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 112/TB-VPUBND ngày 25/3/2024, Sở Nội vụ xây dựng "
        "Kế hoạch như sau:\nI. NỘI DUNG\n- Tổng kết.\n"
    )
    assert [one.number for one in read(HEAD + text).bases] == ["112/TB-VPUBND"]


def test_what_was_only_reported_is_none():
    text = "Theo báo cáo của Văn phòng, đến ngày 02/5/2024 còn 03 phòng chưa gửi danh sách.\nI. NỘI DUNG\n- Tổng kết.\n"
    assert read(HEAD + text).bases == ()


def test_an_addressee_goes_on_in_capitals_on_its_next_line():
    head = HEAD.replace("KẾ HOẠCH", "CÔNG ĐIỆN")
    found = read(
        head + "CHỦ TỊCH UBND TỈNH điện:\n- Thủ trưởng các sở, cơ quan thuộc\nChính phủ;\n- Báo Quảng\nNam;\n"
        "- Công an tỉnh.\n\nĐể chuẩn bị tốt, Chủ tịch yêu cầu:\n1. Các sở báo cáo.\n"
    )
    assert [one.text for one in found.addressees] == [
        "Thủ trưởng các sở, cơ quan thuộc Chính phủ",
        "Báo Quảng Nam",
        "Công an tỉnh",
    ]


def test_the_youth_union_stands_where_the_nation_does():
    head = (
        " ĐOÀN TNCS HỒ CHÍ MINH                         ĐOÀN TNCS HỒ CHÍ MINH\n  BCH TỈNH LONG SƠN\n        ***"
        "                          Long Sơn, ngày 02 tháng 02 năm 2025\n  Số: 215-KH/TĐTN\n\n          KẾ HOẠCH\n"
        "     Tổ chức Hội thi\n\nI. NỘI DUNG\n- Thi.\n"
    )
    document = read(head)
    assert (document.parent_body, document.issuing_body) == ("ĐOÀN TNCS HỒ CHÍ MINH", "BCH TỈNH LONG SƠN")


@pytest.mark.parametrize("foot", ["-\tThường trực Tỉnh ủy;\n-\tLưu: VT.", "–\tThường trực Tỉnh ủy;\n–\tLưu: VT."])
def test_a_tab_after_a_dash_hides_no_recipient(foot):
    document = read(f"{HEAD}I. NỘI DUNG\n-\tTổng kết.\n\nNơi nhận:\n{foot}\n")
    assert [one.text for one in document.recipients] == ["Thường trực Tỉnh ủy"]
    assert [node.text for node in document.outline[0].children] == ["Tổng kết."]


LINE = "Rà soát quy hoạch các khu dọc theo trục tăng trưởng gắn với cao tốc từ nay đến"  # as wide as a line is


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (f"- {LINE[:69]} Lào Cai\n- Hải Phòng.", "Lào Cai - Hải Phòng."),
        (f"- {LINE[:62]} Phòng Kế hoạch\n- Tổng hợp.", "Phòng Kế hoạch - Tổng hợp."),
        (f"- {LINE[:69]} trụ sở\n\n   2\n\nUBND tỉnh.", "trụ sở UBND tỉnh."),
    ],
)
def test_a_line_broken_inside_a_name_goes_on(broken, whole):
    wrapped = f"- {LINE}\nđầu năm;\n" * 3
    entries = read(f"{HEAD}I. NỘI DUNG\n{wrapped}{broken}\n").outline[0].children
    assert len(entries) == 4
    assert entries[-1].text.endswith(whole)


def test_a_name_that_ends_a_heading_keeps_its_entries_when_lines_are_wrapped():
    text = f"I. PHÂN CÔNG\n1. {LINE} đầu\nnăm tới.\n2. Văn phòng Bộ\na) Phát hành giấy mời.\nb) Bố trí hội trường.\n"
    assert [node.label for node in read(HEAD + text).outline[0].children[1].children] == ["a", "b"]


def test_the_year_alone_on_a_line_ends_the_heading_in_capitals():
    heading = "I. NỘI DUNG, THÀNH PHẦN, THỜI GIAN, ĐỊA ĐIỂM CỦA HỘI NGHỊ TRỰC TUYẾN TOÀN TỈNH NĂM\n2024"
    assert read(f"{HEAD}{heading}\n- {LINE}\nđầu năm.\n").outline[0].heading == heading.replace("\n", " ")[3:]


def test_recipients_on_one_line_are_several():
    document = read(
        f"{HEAD}I. NỘI DUNG\n- Tổng kết.\n\nNơi nhận: Như trên; TT Đảng ủy (b/c); Lưu: VT.\nCHỦ TỊCH\nH'Lan Mlô\n"
    )
    assert ([one.text for one in document.recipients], document.archive) == (["Như trên", "TT Đảng ủy (b/c)"], "VT")
    assert document.signer is not None and document.signer.name == "H'Lan Mlô"


def test_the_rule_of_a_table_in_markdown_is_no_row():
    text = "I. CHƯƠNG TRÌNH\n| Thời gian | Nội dung |\n|---|:---:|\n| 8h00 | Khai mạc |\n"
    assert [node.text for node in read(HEAD + text).outline[0].children] == ["Thời gian\tNội dung", "8h00\tKhai mạc"]


def test_an_annex_may_have_its_title_in_small_letters():
    document = read(
        f"{HEAD}I. NỘI DUNG\n- Tổng kết.\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\nChương trình tập huấn\n"
        "(Kèm theo Kế hoạch số 402/KH-UBND ngày 03/9/2025)\n1. Khai mạc.\n"
    )
    assert [(one.label, one.title) for one in document.annexes] == [("PHỤ LỤC", "Chương trình tập huấn")]


def test_a_section_whose_number_a_scanner_lost_is_one_by_its_capitals():
    text = "MỤC ĐÍCH, YÊU CẦU:\n1. Mục đích:\n- Đánh giá.\n\nII THỜI GIAN, ĐỊA ĐIỂM\n\n1. Thời gian: ngày 18/11/2024.\n"
    assert sketch(read(HEAD + text).outline) == [
        "|MỤC ĐÍCH, YÊU CẦU|",
        "  1|Mục đích|",
        "    -||Đánh giá.",
        "II|THỜI GIAN, ĐỊA ĐIỂM|",
        "  1|Thời gian|ngày 18/11/2024.",
    ]


def test_a_subject_ends_before_the_first_section_in_capitals():
    head = HEAD.replace("năm 2023\n\n", "năm 2023\n").rstrip()
    head = head.replace("Tổ chức Hội nghị tổng kết năm", "TỔ CHỨC HỘI NGHỊ TỔNG KẾT NĂM")
    document = read(f"{head}\nI. CĂN CỨ\n- Luật Lưu trữ ngày 21/6/2024;\nII. MỤC TIÊU\n- Tổng kết.\n")
    assert document.subject == "TỔ CHỨC HỘI NGHỊ TỔNG KẾT NĂM 2023"
    assert [node.label for node in document.outline] == ["I", "II"]


def test_a_chairman_may_issue_in_his_own_name():
    head = HEAD.replace("ỦY BAN NHÂN DÂN     ", "CHỦ TỊCH            ")
    document = read(head.replace(" TỈNH QUẢNG NAM     ", " UBND TỈNH QUẢNG NAM") + "I. NỘI DUNG\n- Tổng kết.\n")
    assert (document.parent_body, document.issuing_body) == (None, "CHỦ TỊCH UBND TỈNH QUẢNG NAM")


def test_the_mark_of_a_signature_is_no_part_of_the_archive():
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT, TH ~\n(đã ký)\nTrương Văn Hoàng\n"
    assert read(f"{HEAD}I. NỘI DUNG\n- Tổng kết.\n\n{foot}").archive == "VT, TH"
