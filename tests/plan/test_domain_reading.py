"""Parts of a plan in the layouts that papers print them in."""

from __future__ import annotations

import pytest

from diemcau.kernel.dates import PartialDate
from diemcau.plan.domain.model import Format, Kind, Tier
from tests.plan.papers import plan, reading

# -- kind and title


@pytest.mark.parametrize(
    ("kind", "subject", "expected", "title"),
    [
        ("KẾ HOẠCH", "Tổ chức Hội nghị tổng kết năm 2023", Kind.CONFERENCE, "Hội nghị tổng kết năm 2023"),
        ("KẾ HOẠCH", "Tổ chức Lễ công bố quy hoạch tỉnh", Kind.CEREMONY, "Lễ công bố quy hoạch tỉnh"),
        ("KẾ HOẠCH", "Tổ chức Cuộc thi tìm hiểu chuyển đổi số", Kind.CONTEST, "Cuộc thi tìm hiểu chuyển đổi số"),
        ("KẾ HOẠCH", "Tập huấn phần mềm quản lý văn bản", Kind.TRAINING, "Tập huấn phần mềm quản lý văn bản"),
        ("KẾ HOẠCH", "Phát động phong trào thi đua năm 2024", Kind.WORK, None),
        ("KẾ HOẠCH", "Triển khai thi hành Luật Lưu trữ", Kind.WORK, None),
        ("GIẤY MỜI", "Họp giao ban tháng 01", Kind.MEETING, "Họp giao ban tháng 01"),
        ("GIẤY MỜI HỌP", "Về tình hình giải ngân", Kind.MEETING, "Họp về tình hình giải ngân"),
        (
            "KẾ HOẠCH",
            "Tổ chức Hội nghị tổng kết phong trào thi đua năm 2023",
            Kind.CONFERENCE,
            "Hội nghị tổng kết phong trào thi đua năm 2023",
        ),
    ],
)
def test_the_subject_says_what_is_planned(kind, subject, expected, title):
    found = plan(
        "1. Thời gian: 08 giờ 00 ngày 15/01/2024.\n2. Địa điểm: Hội trường UBND tỉnh.", kind=kind, subject=subject
    )
    assert (found.kind, found.title) == (expected, title)


@pytest.mark.parametrize("kind", ["BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN"])
def test_a_paper_that_only_tells_has_no_plan(kind):
    body = "I. KẾT QUẢ\n1. Trong tháng đã tiếp nhận 49 kiến nghị.\nII. NHIỆM VỤ\n1. Sở Nội vụ chủ trì rà soát thủ tục."
    assert reading(body, kind=kind, subject="Kết quả công tác tháng 01").plan is None


# -- the event

EVENT = """
I. NỘI DUNG, THÀNH PHẦN, THỜI GIAN
1. Nội dung Hội nghị
- Báo cáo sơ kết.
- Thảo luận.
2. Hình thức tổ chức: Trực tiếp kết hợp trực tuyến tại các điểm cầu UBND tỉnh, UBND các huyện, thị xã, thành phố
và UBND cấp xã.
3. Thời gian: Từ 08 giờ 00 đến 11 giờ 30 ngày 26/01/2024 (thứ Sáu).
4. Địa điểm: Hội trường số 2, trụ sở UBND tỉnh.
5. Chủ trì: Phó Chủ tịch UBND tỉnh.
6. Kinh phí: 50 triệu đồng cấp cho Sở Nội vụ.
"""


def test_every_part_of_an_event_is_read():
    found = plan(EVENT)
    assert found.format is Format.HYBRID
    assert [(site.tier, site.host) for site in found.sites] == [
        (Tier.PROVINCE, "UBND tỉnh"),
        (Tier.DISTRICT, "UBND các huyện, thị xã, thành phố"),
        (Tier.COMMUNE, "UBND cấp xã"),
    ]
    assert found.time is not None and (found.time.start, found.time.clock) == (PartialDate(2024, 1, 26), "08:00")
    assert found.place == "Hội trường số 2, trụ sở UBND tỉnh"
    assert found.chair == "Phó Chủ tịch UBND tỉnh"
    assert found.budget is not None and (found.budget.amount_vnd, found.budget.holder) == (50_000_000, "Sở Nội vụ")
    assert [one.text for one in found.contents] == ["Báo cáo sơ kết.", "Thảo luận."]


def test_an_event_of_several_sessions_has_no_time_of_its_own():
    found = plan("""
II. PHƯƠNG ÁN
a) Khai mạc lớp học
- Thành phần: Lãnh đạo Sở.
- Thời gian: 8h00 ngày 28/01/2024
b) Thực hành
- Thành phần: Văn thư các phòng.
- Thời gian: Chiều ngày 29/01/2024
""")
    assert found.time is None
    assert [(rule.group, rule.text) for rule in found.participants] == [
        ("Khai mạc lớp học", "Lãnh đạo Sở"),
        ("Thực hành", "Văn thư các phòng"),
    ]


def test_sites_are_read_from_the_headings_of_the_attendance():
    found = plan("""
1. Thành phần
1.1. Tại điểm cầu Phòng họp A, trụ sở UBND tỉnh
- Lãnh đạo các sở, ban, ngành.
1.2. Tại điểm cầu UBND các xã, phường
- Chủ tịch UBND các xã, phường.
""")
    assert [(site.tier, site.host) for site in found.sites] == [
        (Tier.PROVINCE, "Phòng họp A, trụ sở UBND tỉnh"),
        (Tier.COMMUNE, "UBND các xã, phường"),
    ]
    assert found.format is Format.ONLINE


# -- who attends


def test_participants_stand_under_their_printed_groups():
    found = plan("""
2. Thành phần
* Cấp tỉnh
- Lãnh đạo các Sở, Ban, ngành;
* Cấp huyện
- Chủ tịch UBND cấp huyện;
- Trưởng phòng Nội vụ.
""")
    assert [(rule.tier, rule.group, rule.text) for rule in found.participants] == [
        (Tier.PROVINCE, "Cấp tỉnh", "Lãnh đạo các Sở, Ban, ngành"),
        (Tier.DISTRICT, "Cấp huyện", "Chủ tịch UBND cấp huyện"),
        (Tier.DISTRICT, "Cấp huyện", "Trưởng phòng Nội vụ"),
    ]


def test_a_group_on_one_line_gives_each_of_its_entries():
    found = plan(
        "3. Thành phần\na) Cấp tỉnh: Thường trực Tỉnh ủy; lãnh đạo Sở Nội vụ.\nb) Cấp xã: Chủ tịch UBND cấp xã."
    )
    assert [(rule.tier, rule.text) for rule in found.participants] == [
        (Tier.PROVINCE, "Thường trực Tỉnh ủy"),
        (Tier.PROVINCE, "lãnh đạo Sở Nội vụ"),
        (Tier.COMMUNE, "Chủ tịch UBND cấp xã"),
    ]


def test_an_invitation_names_whom_it_invites_before_the_time():
    found = plan(
        """
UBND tỉnh trân trọng kính mời:
1. Sở Nội vụ:
- Giám đốc Sở;
- Trưởng phòng Cải cách hành chính.
2. Công an tỉnh: Đại diện lãnh đạo.
Thời gian: 8 giờ 00 ngày 15/01/2024.
Địa điểm: Phòng họp số 1.
""",
        kind="GIẤY MỜI",
        symbol="GM",
        subject="Họp về công tác lưu trữ",
    )
    assert [(rule.group, rule.text) for rule in found.participants] == [
        ("Sở Nội vụ", "Giám đốc Sở"),
        ("Sở Nội vụ", "Trưởng phòng Cải cách hành chính"),
        (None, "Công an tỉnh: Đại diện lãnh đạo"),
    ]
    assert found.assignments == ()


def test_everyone_attends_where_the_text_says_a_hundred_percent():
    found = plan("II. YÊU CẦU\n- Bảo đảm 100% học sinh được tham gia đầy đủ.\n1. Thời gian: ngày 15/01/2024.")
    assert [rule.text for rule in found.participants] == ["100% học sinh"]


# -- who does what

DUTIES = {
    "a heading names the unit": """
1. Sở Nội vụ
- Chuẩn bị báo cáo;
- Phối hợp với Văn phòng UBND tỉnh gửi giấy mời trước ngày 10/01/2024.
""",
    "a heading with its text": """
1. Sở Nội vụ: Chuẩn bị báo cáo; phối hợp với Văn phòng UBND tỉnh gửi giấy mời trước ngày 10/01/2024.
""",
    "a sentence orders it": """
- Giao Sở Nội vụ chuẩn bị báo cáo; phối hợp với Văn phòng UBND tỉnh gửi giấy mời trước ngày 10/01/2024.
""",
    "an order leads on to a list": """
Giao Sở Nội vụ thực hiện các công việc sau:
1. Chuẩn bị báo cáo.
2. Phối hợp với Văn phòng UBND tỉnh gửi giấy mời trước ngày 10/01/2024.
""",
    "labels name the fields": """
1. Chuẩn bị báo cáo và gửi giấy mời
- Cơ quan chủ trì: Sở Nội vụ.
- Cơ quan phối hợp: Văn phòng UBND tỉnh.
- Thời gian thực hiện: trước ngày 10/01/2024.
""",
    "labels stand on one line": """
1. Chuẩn bị báo cáo và gửi giấy mời
- Soạn báo cáo, in giấy mời.
Đơn vị chủ trì: Sở Nội vụ; Đơn vị phối hợp: Văn phòng UBND tỉnh; Thời hạn: trước ngày 10/01/2024.
""",
    "a table": """
STT\tNội dung công việc\tĐơn vị chủ trì\tPhối hợp\tThời gian hoàn thành\tGhi chú
1\tChuẩn bị báo cáo, gửi giấy mời\tSở Nội vụ\tVăn phòng UBND tỉnh\ttrước ngày 10/01/2024\t
""",
    "a table with both in one cell": """
TT\tNhiệm vụ\tĐơn vị thực hiện\tThời gian
1\tChuẩn bị báo cáo, gửi giấy mời\tChủ trì: Sở Nội vụ; phối hợp: Văn phòng UBND tỉnh\ttrước ngày 10/01/2024
""",
}


@pytest.mark.parametrize("body", DUTIES.values(), ids=DUTIES.keys())
def test_a_duty_is_read_in_every_layout(body):
    tasks = plan(f"III. PHÂN CÔNG THỰC HIỆN\n{body.strip()}").assignments
    assert {task.lead for task in tasks} == {("Sở Nội vụ",)}
    assert {name for task in tasks for name in task.coordinating} == {"Văn phòng UBND tỉnh"}
    assert {task.deadline for task in tasks} - {None} == {"trước ngày 10/01/2024"}


def test_a_conclusion_notice_hands_out_its_points():
    tasks = plan(
        """
Sau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận như sau:
1. Đánh giá chung: Các đơn vị đã triển khai tích cực.
2. Nhiệm vụ thời gian tới
a) Giao Sở Tài chính chủ trì, phối hợp với Kho bạc Nhà nước tỉnh rà soát dự toán.
b) UBND các huyện, thị xã, thành phố:
- Đẩy nhanh tiến độ số hóa.
3. Sở Nội vụ theo dõi, đôn đốc thực hiện Thông báo này.
""",
        kind="THÔNG BÁO",
        symbol="TB",
        subject="Kết luận của Chủ tịch UBND tỉnh tại cuộc họp",
    ).assignments
    assert [(task.lead, task.coordinating, task.text) for task in tasks] == [
        (("Sở Tài chính",), ("Kho bạc Nhà nước tỉnh",), "chủ trì, phối hợp với Kho bạc Nhà nước tỉnh rà soát dự toán."),
        (("UBND các huyện, thị xã, thành phố",), (), "Đẩy nhanh tiến độ số hóa."),
        (("Sở Nội vụ",), (), "theo dõi, đôn đốc thực hiện Thông báo này."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Sở Nội vụ phối hợp với các đơn vị thực hiện đồng bộ.",
        "I. TIÊU CHÍ THI ĐUA\na) Đối với các sở, ban, ngành\n- Hoàn thành vượt mức chỉ tiêu.",
        "I. TÌNH HÌNH\n1. Sở Nội vụ đã chủ trì xây dựng đề án.",
    ],
)
def test_aims_criteria_and_what_was_done_are_no_duties(body):
    assert plan(f"{body}\nII. THỜI GIAN: ngày 15/01/2024.").assignments == ()


def test_a_table_of_persons_hands_nothing_to_a_unit():
    body = (
        "PHÂN CÔNG NHIỆM VỤ\nTT\tNhiệm vụ thực hiện\tNgười thực hiện\tGhi chú\n"
        "1\tChấm bài\tNguyễn Văn An / Lê Thị Bình\t"
    )
    assert plan(f"1. Thời gian: ngày 15/01/2024.\n{body}").assignments == ()


# -- the programme


def test_a_programme_in_a_table_runs_over_its_days():
    found = plan("""
2. Chương trình chi tiết:
NGÀY 1: THỨ HAI, NGÀY 15/01/2024
Thời gian\tNội dung\tĐơn vị phụ trách
7h30 - 8h00\tĐón tiếp đại biểu\tVăn phòng
8h00 - 9h30\tKhai mạc\tSở Nội vụ
NGÀY 2: THỨ BA, NGÀY 16/01/2024
8h00 - 8h45\tTham luận\tCác huyện
""")
    assert [(item.date, item.starts, item.minutes, item.text, item.by) for item in found.programme] == [
        (PartialDate(2024, 1, 15), "07:30", 30, "Đón tiếp đại biểu", "Văn phòng"),
        (PartialDate(2024, 1, 15), "08:00", 90, "Khai mạc", "Sở Nội vụ"),
        (PartialDate(2024, 1, 16), "08:00", 45, "Tham luận", "Các huyện"),
    ]


def test_a_programme_in_bullets_is_read_and_an_hour_in_running_text_is_not():
    found = plan("""
III. CHƯƠNG TRÌNH DỰ KIẾN
- 8h00 - 8h15: Khai mạc.
- Từ 8h15: Báo cáo sơ kết (30 phút).
IV. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Gửi tài liệu trước 16h00 ngày 10/01/2024.
""")
    assert [(item.starts, item.minutes, item.text) for item in found.programme] == [
        ("08:00", 15, "Khai mạc"),
        ("08:15", None, "Báo cáo sơ kết (30 phút)"),
    ]


def test_a_programme_whose_table_was_taken_apart_is_put_together_from_its_blocks():
    found = plan("""
2. Chương trình ngày 15/01/2024:

Thời gian

Nội dung

Thực hiện

7h15 - 7h45

Đón tiếp đại biểu; phát tài liệu

Văn phòng

7h45 - 8h30

Khai mạc, báo cáo sơ kết

Sở Nội vụ

8h30 - 9h00

Tham luận của các huyện

Ban Tổ chức
""")
    assert [(item.starts, item.minutes, item.text, item.by) for item in found.programme] == [
        ("07:15", 30, "Đón tiếp đại biểu; phát tài liệu", "Văn phòng"),
        ("07:45", 45, "Khai mạc, báo cáo sơ kết", "Sở Nội vụ"),
        ("08:30", 30, "Tham luận của các huyện", "Ban Tổ chức"),
    ]


# -- what stands on one line


def test_an_invitation_in_one_sentence_names_each_whom_it_invites():
    found = plan(
        """
Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo các Sở, Ban, ngành; UBND các huyện, thị xã, thành phố.
Tới dự: Hội nghị triển khai công tác lưu trữ năm 2024.
Thời gian: 08 giờ 00, ngày 12 tháng 3 năm 2024.
""",
        kind="GIẤY MỜI",
        symbol="GM",
        subject="Dự Hội nghị triển khai công tác lưu trữ",
    )
    assert [(rule.bodies, rule.roles) for rule in found.participants] == [
        (("các Sở, Ban, ngành",), ("Đại diện lãnh đạo",)),
        (("UBND các huyện, thị xã, thành phố",), ()),
    ]


def test_a_list_named_after_a_site_stands_under_that_site():
    found = plan("""
2. Địa điểm:
- Điểm cầu tỉnh: Hội trường UBND tỉnh.
- Điểm cầu cấp huyện: Hội trường UBND các huyện, thị xã, thành phố.
3. Thành phần dự tại điểm cầu tỉnh: Lãnh đạo UBND tỉnh; Giám đốc các bệnh viện tuyến tỉnh.
""")
    assert [(rule.tier, rule.bodies, rule.roles) for rule in found.participants] == [
        (Tier.PROVINCE, ("UBND tỉnh",), ("Lãnh đạo",)),
        (Tier.PROVINCE, ("các bệnh viện tuyến tỉnh",), ("Giám đốc",)),
    ]
    assert {site.tier for site in found.sites} == {Tier.PROVINCE, Tier.DISTRICT}


def test_a_line_that_only_says_when_dates_the_duties_above_it():
    found = plan("""
IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng UBND tỉnh:
- Chuẩn bị hội trường, nước uống;
- Tổng hợp danh sách đại biểu.
- Thời gian hoàn thành: trước ngày 11/01/2024.
2. Sở Nội vụ: Xây dựng báo cáo sơ kết.
""")
    assert [(duty.text, duty.deadline) for duty in found.assignments] == [
        ("Chuẩn bị hội trường, nước uống", "trước ngày 11/01/2024"),
        ("Tổng hợp danh sách đại biểu.", "trước ngày 11/01/2024"),
        ("Xây dựng báo cáo sơ kết.", None),
    ]
