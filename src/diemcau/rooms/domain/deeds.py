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
    "delegates.answered": "ghi một câu trả lời giấy mời",
    "delegates.channel_added": "thêm một kênh báo tin",
    "delegates.channel_removed": "bỏ một kênh báo tin",
    "delegates.consent_recorded": "ghi ý kiến chủ trì về người dự thay",
    "delegates.copies_rendered": "dựng giấy mời",
    "delegates.copy_renewed": "mở lại đường dẫn của một giấy mời",
    "delegates.copy_revoked": "khóa đường dẫn của một giấy mời",
    "delegates.invitation_drafted": "soạn giấy mời",
    "delegates.invitation_dropped": "bỏ dự thảo giấy mời",
    "delegates.invitation_edited": "sửa lời giấy mời",
    "delegates.invitation_issued": "phát hành giấy mời",
    "delegates.invited_more": "mời thêm đại biểu",
    "delegates.list_dropped": "bỏ danh sách đại biểu chờ nhập",
    "delegates.list_kept": "gửi danh sách đại biểu",
    "delegates.list_named": "cử đại biểu theo danh sách",
    "delegates.named": "cử một đại biểu",
    "delegates.policy_set": "chọn cách mời và thời hạn",
    "delegates.proposal_accepted": "nhận người mà đại biểu đề nghị",
    "delegates.reminded": "nhắc đơn vị và đại biểu",
    "delegates.rendering_begun": "bắt đầu dựng giấy mời",
    "delegates.replaced": "thay một đại biểu",
    "delegates.restored": "hoàn tác rút tên một đại biểu",
    "delegates.seat_sized": "nhập số người của một thành phần",
    "delegates.withdrawn": "rút tên một đại biểu",
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
