"""Papers of the Party: another heading, another number, another way to sign (Hướng dẫn 36-HD/VPTW)."""

from __future__ import annotations

import pytest

from diemcau.kernel.dates import PartialDate
from tests.nd30.parts import read, sketch

BELOW = "\nKẾ HOẠCH\ntổ chức Hội nghị báo cáo viên\n-----\n\nI- MỤC ĐÍCH\n1- Thông tin thời sự.\n2- Thiết thực.\n"
SIDE_BY_SIDE = (
    "TỈNH ỦY QUẢNG NAM                              ĐẢNG CỘNG SẢN VIỆT NAM\n"
    "BAN TUYÊN GIÁO\n"
    "*                                           Tam Kỳ, ngày 15 tháng 3 năm 2024\n"
    "Số 12-KH/BTGTU\n"
)
ONE_UNDER_THE_OTHER = (
    "TỈNH ỦY QUẢNG NAM\nBAN TUYÊN GIÁO\n*\nSố 12-KH/BTGTU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
    "Tam Kỳ, ngày 15 tháng 3 năm 2024\n"
)
IN_CELLS = (
    "TỈNH ỦY QUẢNG NAM\tĐẢNG CỘNG SẢN VIỆT NAM\nBAN TUYÊN GIÁO\t\n*\t\n"
    "Số: 12 - KH/BTGTU\tTam Kỳ, ngày 15 tháng 3 năm 2024\n"
)


@pytest.mark.parametrize("head", [SIDE_BY_SIDE, ONE_UNDER_THE_OTHER, IN_CELLS])
def test_a_heading_of_the_party_is_read_in_every_setting(head):
    document = read(head + BELOW)
    assert (document.parent_body, document.issuing_body) == ("TỈNH ỦY QUẢNG NAM", "BAN TUYÊN GIÁO")
    assert (document.number, document.symbol) == ("12", "KH/BTGTU")
    assert (document.place, document.date) == ("Tam Kỳ", PartialDate(2024, 3, 15))
    assert (document.type, document.subject) == ("KẾ HOẠCH", "tổ chức Hội nghị báo cáo viên")


def test_a_number_of_the_party_left_blank_still_gives_its_symbol():
    document = read(SIDE_BY_SIDE.replace("Số 12-KH/BTGTU", "Số       -KH/BTGTU") + BELOW)
    assert (document.number, document.symbol) == (None, "KH/BTGTU")


def test_entries_numbered_with_a_dash_are_a_tree():
    text = "I- NỘI DUNG\n1- Thời gian: ngày 22/3/2024.\n2- Thành phần\n2.1- Tại điểm cầu tỉnh\n- Thường trực Tỉnh ủy.\n"
    assert sketch(read(SIDE_BY_SIDE + BELOW.split("I- ", maxsplit=1)[0] + text).outline) == [
        "I|NỘI DUNG|",
        "  1|Thời gian|ngày 22/3/2024.",
        "  2|Thành phần|",
        "    2.1|Tại điểm cầu tỉnh|",
        "      -||Thường trực Tỉnh ủy.",
    ]


@pytest.mark.parametrize(
    ("above", "authority", "title"),
    [
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
    ],
)
def test_who_signs_for_a_committee_is_told_by_a_slash(above, authority, title):
    foot = f"\nNơi nhận:\n- Các huyện ủy, thành ủy,\n- Lưu Văn phòng Ban.\n\n{above}\n\nLê Văn Dũng\n"
    document = read(SIDE_BY_SIDE + BELOW + foot)
    assert document.signer is not None
    assert (document.signer.authority, document.signer.title) == (authority, title)
    assert document.signer.name == "Lê Văn Dũng"
    assert [one.text for one in document.recipients] == ["Các huyện ủy, thành ủy"]
    assert document.archive == "Văn phòng Ban"


def test_a_body_named_after_one_of_a_tier_is_a_body_of_its_own():
    text = "BỆNH VIỆN ĐA KHOA TỈNH\nBAN TỔ CHỨC HỘI THI\nSố: 5/KH-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" + BELOW
    assert (read(text).parent_body, read(text).issuing_body) == ("BỆNH VIỆN ĐA KHOA TỈNH", "BAN TỔ CHỨC HỘI THI")


def test_a_committee_of_the_union_is_a_body_under_its_union():
    head = "ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN TỈNH QUẢNG NAM\n***\nSố: 3-KH/TĐTN\n\nTam Kỳ, ngày 05 tháng 3 năm 2024\n"
    document = read(head + BELOW)
    assert (document.parent_body, document.issuing_body) == ("ĐOÀN TNCS HỒ CHÍ MINH", "BCH ĐOÀN TỈNH QUẢNG NAM")
