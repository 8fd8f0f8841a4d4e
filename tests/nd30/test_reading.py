"""What a document says, read out of its lines."""

from __future__ import annotations

import pytest

from diemcau.kernel.dates import PartialDate
from tests.nd30.parts import HEAD, OUTLINE, read, sketch


def test_a_blank_number_and_a_blank_day_are_not_guessed():
    document = read(HEAD)
    assert (document.number, document.symbol) == (None, "KH-UBND")
    assert (document.place, document.date) == ("Quảng Nam", PartialDate(2024, 1))
    assert (document.parent_body, document.issuing_body) == (None, "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM")
    assert (document.type, document.subject) == ("KẾ HOẠCH", "Tổ chức Hội nghị tổng kết năm 2023")
    assert document.lines["number"] is None
    assert document.lines["symbol"] == (4, 4)
    assert document.lines["issuing_body"] == (1, 2)


@pytest.mark.parametrize(
    ("head", "parent", "issuer", "number", "symbol"),
    [
        (
            "UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG\n\nSố:\n\n/KH-SCT\n\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "UBND TỈNH LÀO CAI",
            "SỞ CÔNG THƯƠNG",
            None,
            "KH-SCT",
        ),
        (
            (
                "SỞ CÔNG THƯƠNG      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                "ĐOÀN KIỂM TRA       Độc lập - Tự do - Hạnh phúc\nTHEO QUYẾT ĐỊNH\nSỐ 1050/QĐ-SCT\nSố: 1105/KH-ĐKT"
            ),
            "SỞ CÔNG THƯƠNG",
            "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1050/QĐ-SCT",
            "1105",
            "KH-ĐKT",
        ),
        (
            (
                "|\n**ỦY BAN NHÂN\nDÂN **\nTHÀNH PHỐ CẦN THƠ\n--------\n|\n**CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM**\n"
                "Độc lập - Tự do - Hạnh phúc\n---------------\n|\nSố: 159/KH-UBND\n|"
            ),
            None,
            "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",
            "159",
            "KH-UBND",
        ),
        (
            (
                "UBND TỈNH KIÊN GIANG CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM\n\n"
                "SỞ Y TẾ Độc lập — Tự do - Hạnh phức\nSô: 20 /GM-GAVI"
            ),
            "UBND TỈNH KIÊN GIANG",
            "SỞ Y TẾ",
            "20",
            "GM-GAVI",
        ),
        (
            "TỈNH ỦY QUẢNG NAM         ĐẢNG CỘNG SẢN VIỆT NAM\nBAN TỔ CHỨC\n      *\nSố 45-KH/BTCTU",
            "TỈNH ỦY QUẢNG NAM",
            "BAN TỔ CHỨC",
            "45",
            "KH/BTCTU",
        ),
        (
            (
                "SỞ GDĐT TỈNH ĐỒNG THÁP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG THPT ĐỐC BINH KIỀU\n"
                "Độc lập - Tự do - Hạnh phúc\nSố:\n\n/KH-THPTĐBK"
            ),
            "SỞ GDĐT TỈNH ĐỒNG THÁP",
            "TRƯỜNG THPT ĐỐC BINH KIỀU",
            None,
            "KH-THPTĐBK",
        ),
    ],
)
def test_the_head_is_read_in_every_layout(head, parent, issuer, number, symbol):
    document = read(f"{head}\nHà Nội, ngày 03 tháng 5 năm 2024\n\nKẾ HOẠCH\nTổ chức Hội nghị\n")
    assert (document.parent_body, document.issuing_body) == (parent, issuer)
    assert (document.number, document.symbol) == (number, symbol)
    assert (document.place, document.date) == ("Hà Nội", PartialDate(2024, 5, 3))


def test_a_wrapped_place_is_joined():
    document = read(
        "|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 1/KH-UBND\n|\n"
        "*Thành phố Hồ Chí\nMinh, ngày 18 tháng 11 năm 2025*\n|\n**KẾ HOẠCH**"
    )
    assert document.place == "Thành phố Hồ Chí Minh"


def test_a_cong_van_has_no_kind_and_its_subject_follows_v_v():
    document = read(
        "BỘ Y TẾ\nSố: 345/BYT-KCB\nV/v tham dự Hội nghị\ntrực tuyến\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Hà Nội, ngày 15 tháng 3 năm 2024\n\nKính gửi: Sở Y tế các tỉnh, thành phố.\n\nBộ Y tế tổ chức Hội nghị."
    )
    assert document.type is None
    assert document.subject == "tham dự Hội nghị trực tuyến"
    assert [to.text for to in document.addressees] == ["Sở Y tế các tỉnh, thành phố"]
    assert sketch(document.outline) == ["||Bộ Y tế tổ chức Hội nghị."]


def test_what_the_opening_sentence_executes_is_a_legal_basis_too():
    document = read(
        HEAD
        + "Thực hiện Quyết định 2817/QĐ-UBND ngày 25/12/2023 của UBND tỉnh ban hành Kế hoạch; Ủy ban nhân dân tỉnh "
        "ban hành Kế hoạch tổ chức Hội nghị như sau:\nI. MỤC ĐÍCH\n1. Tổng kết."
    )
    (basis,) = document.bases
    assert basis.text == "Quyết định 2817/QĐ-UBND ngày 25/12/2023 của UBND tỉnh ban hành Kế hoạch"
    assert (basis.number, basis.date) == ("2817/QĐ-UBND", PartialDate(2023, 12, 25))


def test_what_the_sentence_that_orders_carries_out_is_a_legal_basis_too():
    opening = "     Bão số 3 rất mạnh. Thực hiện Công điện số 86/CĐ-TTg ngày 03/9/2024 của Thủ tướng Chính phủ, "
    document = read(f"{HEAD}\n{opening}Chủ tịch UBND tỉnh yêu cầu:\n     1. Trực ban nghiêm túc.\n")
    assert [(basis.number, basis.date) for basis in document.bases] == [("86/CĐ-TTg", PartialDate(2024, 9, 3))]
    told = read(f"{HEAD}\n     Bão rất mạnh. Thực hiện Công điện số 86/CĐ-TTg của Thủ tướng, các huyện đã trực ban.\n")
    assert told.bases == ()


def test_the_year_in_a_number_belongs_to_the_symbol():
    document = read("CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 61/2018/NĐ-CP\n\nNGHỊ ĐỊNH\nVề một cửa\n")
    assert (document.number, document.symbol) == ("61", "2018/NĐ-CP")


def test_each_document_of_a_basis_is_one():
    document = read(
        HEAD + "Căn cứ Nghị định số 181/2024/NĐ-CP ngày 31/12/2024 của Chính phủ; Nghị định số\n"
        "146/2025/NĐ-CP ngày 12/6/2025 của Chính phủ và Chỉ thị số 46-CT/TW ngày 16/5/2025;\n"
        "Xét đề nghị của Sở Nội vụ.\nI. MỤC ĐÍCH\n1. Tổng kết."
    )
    assert [basis.number for basis in document.bases] == ["181/2024/NĐ-CP", "146/2025/NĐ-CP", "46-CT/TW", None]
    assert document.bases[3].text == "Xét đề nghị của Sở Nội vụ"


def test_the_outline_is_a_tree_with_headings_where_they_name_what_follows():
    assert sketch(read(HEAD + OUTLINE).outline) == [
        "I|MỤC ĐÍCH, YÊU CẦU|",
        "  1||Tổng kết, đánh giá những kết quả đạt được trong triển khai công tác cải cách hành chính tỉnh năm 2023.",
        "II|NỘI DUNG, THÀNH PHẦN, THỜI GIAN VÀ HÌNH THỨC TỔ CHỨC HỘI NGHỊ|",
        "  1|Thành phần|",
        "    a|Chủ trì|Lãnh đạo Ủy ban nhân dân tỉnh.",
        "    b|Thành phần tham dự|",
        "      *||Cấp tỉnh",
        "        -||Thường trực Tỉnh ủy;",
        "          +||Một đồng chí;",
        "      *||Cấp huyện",
        "        -||Chủ tịch UBND cấp huyện.",
        "  2|Văn phòng UBND tỉnh|tham mưu phát hành giấy mời.",
        "  3||Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan chuẩn bị tài liệu phục vụ Hội nghị.",
        "  4|Kinh phí thực hiện|",
        "    ||Kinh phí cấp cho Sở Nội vụ.",
        "||Trên đây là Kế hoạch tổ chức Hội nghị, yêu cầu các cơ quan triển khai thực hiện./.",
    ]


def test_bold_says_where_a_heading_ends():
    document = read(
        HEAD
        + "**2. Thời gian thực hiện: **Từ\ntháng 10/2025 đến hết năm.\n\n**3.** Bộ Tài chính rà soát các\nnội dung."
    )
    assert sketch(document.outline) == [
        "2|Thời gian thực hiện|Từ tháng 10/2025 đến hết năm.",
        "3||Bộ Tài chính rà soát các nội dung.",
    ]


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("1. Giao các Sở: Công Thương, Tài chính báo cáo.", None),  # the colon opens a list of names
        ("1. Khẩn trương phê duyệt hỗ trợ thuộc 02 Chương trình: (1) Hỗ trợ nhà ở; (2) Xóa nhà tạm.", None),
        ("1. Đợt 1: Từ 13h30’ ngày 02/6/2026 (Thứ Ba).", "Đợt 1"),
        ("1. Ông. Hoàng Văn Thuân - Trưởng đoàn: Phụ trách chung.", "Ông. Hoàng Văn Thuân - Trưởng đoàn"),
        ("2. Thời gian buổi sáng ngày 09/01/2018.", "Thời gian"),  # a colon lost by the scanner
        ("1. Một đơn xin tham dự.", None),
        ("IV. DANH SÁCH ĐOÀN: Đính kèm Quyết định.", "DANH SÁCH ĐOÀN"),
    ],
)
def test_a_heading_names_what_follows_and_a_sentence_is_none(entry, heading):
    (node,) = read(HEAD + entry).outline
    assert node.heading == heading


def test_a_wrapped_number_or_dash_opens_no_entry():
    document = read(
        HEAD
        + "1. Sở Lao động phối hợp theo quy định tại mục\n1, Phần III Công văn số 7886/HD-BNV; phát triển kinh tế\n"
        "- xã hội; hoàn thành trước năm\n2025. Kết quả gửi về Sở Nội vụ."
    )
    assert [node.label for node in document.walk()] == ["1"]


def test_articles_chapters_and_their_titles():
    document = read(
        HEAD + "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này quy định nguyên tắc.\n"
        "Chương II\nTỔ CHỨC THỰC HIỆN\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký."
    )
    assert sketch(document.outline) == [
        "Chương I|QUY ĐỊNH CHUNG|",
        "  Điều 1|Phạm vi điều chỉnh|",
        "    1||Quy chế này quy định nguyên tắc.",
        "Chương II|TỔ CHỨC THỰC HIỆN|",
        "  Điều 2||Quyết định này có hiệu lực kể từ ngày ký.",
    ]


def test_a_section_that_the_scanner_misread_is_found_by_its_neighbours():
    document = read(
        HEAD + "I. Mục đích:\n\n- Tổng kết.\n\nM. Đối tượng:\n\n- Các bệnh viện.\n\nIH. Nội dung:\n\n- Kiểm tra."
    )
    assert [(node.label, node.heading) for node in document.outline] == [
        ("I", "Mục đích"),
        ("M", "Đối tượng"),
        ("IH", "Nội dung"),
    ]


def test_rows_of_a_table_keep_their_cells():
    document = read(
        HEAD
        + "1. Chương trình chi tiết:\n7h00 - 7h15\tỔn định tổ chức\tGVCN các lớp\n7h15 - 8h00\tKhai mạc\tĐoàn trường\n"
        "2. Kinh phí: theo quy định."
    )
    assert [node.text for node in document.outline[0].children] == [
        "7h00 - 7h15\tỔn định tổ chức\tGVCN các lớp",
        "7h15 - 8h00\tKhai mạc\tĐoàn trường",
    ]
