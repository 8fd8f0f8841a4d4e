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
