"""What the log says, in the words of the screen. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diemcau.kernel.words import say

WORDS = {
    "assignments.accepted": "nghiệm thu một việc",
    "assignments.deadlines_reckoned": "tính lại thời hạn theo ngày họp",
    "assignments.dependency_added": "nối một việc làm sau việc khác",
    "assignments.dependency_removed": "bỏ nối giữa hai việc",
    "assignments.due_set": "đặt thời hạn cho một việc được giao",
    "assignments.given_back": "trả lại một báo cáo kết quả",
    "assignments.handed_out": "giao các nhiệm vụ đến từng đơn vị",
    "assignments.preparation_adopted": "thêm bộ việc chuẩn bị",
    "assignments.product_added": "tách một sản phẩm từ nhiệm vụ",
    "assignments.product_changed": "sửa một sản phẩm",
    "assignments.product_removed": "bỏ một sản phẩm",
    "assignments.reminded": "nhắc các nơi có việc quá hạn",
    "assignments.reopened": "rút nghiệm thu một việc",
    "assignments.reported": "báo cáo kết quả một việc",
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
    "papers.annexed": "chọn tài liệu kèm theo một văn bản",
    "papers.announced": "đính chính hoặc thay thế một văn bản",
    "papers.archive_asked": "tải gói tài liệu",
    "papers.archive_built": "đóng xong một gói tài liệu",
    "papers.changed": "sửa một tài liệu",
    "papers.closed": "đóng một tài liệu với người đọc",
    "papers.closed_to": "bỏ người được đọc một tài liệu",
    "papers.delivery_said": "trả lời về một văn bản đến",
    "papers.dispatch_queued": "gửi xong một đợt phát hành đến mọi nơi nhận",
    "papers.dispatched": "phát hành văn bản",
    "papers.made": "thêm tài liệu",
    "papers.opened_to": "thêm người được đọc một tài liệu",
    "papers.read": "đọc một tài liệu",
    "papers.recalled": "thu hồi một văn bản",
    "papers.registered": "lấy số cho một văn bản",
    "papers.released": "mở một tài liệu cho người đọc",
    "papers.removed": "bỏ tài liệu",
    "papers.sent_back": "trả lại một tài liệu",
    "papers.series_begun": "đặt một dãy số",
    "papers.signed": "ghi chữ ký của một tài liệu",
    "papers.speakers_reminded": "nhắc gửi bài tham luận",
    "papers.speech_declined": "không chọn một tham luận",
    "papers.speech_registered": "đăng ký tham luận",
    "papers.speech_withdrawn": "rút một tham luận",
    "papers.speeches_accepted": "chọn tham luận vào chương trình",
    "papers.speeches_called": "kêu gọi tham luận",
    "papers.step_passed": "ghi một bước của tài liệu",
    "papers.text_read": "đọc phần chữ của một tài liệu",
    "papers.upload_begun": "bắt đầu gửi một tệp",
    "papers.upload_dropped": "bỏ một tệp đang gửi",
    "papers.version_added": "tải lên một bản của tài liệu",
    "papers.way_set": "đặt các bước của một loại tài liệu",
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
