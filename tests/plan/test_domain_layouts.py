"""Plans in layouts that other bodies print: tables in columns of blanks, decisions that carry a plan."""

from __future__ import annotations

import pytest

from diemcau.plan.domain.model import Kind, Tier
from tests.plan.papers import SIGNATURE, plan, reading


def test_a_programme_set_in_columns_gives_hours_and_who():
    read = plan(
        "I. CHƯƠNG TRÌNH\n\n"
        "Thời gian                    Nội dung                      Thực hiện\n\n"
        "7h30 -         Đón tiếp đại biểu, ổn định tổ chức\n"
        "                                                           Văn phòng Sở\n"
        "8h00           hội nghị\n\n"
        "8h00 - 8h10    Khai mạc                                    Giám đốc\n"
    )
    assert [(one.starts, one.minutes, one.text, one.by) for one in read.programme] == [
        ("07:30", 30, "Đón tiếp đại biểu, ổn định tổ chức hội nghị", "Văn phòng Sở"),
        ("08:00", 10, "Khai mạc", "Giám đốc"),
    ]


def test_a_table_of_duties_with_dates_is_no_programme():
    read = plan(
        "I. PHÂN CÔNG NHIỆM VỤ\n\n"
        "TT   Nội dung công việc           Đơn vị chủ trì     Đơn vị phối hợp      Thời gian hoàn thành\n"
        "1    Phát hành giấy mời           Văn phòng Sở                            01/8/2024\n"
        "2    Chuẩn bị hội trường          Phòng Hành chính   Văn phòng Sở         14/8/2024\n"
    )
    assert read.programme == ()
    assert [(one.lead, one.coordinating, one.deadline) for one in read.assignments] == [
        (("Văn phòng Sở",), (), "01/8/2024"),
        (("Phòng Hành chính",), ("Văn phòng Sở",), "14/8/2024"),
    ]


# -- a decision that carries its plan

CARRIED = """\
KẾ HOẠCH
Tổ chức Hội nghị trực tuyến cải cách hành chính năm 2024
(Ban hành kèm theo Quyết định số 456/QĐ-UBND ngày 22/02/2024 của UBND tỉnh)

I. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 8 giờ 00 phút, ngày 15/3/2024.
2. Địa điểm: Trung tâm Hành chính tỉnh.
II. THÀNH PHẦN
1. Tại điểm cầu tỉnh: lãnh đạo UBND tỉnh; Thủ trưởng các sở, ban, ngành.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì tham mưu nội dung Hội nghị.
"""
LETTERHEAD = (
    "ỦY BAN NHÂN DÂN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH QUẢNG NAM                      Độc lập - Tự do - Hạnh phúc\n\n"
)
ARTICLES = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tổ chức Hội nghị.\nĐiều 2. Quyết định có hiệu lực ngay."


@pytest.mark.parametrize("letterhead", ["", LETTERHEAD])
def test_a_decision_that_carries_a_plan_is_read_as_the_plan(letterhead):
    decision = {"kind": "QUYẾT ĐỊNH", "symbol": "QĐ", "subject": "Ban hành Kế hoạch tổ chức Hội nghị"}
    read = reading(ARTICLES, **decision, signature=f"{SIGNATURE}\n\n{letterhead}{CARRIED}")
    assert (read.document.type, [annex.title for annex in read.document.annexes]) == (
        "QUYẾT ĐỊNH",
        ["KẾ HOẠCH Tổ chức Hội nghị trực tuyến cải cách hành chính năm 2024"],
    )
    assert read.plan is not None
    assert (read.plan.kind, read.plan.title) == (
        Kind.CONFERENCE,
        "Hội nghị trực tuyến cải cách hành chính năm 2024",
    )
    assert read.plan.time is not None
    assert read.plan.time.clock == "08:00"
    assert [one.text for one in read.plan.participants] == ["lãnh đạo UBND tỉnh", "Thủ trưởng các sở, ban, ngành"]
    assert [one.lead for one in read.plan.assignments] == [("Sở Nội vụ",)]


def test_a_decision_without_a_plan_plans_nothing():
    assert reading(ARTICLES, kind="QUYẾT ĐỊNH", symbol="QĐ", subject="Thành lập Tổ công tác").plan is None


# -- sites and quotas in a list


def test_a_site_before_a_colon_is_the_group_of_those_behind_it():
    read = plan(
        "1. Địa điểm: Điểm cầu tỉnh tại Hội trường UBND tỉnh, số 62 Hùng Vương; điểm cầu cấp xã tại trụ sở UBND xã.\n"
        "2. Thành phần:\n- Điểm cầu tỉnh: Lãnh đạo các sở; chuyên viên phụ trách;\n- Điểm cầu cấp xã: Chủ tịch UBND.\n"
    )
    assert [(one.tier, one.group, one.text) for one in read.participants] == [
        (Tier.PROVINCE, "Điểm cầu tỉnh", "Lãnh đạo các sở"),
        (Tier.PROVINCE, "Điểm cầu tỉnh", "chuyên viên phụ trách"),
        (Tier.COMMUNE, "Điểm cầu cấp xã", "Chủ tịch UBND"),
    ]
    assert [(one.tier, one.host) for one in read.sites] == [(Tier.PROVINCE, "tỉnh"), (Tier.COMMUNE, "cấp xã")]


def test_a_quota_is_no_body():
    read = plan("1. Thành phần: Điều dưỡng các khoa lâm sàng; mỗi khoa 01 đội, mỗi đội 03 người.\n")
    assert [one.bodies for one in read.participants] == [("các khoa lâm sàng",)]


@pytest.mark.parametrize(
    ("printed", "bodies", "roles"),
    [
        (
            "2.500 đại biểu, gồm: lãnh đạo UBND các xã; cộng tác viên.",
            ("UBND các xã",),
            ("lãnh đạo", "cộng tác viên"),
        ),
        ("Khoảng 120 người, bao gồm: lãnh đạo các sở.", ("các sở",), ("lãnh đạo",)),
    ],
)
def test_a_total_before_those_who_come_is_no_body(printed, bodies, roles):
    (rule,) = plan(f"1. Thành phần: {printed}\n").participants
    assert (rule.bodies, rule.roles) == (bodies, roles)


def test_a_number_alone_in_a_list_invites_nobody():
    read = plan("1. Thành phần\n- Công chức các sở.\n- Số lượng: 120 học viên.\n")
    assert [one.text for one in read.participants] == ["Công chức các sở"]


# -- letters that invite or announce


def test_a_letter_that_invites_names_who_comes_before_what_they_come_to():
    read = plan(
        "Cục Thuế tỉnh trân trọng kính mời đại diện Lãnh đạo, kế toán trưởng các doanh nghiệp tham dự Hội nghị:\n"
        "* Thời gian: 8h00, ngày 20-21/3/2024.\n* Địa điểm: Trung tâm Văn hóa.\n* Nội dung: Hướng dẫn quyết toán.\n",
        kind="GIẤY MỜI",
        symbol="GM",
        subject="Mời tham dự Hội nghị đối thoại doanh nghiệp",
    )
    assert read.title == "Hội nghị đối thoại doanh nghiệp"
    assert [(one.bodies, one.roles) for one in read.participants] == [
        (("các doanh nghiệp",), ("đại diện Lãnh đạo", "kế toán trưởng"))
    ]
    assert read.assignments == ()


def test_who_announces_is_given_no_work_by_it():
    read = plan(
        "Căn cứ Kế hoạch số 100/KH-UBND ngày 15/01/2025, Sở Nội vụ thông báo mở lớp bồi dưỡng như sau:\n"
        "1. Thời gian: từ ngày 16/6 đến ngày 18/6/2025.\n2. Đăng ký tham dự\n"
        "Đề nghị các cơ quan, đơn vị gửi danh sách về Sở Nội vụ chậm nhất ngày 12/6/2025.\n",
        kind="THÔNG BÁO",
        symbol="TB",
        subject="Tổ chức lớp bồi dưỡng nghiệp vụ văn thư",
    )
    assert [(one.lead, one.deadline) for one in read.assignments] == [
        (("các cơ quan, đơn vị",), "chậm nhất ngày 12/6/2025")
    ]


def test_a_heading_that_ends_in_dia_diem_is_closed():
    read = plan("3. Thời gian, địa điểm\na) Thời gian: ngày 20/10/2024.\nb) Địa điểm: Nhà thi đấu đa năng tỉnh.\n")
    assert read.place == "Nhà thi đấu đa năng tỉnh"
    assert read.time is not None
    assert read.time.fixed


def test_an_invitation_lists_who_comes_place_by_place():
    read = plan(
        "Văn phòng Chính phủ trân trọng kính mời:\n"
        "Tới dự Hội nghị trực tuyến với các địa phương về giải ngân vốn đầu tư công.\n"
        "Thời gian: 08h00 ngày 21 tháng 02 năm 2024.\n"
        "Thành phần dự họp tại trụ sở Chính phủ:\n"
        "- Các Phó Thủ tướng Chính phủ;\n"
        "- Mời: Lãnh đạo Ban Kinh tế Trung ương;\n"
        "Tại trụ sở UBND các tỉnh:\n"
        "- Mời Bí thư Tỉnh ủy;\n"
        "- Lãnh đạo các sở.\n",
        kind="GIẤY MỜI",
        symbol="GM",
        subject="",
        basis="",
    )
    assert read.title == "Hội nghị trực tuyến với các địa phương về giải ngân vốn đầu tư công"
    assert [one.text for one in read.participants] == [
        "Các Phó Thủ tướng Chính phủ",
        "Lãnh đạo Ban Kinh tế Trung ương",
        "Bí thư Tỉnh ủy",
        "Lãnh đạo các sở",
    ]
    assert [one.group for one in read.participants[2:]] == ["Tại trụ sở UBND các tỉnh"] * 2
