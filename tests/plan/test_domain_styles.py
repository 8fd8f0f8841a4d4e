"""Plans, invitations and notices as Party committees, departments, schools and hospitals word them."""

from __future__ import annotations

import pytest

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Text
from diemcau.plan.domain.attendance import read_attendance
from diemcau.plan.domain.duties import coordinating_units, split_duties
from diemcau.plan.domain.model import Format, Kind
from diemcau.plan.domain.moments import read_clock, read_span
from diemcau.plan.domain.money import read_holder
from diemcau.plan.domain.reading import read
from tests.plan.papers import plan, reading


@pytest.mark.parametrize(
    ("printed", "bodies", "roles"),
    [
        ("Các Phó Chủ tịch UBND tỉnh", ("UBND tỉnh",), ("Các Phó Chủ tịch",)),
        ("Giám đốc, các Phó Giám đốc BHXH tỉnh", ("BHXH tỉnh",), ("Giám đốc", "các Phó Giám đốc")),
        ("Trưởng phòng các phòng nghiệp vụ", ("các phòng nghiệp vụ",), ("Trưởng phòng",)),
        ("Lãnh đạo UBND phụ trách văn hóa, xã hội", ("UBND",), ("Lãnh đạo",)),
        ("Bí thư các chi bộ, đảng bộ trực thuộc", ("các chi bộ, đảng bộ trực thuộc",), ("Bí thư",)),
        ("Mỗi Trung tâm Y tế cử 05 bác sĩ và 02 y sĩ", ("Mỗi Trung tâm Y tế",), ("05 bác sĩ", "02 y sĩ")),
        ("Đại diện VNPT Hà Lâm, Mobifone Hà Lâm", ("VNPT Hà Lâm", "Mobifone Hà Lâm"), ("Đại diện",)),
        ("Hiệp hội Doanh nghiệp tỉnh", ("Hiệp hội Doanh nghiệp tỉnh",), ()),
        ("Ông Trần Quang Vinh - Phó Giám đốc Sở: Trưởng đoàn", (), ("Phó Giám đốc Sở", "Trưởng đoàn")),
        ("Đại diện Sở Y tế, Công an tỉnh: Thành viên", ("Sở Y tế", "Công an tỉnh"), ("Đại diện", "Thành viên")),
        (
            "Trưởng phòng Hành chính hoặc Chánh Văn phòng các sở, ban, ngành",
            ("phòng Hành chính", "Văn phòng các sở, ban, ngành"),
            ("Trưởng", "Chánh"),
        ),
    ],
)
def test_an_entry_of_the_list_is_taken_apart(printed, bodies, roles):
    found = read_attendance(printed)
    assert (found.bodies, found.roles) == (bodies, roles)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Các đảng ủy xã, thị trấn chuẩn bị điểm cầu.", "Các đảng ủy xã, thị trấn"),
        (
            f"Để việc {'kết nối và ' * 8}trao đổi được thông suốt, Sở Nội vụ yêu cầu đơn vị nêu trên lập danh sách.",
            "đơn vị nêu trên",
        ),
    ],
)
def test_who_is_told_to_act_is_found(sentence, subject):
    assert [duty.subject for duty in split_duties(sentence)] == [subject]


def test_helpers_end_where_a_set_of_places_does():
    text = "chủ trì, phối hợp với VNPT Vĩnh Lâm và UBND các xã, phường rà quét toàn bộ điểm cầu"
    assert coordinating_units(text) == ("VNPT Vĩnh Lâm", "UBND các xã, phường")


def test_a_unit_is_named_without_what_it_is_made():
    found = plan(
        "I. TỔ CHỨC THỰC HIỆN\n1. Giao Ban Tuyên giáo Tỉnh đoàn là đơn vị thường trực, chủ trì triển khai Hội thi."
    )
    assert [task.lead for task in found.assignments] == [("Ban Tuyên giáo Tỉnh đoàn",)]


def test_the_number_of_a_weekday_is_no_day_of_the_month():
    assert read_span("Thứ 7, ngày 11/5/2024") == (PartialDate(2024, 5, 11), None)
    assert read_span("sáng thứ 2 và thứ 3, các ngày 24 và 25/8/2026") == (
        PartialDate(2026, 8, 24),
        PartialDate(2026, 8, 25),
    )


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("Vào lúc 7 giờ 30, ngày 18/11/2024", PartialDate(2024, 11, 18), None),
        ("14h30 - 17h00, ngày 05/9/2024", PartialDate(2024, 9, 5), None),
        ("Lớp 1: 16-17/9/2025; Lớp 2: 23-24/9/2025", PartialDate(2025, 9, 16), PartialDate(2025, 9, 24)),
    ],
)
def test_an_hour_before_the_day_is_no_day(printed, start, end):
    assert read_span(printed) == (start, end)


def test_an_hour_that_a_scanner_spoilt_is_an_hour():
    assert read_clock("bắt đầu lúc 7 giò 30 phút") == "07:30"


def test_who_holds_the_money_ends_before_the_sum():
    assert read_holder("Từ nguồn kinh phí chi thường xuyên của Sở GDĐT: 85.000.000 đồng.") == "Sở GDĐT"


SITES = """\
I. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 14 giờ 00 ngày 15/8/2025.
2. Địa điểm:
- Điểm cầu chính: Hội trường tầng 3;
- Điểm cầu các xã, phường: Phòng họp của UBND các xã, phường.
II. THÀNH PHẦN
1. Điểm cầu chính
- Giám đốc, các Phó Giám đốc Sở;
2. Điểm cầu các xã, phường
- Chủ tịch UBND.
"""


def test_the_main_site_is_that_of_whoever_calls_the_event():
    found = plan(SITES)
    assert [site.host for site in found.sites] == ["điểm cầu chính", "các xã, phường"]
    assert [rule.bodies for rule in found.participants] == [(), ("UBND",)]


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        (
            "1. Hình thức: Trực tuyến từ điểm cầu tỉnh đến 10 điểm cầu cấp huyện và 102 điểm cầu cấp xã.",
            ["tỉnh", "cấp huyện", "cấp xã"],
        ),
        ("1. Tại điểm cầu các xã: UBND các xã: Bình An, Bình Minh.\n- Chủ tịch.", ["UBND các xã: Bình An, Bình Minh"]),
    ],
)
def test_hosts_are_named_without_their_number_and_with_their_list(text, hosts):
    found = plan(f"I. THỜI GIAN, HÌNH THỨC, THÀNH PHẦN\n{text}\n2. Thời gian: ngày 21/02/2025.")
    assert [site.host for site in found.sites] == hosts


def test_a_paragraph_under_a_site_lists_several():
    found = plan(
        "I. THÀNH PHẦN\n1. Tại điểm cầu cấp huyện\nThường trực Huyện ủy; lãnh đạo UBND; Trưởng các phòng, ban.\n"
        "2. Tại điểm cầu cấp xã\nBí thư Đảng ủy; Chủ tịch UBND."
    )
    assert [rule.text for rule in found.participants] == [
        "Thường trực Huyện ủy",
        "lãnh đạo UBND",
        "Trưởng các phòng, ban",
        "Bí thư Đảng ủy",
        "Chủ tịch UBND",
    ]


def test_the_place_of_several_sites_names_each():
    found = plan(
        "I. HÌNH THỨC VÀ ĐỊA ĐIỂM\n1. Điểm cầu Thành ủy: Hội trường tầng 3.\n2. Điểm cầu các phường: Do phường lo.\n"
        "II. THỜI GIAN: ngày 18/9/2025."
    )
    assert found.place == "Điểm cầu Thành ủy: Hội trường tầng 3; Điểm cầu các phường: Do phường lo"


def test_a_time_whose_days_stand_below_is_dated():
    found = plan(
        "I. THỜI GIAN, ĐỊA ĐIỂM\n- Thời gian: 02 lớp, mỗi lớp 02 ngày\n+ Lớp 1: Ngày 16-17/9/2025.\n"
        "+ Lớp 2: Ngày 23-24/9/2025.\n- Địa điểm: Hội trường."
    )
    assert found.time is not None
    assert (found.time.start, found.time.end) == (PartialDate(2025, 9, 16), PartialDate(2025, 9, 24))


def test_an_invitation_may_give_an_order():
    found = plan(
        "UBND phường trân trọng kính mời ông (bà) đến dự Hội nghị.\nThời gian: 8 giờ 00 ngày 30/8/2025.\n"
        "Thành phần:\n- Trưởng các phòng: Kinh tế; Văn hóa - Xã hội.\nGiao Văn phòng chuẩn bị phòng họp.\n",
        kind="GIẤY MỜI",
        symbol="GM",
    )
    assert [(task.lead, task.text) for task in found.assignments] == [(("Văn phòng",), "chuẩn bị phòng họp.")]
    assert found.participants[0].bodies == ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội")


def test_the_last_column_of_a_programme_is_who_whatever_it_is_called():
    found = plan(
        "I. CHƯƠNG TRÌNH\nThời gian\tNội dung\tGiảng viên\n7h30-8h00\tĐón tiếp\tBan tổ chức\n"
        "8h00-9h00\tChuyên đề 1\tThS. Trần Văn Nam\n"
    )
    assert [item.by for item in found.programme] == ["Ban tổ chức", "ThS. Trần Văn Nam"]


def test_a_hall_printed_with_the_form_is_the_place():
    found = plan(
        "I. THỜI GIAN, HÌNH THỨC\n- Thời gian: ngày 17/4/2025.\n"
        "- Hình thức: Trực tuyến. Điểm cầu chính tại Hội trường A Bệnh viện đa khoa tỉnh."
    )
    assert (found.format, found.place) == (Format.ONLINE, "Hội trường A Bệnh viện đa khoa tỉnh")


def test_the_chair_is_whom_the_inner_heading_names():
    found = plan(
        "I. TÊN HỘI NGHỊ, CHỦ TRÌ\n1. Tên Hội nghị: Hội nghị công bố chỉ số.\n2. Chủ trì: Bộ trưởng Bộ Nội vụ.\n"
        "II. THỜI GIAN: ngày 30/5/2024."
    )
    assert found.chair == "Bộ trưởng Bộ Nội vụ"


TIMED = "1. Thời gian: 8 giờ 00 ngày 15/3/2024.\n2. Thành phần\n- Lãnh đạo các sở, ban, ngành.\n"


def test_a_notice_that_calls_a_conference_plans_one():
    found = plan(TIMED, kind="THÔNG BÁO", symbol="TB", subject="Về việc tổ chức Hội nghị trực tuyến giao ban tháng 3")
    assert (found.kind, found.title) == (Kind.CONFERENCE, "Hội nghị trực tuyến giao ban tháng 3")


def test_a_notice_of_what_was_concluded_plans_none():
    found = plan(
        "1. Giao Sở Nội vụ báo cáo.", kind="THÔNG BÁO", symbol="TB", subject="Kết luận tại cuộc họp chuẩn bị Hội nghị"
    )
    assert found.kind is Kind.WORK


def test_a_letter_about_attending_names_the_event_alone():
    found = plan(TIMED, subject="Chuẩn bị điểm cầu và cử đại biểu dự Hội nghị trực tuyến triển khai Luật Lưu trữ")
    assert found.title == "Hội nghị trực tuyến triển khai Luật Lưu trữ"


def test_in_a_districts_own_paper_its_committee_is_whole():
    text = "1. Thành phần\n1.1. Cấp huyện: Lãnh đạo UBND huyện; Trưởng các phòng, ban.\n1.2. Cấp xã: Chủ tịch UBND."
    ours = reading(text).text_lines
    assert "body-kind-mismatch" in {one.code for one in reading(text).findings}
    theirs = Text(lines=("ỦY BAN NHÂN DÂN", "HUYỆN PHÚ THẠNH", *ours[2:]), source="txt")
    assert "body-kind-mismatch" not in {one.code for one in read(theirs).findings}


def test_who_calls_and_orders_at_once_does_not_do_the_work():
    found = plan(
        "Chủ tịch UBND tỉnh triệu tập cuộc họp vào lúc 16h00 ngày 05/9/2024 từ điểm cầu UBND tỉnh và yêu cầu:\n"
        "1. Sở Thông tin và Truyền thông bảo đảm thông tin liên lạc.\n"
        "2. Sở Y tế chuẩn bị báo cáo trước 14h00 ngày 05/9/2024.\n",
        kind="CÔNG ĐIỆN",
        symbol="CĐ",
        subject="Về việc tổ chức họp trực tuyến ứng phó bão",
    )
    assert [task.lead for task in found.assignments] == [("Sở Thông tin và Truyền thông",), ("Sở Y tế",)]
    assert found.time is not None and (found.time.start, found.time.clock) == (PartialDate(2024, 9, 5), "16:00")


def test_a_request_printed_behind_the_place_is_a_task():
    found = plan(
        "1. Thành phần\n1.1. Tại điểm câu Trung tâm Y tế huyện:\n- Lãnh đạo UBND huyện.\n2. Địa điểm: Phòng họp Sở.\n"
        "Đề nghị Trung tâm Y tế các huyện kiểm tra đường truyền trước 16 giờ ngày 20/8/2018.\n",
        kind="GIẤY MỜI",
        symbol="GM",
    )
    assert [task.lead for task in found.assignments] == [("Trung tâm Y tế các huyện",)]
    assert [site.host for site in found.sites] == ["Trung tâm Y tế huyện"]  # though a scanner lost the tone
