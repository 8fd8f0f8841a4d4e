"""Each finding once where it is due, and not where the paper is right."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.nd30.model import Text
from diemcau.plan.domain.model import Severity
from diemcau.plan.domain.reading import read
from tests.plan.papers import findings, paper, reading, words

SITES = (
    "II. HỘI NGHỊ\n1. Hình thức: Trực tuyến tại các điểm cầu UBND tỉnh, UBND các huyện, thị xã, thành phố và UBND "
    "cấp xã.\n2. Thời gian: 08 giờ 00 ngày 26/01/2024 (thứ Sáu).\n"
)
DUTIES = "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Chuẩn bị tài liệu trước ngày 20/01/2024.\n"

# code, the faulty body (or parts), the words of its lines, the right body (or parts)
CASES = [
    (
        "damaged-characters",
        {"body": SITES + "3. Trao giải cuộc thi \ufffdCông chức với lưu trữ\ufffd.\n" + DUTIES},
        "3. Trao giải cuộc thi",
        {"body": SITES + "3. Trao giải cuộc thi “Công chức với lưu trữ”.\n" + DUTIES},
    ),
    ("number-missing", {"body": SITES + DUTIES, "number": "     "}, "Số:", {"body": SITES + DUTIES}),
    ("date-incomplete", {"body": SITES + DUTIES, "day": "    "}, "Quảng Nam, ngày", {"body": SITES + DUTIES}),
    ("signer-missing", {"body": SITES + DUTIES, "signature": ""}, None, {"body": SITES + DUTIES}),
    (
        "citation-form",
        {"body": SITES + DUTIES, "basis": "Căn cứ Quyết định 2905/QĐ-UBND ngày 28/12/2023 của UBND tỉnh về lưu trữ;"},
        "Căn cứ Quyết định 2905",
        {"body": SITES + DUTIES, "basis": "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;"},
    ),
    (
        "citation-form",
        {"body": SITES + DUTIES, "basis": "Căn cứ Quyết định số 2905/QĐ-UBND của UBND tỉnh về công tác lưu trữ;"},
        "Căn cứ Quyết định số 2905",
        {
            "body": SITES + DUTIES,
            "basis": "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
        },
    ),
    (
        "weekday-mismatch",
        {"body": "1. Thời gian: 08 giờ 00 thứ Năm, ngày 26/01/2024.\n" + DUTIES},
        "1. Thời gian",
        {"body": "1. Thời gian: 08 giờ 00 thứ Sáu, ngày 26/01/2024.\n" + DUTIES},
    ),
    (
        "numbering-gap",
        {"body": "I. MỤC ĐÍCH\n- Sơ kết.\nIII. NỘI DUNG\n- Báo cáo.\nIV. KINH PHÍ\n- Ngân sách tỉnh.\n"},
        "III. NỘI DUNG",
        {"body": "I. MỤC ĐÍCH\n- Sơ kết.\nII. NỘI DUNG\n- Báo cáo.\nIII. KINH PHÍ\n- Ngân sách tỉnh.\n"},
    ),
    (
        "wrong-tier",
        {"body": "2. Thành phần\n* Cấp huyện\n- Thường trực HĐND tỉnh;\n* Cấp xã\n- Chủ tịch UBND cấp xã.\n" + DUTIES},
        "- Thường trực HĐND tỉnh;",
        {
            "body": "2. Thành phần\n* Cấp huyện\n- Thường trực HĐND cấp huyện;\n* Cấp xã\n- Chủ tịch UBND cấp xã.\n"
            + DUTIES
        },
    ),
    (
        "wrong-tier",  # a site is a place where people of any tier may sit
        {
            "body": "2. Thành phần\n* Cấp tỉnh\n- Chủ tịch UBND các xã: Hòa An, Bình Khê.\n* Cấp xã\n- Công chức.\n"
            + DUTIES
        },
        "- Chủ tịch UBND các xã: Hòa An, Bình Khê.",
        {
            "body": (
                "2. Thành phần\n2.1. Tại điểm cầu UBND tỉnh\n- Chủ tịch UBND các xã: Hòa An, Bình Khê.\n"
                "2.2. Tại điểm cầu UBND các xã\n- Công chức.\n"
            )
            + DUTIES
        },
    ),
    (
        "overlapping-participants",
        {
            "body": (
                "2. Thành phần\n* Cấp tỉnh\n- Lãnh đạo các cơ quan ngành dọc cấp tỉnh;\n"
                "- Lãnh đạo Cục Thuế tỉnh, Công an tỉnh.\n"
            )
            + DUTIES
        },
        "- Lãnh đạo Cục Thuế tỉnh, Công an tỉnh.",
        {
            "body": (
                "2. Thành phần\n* Cấp tỉnh\n- Lãnh đạo các Sở, Ban, ngành;\n"
                "- Lãnh đạo Cục Thuế tỉnh, Công an tỉnh;\n- Chuyên viên Cục Thuế tỉnh.\n"
            )
            + DUTIES
        },
    ),
    (
        "body-kind-mismatch",
        {"body": "2. Thành phần\n* Các xã, phường, thị trấn\n- Chủ tịch HĐND xã.\n* Cấp tỉnh\n- Sở Nội vụ.\n" + DUTIES},
        "- Chủ tịch HĐND xã.",
        {
            "body": "2. Thành phần\n* Các xã, phường, thị trấn\n- Chủ tịch HĐND cấp xã.\n* Cấp tỉnh\n- Sở Nội vụ.\n"
            + DUTIES
        },
    ),
    (
        "body-kind-mismatch",
        {
            "body": "2. Thành phần\n* Các huyện, thị xã, thành phố\n- Thường trực Huyện ủy.\n* Cấp tỉnh\n- Sở Nội vụ.\n"
            + DUTIES
        },
        "- Thường trực Huyện ủy.",
        {
            "body": (
                "2. Thành phần\n* Các huyện, thị xã, thành phố\n- Thường trực Huyện ủy, Thị ủy, Thành ủy.\n"
                "* Cấp tỉnh\n- Sở Nội vụ.\n"
            )
            + DUTIES
        },
    ),
    (
        "participant-tier-not-a-recipient",
        {
            "body": "2. Thành phần\n* Cấp tỉnh\n- Sở Nội vụ.\n* Cấp xã\n- Chủ tịch UBND cấp xã.\n" + DUTIES,
            "recipients": "- Các Sở, Ban, ngành;",
        },
        "- Chủ tịch UBND cấp xã.",
        {"body": "2. Thành phần\n* Cấp tỉnh\n- Sở Nội vụ.\n* Cấp xã\n- Chủ tịch UBND cấp xã.\n" + DUTIES},
    ),
    (
        "assignee-not-a-recipient",
        {"body": "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Phối hợp với Đài Phát thanh và Truyền hình tỉnh đưa tin.\n"},
        "1. Sở Nội vụ",
        {
            "body": (
                "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Phối hợp với Đài Phát thanh và Truyền hình tỉnh đưa tin.\n"
            ),
            "recipients": "- Các Sở, Ban, ngành;\n- Đài PT-TH tỉnh;",
        },
    ),
    (
        "duplicate-unit",
        {
            "body": (
                "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Gửi tài liệu.\n2. Sở Tài chính: Cấp kinh phí.\n"
                "3. Sở Nội vụ: Tổng hợp.\n"
            )
        },
        "3. Sở Nội vụ",
        {"body": "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Gửi tài liệu; tổng hợp.\n2. Sở Tài chính: Cấp kinh phí.\n"},
    ),
    (
        "deadline-missing",
        {"body": "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Gửi tài liệu.\n"},
        None,
        {"body": DUTIES},
    ),
    (
        "tier-without-line-check",
        {
            "body": SITES
            + DUTIES
            + "2. Sở Thông tin và Truyền thông: Kiểm tra đường truyền đến điểm cầu các huyện, thị xã, thành phố.\n"
        },
        "2. Sở Thông tin và Truyền thông",
        {"body": SITES + DUTIES + "2. Sở Thông tin và Truyền thông: Kiểm tra đường truyền đến các điểm cầu.\n"},
    ),
    (
        "host-without-task",
        {"body": SITES + DUTIES + "2. UBND các huyện, thị xã, thành phố: Chuẩn bị điểm cầu.\n"},
        "1. Hình thức",
        {"body": SITES + DUTIES + "2. UBND các huyện, thị xã, thành phố và UBND cấp xã: Chuẩn bị điểm cầu.\n"},
    ),
    (
        "time-not-fixed",
        {"body": "1. Thời gian: Dự kiến trong tháng 01/2024.\n" + DUTIES},
        "1. Thời gian",
        {"body": "1. Thời gian: 08 giờ 00 ngày 26/01/2024.\n" + DUTIES},
    ),
    (
        "budget-without-amount",
        {"body": SITES + "3. Kinh phí: Từ nguồn ngân sách tỉnh.\n" + DUTIES},
        "3. Kinh phí",
        {"body": SITES + "3. Kinh phí: 50 triệu đồng từ nguồn ngân sách tỉnh.\n" + DUTIES},
    ),
    (
        "date-in-the-past",
        {"body": "1. Thời gian: 08 giờ 00 ngày 26/01/2023.\n" + DUTIES},
        "1. Thời gian",
        {"body": "1. Thời gian: 08 giờ 00 ngày 26/01/2024.\n" + DUTIES},
    ),
    (
        "date-in-the-past",
        {"body": "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Gửi tài liệu trước ngày 20/01/2023.\n"},
        "1. Sở Nội vụ",
        {"body": DUTIES},
    ),
]


@pytest.mark.parametrize(
    ("code", "faulty", "at", "right"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_a_fault_is_found_at_its_lines_and_nowhere_else(code, faulty, at, right):
    found = reading(**faulty)
    due = [one for one in found.findings if one.code == code]
    assert len(due) == 1
    assert (due[0].lines is None) if at is None else words(found, due[0]).startswith(at)
    assert due[0].message.endswith(".") and "hãy" in due[0].message
    assert findings(code=code, **right) == []


def test_a_right_plan_is_left_alone():
    body = """
I. MỤC ĐÍCH, YÊU CẦU
1. Đánh giá kết quả năm 2023.
II. NỘI DUNG, THÀNH PHẦN, THỜI GIAN, KINH PHÍ
1. Thành phần
* Cấp tỉnh
- Lãnh đạo các Sở, Ban, ngành;
* Cấp huyện
- Chủ tịch UBND cấp huyện.
* Cấp xã
- Chủ tịch UBND cấp xã.
2. Hình thức: Trực tuyến tại các điểm cầu UBND tỉnh, UBND các huyện, thị xã, thành phố và UBND cấp xã.
3. Thời gian: 08 giờ 00 ngày 26/01/2024 (thứ Sáu).
4. Kinh phí: 50 triệu đồng cấp cho Sở Nội vụ.
III. PHÂN CÔNG THỰC HIỆN
1. Sở Nội vụ: Chuẩn bị tài liệu trước ngày 20/01/2024.
2. Sở Thông tin và Truyền thông: Kiểm tra đường truyền đến tất cả các điểm cầu.
3. UBND các huyện, thị xã, thành phố; UBND cấp xã: Chuẩn bị điểm cầu.
"""
    assert reading(body).findings == ()


def test_an_event_that_is_over_is_noted_only_against_a_clock():
    body = "1. Thời gian: 08 giờ 00 ngày 26/01/2024.\n" + DUTIES
    codes = {one.code: one.severity for one in read(paper(body), today=date(2024, 2, 1)).findings}
    assert codes["date-in-the-past"] is Severity.NOTE
    assert "date-in-the-past" not in {one.code for one in read(paper(body), today=date(2024, 1, 20)).findings}


def test_a_body_is_unknown_only_against_a_directory():
    body = "III. PHÂN CÔNG THỰC HIỆN\n1. Sở Nội vụ: Phối hợp với Sở Không gian gửi tài liệu trước ngày 20/01/2024.\n"
    known = ["Sở Nội vụ", "Sở Tài chính", "Ủy ban nhân dân tỉnh"]
    due = [one.message for one in read(paper(body), known=known).findings if one.code == "unknown-body"]
    assert due == ["Danh bạ không có “Sở Không gian”; hãy chọn đơn vị tương ứng hoặc thêm đơn vị này vào danh bạ."]
    assert findings(body, "unknown-body") == []


def test_many_places_of_one_fault_are_three_findings_and_the_last_names_the_rest():
    body = "I. NỘI DUNG\n" + "\n".join(
        f"{n}. Cuộc thi \ufffdLưu trữ\ufffd lần {n}.\nNội dung khác của mục này." for n in range(1, 7)
    )
    due = findings(body, "damaged-characters")
    assert len(due) == 3
    assert due[2].message.endswith("Lỗi này còn ở 3 chỗ khác (dòng 20, 22, 24).")


def test_findings_come_in_the_order_of_the_lines():
    body = (
        "2. Thành phần\n* Cấp huyện\n- Thường trực HĐND tỉnh;\n* Cấp xã\n- Chủ tịch HĐND xã.\n"
        "3. Kinh phí: Ngân sách tỉnh.\n"
    )
    placed = [one.lines[0] for one in reading(body, number="   ").findings if one.lines]
    assert placed == sorted(placed)


def test_a_paper_that_plans_nothing_is_judged_by_its_form_only():
    found = read(Text(lines=paper("1. Đã tiếp nhận 49 kiến nghị.", kind="BÁO CÁO", number="  ").lines, source="txt"))
    assert found.plan is None
    assert [one.code for one in found.findings] == ["number-missing"]
