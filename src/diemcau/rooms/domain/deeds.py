"""What the log says, in the words of the screen. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diemcau.kernel.words import say

WORDS = {
    "assignments.due_set": "đặt thời hạn cho một việc được giao",
    "conference.opened": "mở hội nghị từ kế hoạch",
    "conference.role_given": "giao một vai trong hội nghị",
    "conference.role_taken": "thôi giao một vai trong hội nghị",
    "conference.site_closed": "gộp một điểm cầu vào điểm cầu khác",
    "conference.site_reopened": "mở lại một điểm cầu",
    "conference.time_fixed": "ấn định ngày, giờ họp",
    "conference.unit_moved": "chuyển một đơn vị sang điểm cầu khác",
    "conference.venue_chosen": "chọn phòng họp cho một điểm cầu",
    "connectivity.campaign_opened": "mở một đợt đo đường truyền",
    "connectivity.escalated": "báo lên cấp trên những điểm cầu chưa đạt đường truyền",
    "connectivity.line_added": "thêm một đường truyền",
    "connectivity.line_described": "ghi nhà mạng của một đường truyền",
    "connectivity.line_tested": "đo một đường truyền",
    "connectivity.picture_confirmed": "xác nhận hình, tiếng của một điểm cầu",
    "connectivity.presence_noted": "ghi tình trạng của một điểm cầu trong cuộc họp",
    "connectivity.reminded": "nhắc những điểm cầu chưa đo đường truyền",
    "connectivity.slot_moved": "đổi giờ đo của một điểm cầu",
    "connectivity.test_signed": "ký xác nhận một phiên đo đường truyền",
    "delegates.seat_sized": "nhập số người của một thành phần",
    "plan.answer_withdrawn": "rút một câu trả lời về tên đơn vị",
    "plan.applied": "áp dụng kế hoạch",
    "plan.corrected": "sửa một giá trị đọc được",
    "plan.correction_undone": "bỏ một chỗ sửa",
    "plan.discarded": "bỏ một văn bản kế hoạch",
    "plan.name_answered": "trả lời một tên là đơn vị nào",
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
