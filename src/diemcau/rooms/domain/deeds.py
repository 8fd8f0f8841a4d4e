"""What the log says, in the words of the screen. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diemcau.kernel.words import say

WORDS = {
    "assignments.accepted": "nghiệm thu một việc",
    "assignments.budget_added": "thêm một khoản kinh phí",
    "assignments.budget_approved": "ghi kinh phí được duyệt",
    "assignments.calendar_made": "tạo địa chỉ lịch của một đơn vị",
    "assignments.calendar_revoked": "thu hồi địa chỉ lịch của một đơn vị",
    "assignments.closed": "kết thúc hội nghị, quyết toán",
    "assignments.closing_undone": "mở lại hội nghị đã kết thúc",
    "assignments.deadlines_reckoned": "tính lại thời hạn theo ngày họp",
    "assignments.dependency_added": "nối một việc làm sau việc khác",
    "assignments.dependency_removed": "bỏ nối giữa hai việc",
    "assignments.due_set": "đặt thời hạn cho một việc được giao",
    "assignments.given_back": "trả lại một báo cáo kết quả",
    "assignments.handed_out": "giao các nhiệm vụ đến từng đơn vị",
    "assignments.notes_kept": "ghi ý kiến, kết luận cho biên bản",
    "assignments.outcome_reported": "báo cáo kết quả một chỉ tiêu",
    "assignments.outcome_ruled": "cho ý kiến về kết quả một chỉ tiêu",
    "assignments.paid": "ghi một khoản đã chi",
    "assignments.preparation_adopted": "thêm bộ việc chuẩn bị",
    "assignments.product_added": "tách một sản phẩm từ nhiệm vụ",
    "assignments.product_changed": "sửa một sản phẩm",
    "assignments.product_removed": "bỏ một sản phẩm",
    "assignments.reminded": "nhắc các nơi có việc quá hạn",
    "assignments.reopened": "rút nghiệm thu một việc",
    "assignments.reported": "báo cáo kết quả một việc",
    "assignments.request_answered": "trả lời một kiến nghị",
    "assignments.request_assigned": "giao nơi trả lời một kiến nghị",
    "assignments.request_closed": "kết thúc một kiến nghị",
    "assignments.request_made": "ghi một kiến nghị",
    "assignments.results_drafted": "soạn báo cáo kết quả năm",
    "assignments.targets_imported": "nhập chỉ tiêu của năm",
    "conference.opened": "mở hội nghị từ kế hoạch",
    "conference.role_given": "giao một vai trong hội nghị",
    "conference.role_taken": "thôi giao một vai trong hội nghị",
    "conference.site_closed": "gộp một điểm cầu vào điểm cầu khác",
    "conference.site_reopened": "mở lại một điểm cầu",
    "conference.time_fixed": "ấn định ngày, giờ họp",
    "conference.unit_moved": "chuyển một đơn vị sang điểm cầu khác",
    "conference.venue_chosen": "chọn phòng họp cho một điểm cầu",
    "delegates.seat_sized": "nhập số người của một thành phần",
    "plan.answer_withdrawn": "rút một câu trả lời về tên đơn vị",
    "plan.applied": "áp dụng kế hoạch",
    "plan.conclusion_taken_up": "giao nhiệm vụ từ kết luận",
    "plan.corrected": "sửa một giá trị đọc được",
    "plan.correction_undone": "bỏ một chỗ sửa",
    "plan.discarded": "bỏ một văn bản kế hoạch",
    "plan.name_answered": "trả lời một tên là đơn vị nào",
    "plan.next_drafted": "soạn dự thảo kế hoạch năm sau",
    "plan.uploaded": "tải lên một văn bản kế hoạch",
}


def told(verb: str, particulars: Mapping[str, Any]) -> str:
    """One deed as a phrase behind its author's name; a verb without words of its own is given as it is."""
    words = say(WORDS.get(verb, verb))
    if verb in {"plan.uploaded", "plan.discarded"} and particulars.get("file"):
        return f"{words} “{particulars['file']}”"
    if verb in {"plan.name_answered", "plan.answer_withdrawn"} and particulars.get("printed"):
        return f"{words} “{particulars['printed']}”"
    return words
