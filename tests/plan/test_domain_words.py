"""Sentences of a plan as values: who attends, who does what, when, until when, with how much money."""

from __future__ import annotations

import pytest

from diemcau.kernel.dates import PartialDate
from diemcau.plan.domain.attendance import read_attendance
from diemcau.plan.domain.deadlines import find_deadline
from diemcau.plan.domain.duties import coordinating_units, split_duties
from diemcau.plan.domain.model import Count
from diemcau.plan.domain.moments import read_time
from diemcau.plan.domain.money import read_amount, read_holder


@pytest.mark.parametrize(
    ("printed", "bodies", "roles", "count"),
    [
        ("Thường trực Tỉnh ủy;", ["Thường trực Tỉnh ủy"], [], Count.GROUP),
        (
            "Đại diện lãnh đạo: Sở Nội vụ; Công an tỉnh.",
            ["Sở Nội vụ", "Công an tỉnh"],
            ["Đại diện lãnh đạo"],
            Count.ONE,
        ),
        ("Sở Y tế: Ban Giám đốc, trưởng các phòng", ["Sở Y tế"], ["Ban Giám đốc", "trưởng các phòng"], Count.GROUP),
        (
            "Lãnh đạo và công chức tham mưu của các Sở, Ban, ngành",
            ["các Sở, Ban, ngành"],
            ["Lãnh đạo", "công chức tham mưu"],
            Count.SEVERAL,
        ),
        (
            "Lãnh đạo Phòng Nội vụ và chuyên viên theo dõi",
            ["Phòng Nội vụ"],
            ["Lãnh đạo", "chuyên viên theo dõi"],
            Count.SEVERAL,
        ),
        ("Chủ tịch UBND cấp xã", ["UBND cấp xã"], ["Chủ tịch UBND"], Count.ONE),
        (
            "Thành viên Ban Chỉ đạo chuyển đổi số cấp huyện",
            ["Ban Chỉ đạo chuyển đổi số cấp huyện"],
            ["Thành viên"],
            Count.GROUP,
        ),
        ("Tổ giúp việc Ban Chỉ đạo tỉnh", ["Tổ giúp việc Ban Chỉ đạo tỉnh"], [], Count.GROUP),
        (
            "Kính mời đồng chí Lê Văn An, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh",
            ["Tỉnh ủy", "UBND tỉnh"],
            ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"],
            Count.ONE,
        ),
        (
            "Trung tâm Y tế: 01 lãnh đạo và 01 chuyên viên",
            ["Trung tâm Y tế"],
            ["01 lãnh đạo", "01 chuyên viên"],
            Count.SEVERAL,
        ),
        ("Chủ tịch UBND các xã: Hòa An, Bình Khê", ["UBND các xã: Hòa An, Bình Khê"], ["Chủ tịch UBND"], Count.ONE),
        ("100% học sinh", [], ["100% học sinh"], Count.GROUP),
    ],
)
def test_an_entry_of_participants_says_bodies_roles_and_how_many(printed, bodies, roles, count):
    read = read_attendance(printed)
    assert (list(read.bodies), list(read.roles), read.count) == (bodies, roles, count)


@pytest.mark.parametrize(
    ("paragraph", "duties"),
    [
        ("Giao Sở Nội vụ chủ trì chuẩn bị báo cáo.", [("Sở Nội vụ", "chuẩn bị báo cáo.")]),
        ("Sở Tài chính: bố trí kinh phí", [("Sở Tài chính", "bố trí kinh phí")]),
        (
            "Sở Nội vụ chủ trì tham mưu; Sở Tư pháp thẩm định hồ sơ.",
            [("Sở Nội vụ", "tham mưu;"), ("Sở Tư pháp", "thẩm định hồ sơ.")],
        ),
        (
            "Sở Nội vụ theo dõi việc thực hiện. Báo cáo UBND tỉnh kết quả.",
            [("Sở Nội vụ", "theo dõi việc thực hiện. Báo cáo UBND tỉnh kết quả.")],
        ),
        ("Đối với các chợ: Cây Sanh, Bàu Sen, giao UBND phường Hòa An kiểm tra", [("UBND phường Hòa An", "kiểm tra")]),
        (
            "Trên cơ sở kế hoạch được duyệt, Thanh tra tỉnh tiến hành thanh tra",
            [("Thanh tra tỉnh", "tiến hành thanh tra")],
        ),
        (
            "Nhất trí chủ trương; Giao UBND xã Bình An lập phương án",
            [(None, "Nhất trí chủ trương;"), ("UBND xã Bình An", "lập phương án")],
        ),
        (
            (
                "Các đơn vị được giao chủ trì có trách nhiệm thực hiện đúng hạn, các cơ quan phối hợp có trách "
                "nhiệm cung cấp số liệu"
            ),
            [("Các đơn vị được giao chủ trì", "thực hiện đúng hạn"), ("các cơ quan phối hợp", "cung cấp số liệu")],
        ),
        ("Trong quá trình thực hiện nếu có khó khăn, các đơn vị báo cáo Sở Nội vụ.", []),
    ],
)
def test_a_paragraph_gives_each_duty_with_who_has_it(paragraph, duties):
    assert [(duty.subject, duty.text) for duty in split_duties(paragraph)] == duties


def test_under_a_heading_only_an_order_or_a_body_that_leads_starts_a_new_duty():
    assert [
        duty.subject for duty in split_duties("Các đồng chí Trưởng phòng có trách nhiệm bố trí cán bộ", within=True)
    ] == [None]
    assert [duty.subject for duty in split_duties("Phòng Kế hoạch: Lập dự toán", within=True)] == ["Phòng Kế hoạch"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("phối hợp với Văn phòng UBND tỉnh xây dựng chương trình", ["Văn phòng UBND tỉnh"]),
        (
            "chủ trì, phối hợp với Sở Tài chính, Kho bạc Nhà nước tỉnh và các đơn vị liên quan rà soát",
            ["Sở Tài chính", "Kho bạc Nhà nước tỉnh", "các đơn vị liên quan"],
        ),
        ("chủ trì cùng Bộ Xây dựng đánh giá", ["Bộ Xây dựng"]),
        ("phối hợp chặt chẽ với cấp ủy, chính quyền các cấp, phát huy sức mạnh", ["cấp ủy, chính quyền các cấp"]),
        ("phối hợp với cơ quan chủ trì thực hiện nhiệm vụ", []),
        ("phối hợp tuyên truyền về Hội nghị", []),
    ],
)
def test_the_partners_stand_between_phoi_hop_voi_and_the_verb(text, units):
    assert list(coordinating_units(text)) == units


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("gửi về Sở Nội vụ trước 15h00 ngày 15/6/2026 để tổng hợp", "trước 15h00 ngày 15/6/2026"),
        ("báo cáo trước ngày 18 hằng tháng", "trước ngày 18 hằng tháng"),
        ("hoàn thành chậm nhất ngày 10 tháng 12 năm 2025", "chậm nhất ngày 10 tháng 12 năm 2025"),
        ("trình UBND tỉnh trong tháng 9 năm 2026", "trong tháng 9 năm 2026"),
        ("xong trong quý I/2024", "trong quý I/2024"),
        ("hạn chót 13/10/2017", "hạn chót 13/10/2017"),
        ("Ngày 16/11/2017: Họp đoàn kiểm tra", "Ngày 16/11/2017"),
        ("báo cáo kết quả khi tổng kết Đợt thi đua.", "khi tổng kết Đợt thi đua"),
        ("tổ tự giải thể sau khi hoàn thành nhiệm vụ.", None),
        ("theo Quyết định số 338/QĐ-TTg ngày 03 tháng 4 năm 2023 của Thủ tướng", None),
        ("hoàn thành 3.000 km đường cao tốc", None),
        ("báo cáo công tác giảm nghèo hàng năm", None),
    ],
)
def test_a_deadline_is_what_the_text_says_and_no_date_that_is_only_cited(text, deadline):
    assert find_deadline(text) == deadline


@pytest.mark.parametrize(
    ("text", "start", "end", "clock", "fixed"),
    [
        ("Từ 14h00 thứ Ba, ngày 16/6/2026", PartialDate(2026, 6, 16), None, "14:00", True),
        ("03 ngày: 24, 25 và 26 tháng 8 năm 2026.", PartialDate(2026, 8, 24), PartialDate(2026, 8, 26), None, True),
        ("Dự kiến trong tháng 01/2024 (sẽ có giấy mời)", PartialDate(2024, 1), None, None, False),
        ("1/2 ngày, dự kiến ngày 20/8/2024.", PartialDate(2024, 8, 20), None, None, True),
        ("Từ nay đến hết năm 2025.", None, PartialDate(2025), None, False),
        (
            "ngày 25-27/12/2017, bắt đầu lúc 07 giờ 30 phút",
            PartialDate(2017, 12, 25),
            PartialDate(2017, 12, 27),
            "07:30",
            True,
        ),
        ("Chiều ngày 28/12 và cả ngày 29/12/2011", PartialDate(2011, 12, 28), PartialDate(2011, 12, 29), None, True),
        ("Theo lịch công tác của lãnh đạo", None, None, None, False),
    ],
)
def test_a_time_is_read_as_far_as_it_is_stated(text, start, end, clock, fixed):
    read = read_time(text, None)
    assert (read.start, read.end, read.clock, read.fixed) == (start, end, clock, fixed)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("50 triệu đồng từ ngân sách tỉnh", 50_000_000),
        ("Tổng kinh phí 1,2 tỷ đồng, trong đó in tài liệu 200 triệu đồng", 1_200_000_000),
        ("250.000.000 đồng (Hai trăm năm mươi triệu đồng)", 250_000_000),
        ("giải Nhất 5.000.000 đồng; giải Nhì 3.000.000 đồng", None),  # two sums and no total
        ("phụ cấp 150.000đ/người", None),
        ("Từ nguồn ngân sách tỉnh năm 2024", None),
    ],
)
def test_a_sum_is_the_total_or_the_only_one(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Kinh phí cải cách hành chính cấp cho Sở Nội vụ.", "Sở Nội vụ"),
        ("ngân sách tỉnh, giao Văn phòng UBND tỉnh quản lý", "Văn phòng UBND tỉnh"),
        ("do Trường chi trả từ nguồn được giao", "Trường"),
        ("Theo quy định hiện hành", None),
    ],
)
def test_the_holder_of_the_money_is_named(text, holder):
    assert read_holder(text) == holder
