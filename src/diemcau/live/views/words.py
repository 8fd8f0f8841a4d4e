"""What the scripts of the screens say; {n} and the like are filled in there."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

SHARED_WORDS: Words = {
    "late": _("chậm {n}′"),
    "early": _("sớm {n}′"),
    "on_time": _("đúng giờ"),
    "ends": _("kết thúc lúc {hour}"),
    "not_begun": _("Chưa bắt đầu"),
    "over": _("Chương trình đã hết"),
    "paused": _("tạm dừng"),
    "warn_left": _("Còn {n} phút"),
    "warn_over": _("Đã hết giờ"),
    "left_of": _("còn lại trong {n} phút"),
    "over_time": _("đã quá giờ"),
    "hall": _("Hội trường"),
    "on_line": _("đang kết nối"),
    "off_line": _("mất kết nối"),
    "closed": _("Liên kết này đã bị thu hồi. Hãy liên hệ ban tổ chức để nhận liên kết mới."),
    "speaking": _("Đang phát biểu"),
    "running": _("Đang diễn ra"),
    "next": _("Tiếp theo"),
}
HALL_WORDS: Words = {**SHARED_WORDS}
DIRECTOR_WORDS: Words = {
    **SHARED_WORDS,
    "prepare": _("Chuẩn bị"),
    "invite": _("Mời"),
    "on_air": _("Lên hình"),
    "off": _("Kết thúc"),
    "decline": _("Không mời"),
    "waiting": _("đang chờ"),
    "invited": _("được mời"),
    "preparing": _("đang chuẩn bị"),
    "ready": _("sẵn sàng"),
    "speaking_now": _("đang phát biểu"),
    "earlier": _("Đưa lên trước"),
    "later": _("Đưa xuống sau"),
    "asked_at": _("đăng ký {hour}"),
    "proposed": _("thư ký đề xuất"),
    "over_quota": _("đủ lượt của cấp"),
    "nobody_waits": _("Chưa có ai đăng ký phát biểu. Phím C để mời một điểm cầu."),
    "you_direct": _("Bạn đang điều hành"),
    "directs": _("{name} đang điều hành từ {hour}"),
    "nobody_directs": _("Chưa có ai điều hành"),
    "cue": _("Chuẩn bị {place}"),
    "read": _("{n}/{all} điểm cầu đã nhận"),
    "sent_at": _("{hour} · {text}"),
    "start": _("Bắt đầu"),
    "next_item": _("Mục tiếp theo"),
    "finish": _("Kết thúc chương trình"),
    "pause": _("Tạm dừng"),
    "resume": _("Tiếp tục"),
    "skip": _("Bỏ qua"),
    "undone": _("Đã hoàn tác."),
    "connected": _("đang kết nối"),
    "weak": _("kết nối yếu"),
    "lost": _("mất kết nối"),
    "absent": _("chưa vào"),
    "lost_site": _("{place} mất kết nối: {text}"),
    "use_alternative": _("Dùng phương án: {words}"),
    "pass_over": _("Sang mục sau"),
    "put_off": _("Lùi xuống sau một mục"),
    "leave_out": _("Bỏ qua mục này"),
    "shows_programme": _("Chương trình"),
    "seen_to": _("Đã xử lý"),
    "handled_by": _("{name} đang xử lý"),
    "unhandled": _("chưa ai nhận"),
    "people_here": _("{n}/{all} đại biểu có mặt"),
    "message_to": _("Nhắn riêng {place}"),
    "send": _("Gửi"),
    "is_here": _("có mặt"),
    "says_absent": _("báo vắng"),
    "not_checked_in": _("chưa điểm danh"),
    "nobody_named": _("chưa có đại biểu đăng ký"),
    "vote_open": _("Mở bỏ phiếu"),
    "vote_closed": _("Đóng bỏ phiếu"),
    "vote_released": _("Công bố"),
    "turnout": _("{n}/{all} phiếu"),
    "call_award": _("Mời: {words}"),
    "award_done": _("Trao xong"),
}
SITE_WORDS: Words = {
    **SHARED_WORDS,
    "your_turn": _("Chuẩn bị điểm cầu: sắp lên hình"),
    "invited": _("Được mời phát biểu, chờ hiệu lệnh chuẩn bị"),
    "waiting": _("Đã đăng ký, đang chờ đến lượt"),
    "on_air": _("Đang lên hình"),
    "ready": _("Đã sẵn sàng lên hình"),
    "said_ready": _("Đã báo sẵn sàng"),
    "withdraw": _("Rút đăng ký"),
    "asked": _("Đã gửi đăng ký phát biểu."),
    "read": _("Đã nhận"),
    "after": _("sau {n} mục nữa, khoảng {hour}"),
    "your_item": _("Đến lượt điểm cầu này"),
    "rtt": _("trễ {n} ms"),
    "handled_by": _("{name} đang xử lý"),
    "people_here": _("{n}/{all} đại biểu đã điểm danh có mặt"),
    "help": _("Đã báo ban tổ chức: {words}, {hour}"),
    "award": _("Mời nhận thưởng tại điểm cầu này"),
    "vote": _("Lấy ý kiến"),
    "secret": _("phiếu kín"),
    "named": _("phiếu công khai"),
    "voted": _("Đã ghi nhận phiếu. Biên nhận {receipt}"),
    "result": _("Kết quả"),
}


def words(wanted: Words) -> dict[str, str]:
    """In the language of whoever asks."""
    return {name: str(word) for name, word in wanted.items()}
