"""The ready set of tasks for a conference of many sites, reckoned backwards from its day. Pure.

Documents three working days before and the common rehearsal of all lines on the day before: what the plans and
invitations of provinces ask for; technicians sixty minutes before the hour: see docs/sources.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diemcau.assignments.domain.deadlines import Due
from diemcau.kernel.words import say


class Owner(StrEnum):
    ORGANISER = "organiser"
    HOSTS = "hosts"


OWNER_NAMES = {Owner.ORGANISER: "đơn vị tổ chức", Owner.HOSTS: "mỗi điểm cầu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One task of the set: `takes` working days, after the steps named in `after`."""

    key: str
    text: str
    acceptance: str
    days: int
    takes: int
    owner: Owner = Owner.ORGANISER
    minutes: int | None = None
    after: tuple[str, ...] = ()

    @property
    def due(self) -> Due:
        return Due(days=self.days, minutes=self.minutes)

    @property
    def owner_name(self) -> str:
        return say(OWNER_NAMES[self.owner])


STEPS = (
    Step(
        key="programme",
        text="Duyệt chương trình hội nghị",
        acceptance="Chương trình có ý kiến duyệt của người chủ trì",
        days=-15,
        takes=5,
    ),
    Step(
        key="report",
        text="Hoàn chỉnh báo cáo tổng kết trình tại hội nghị",
        acceptance="Báo cáo đã ký",
        days=-5,
        takes=10,
    ),
    Step(
        key="invitations",
        text="Phát hành giấy mời đến mọi đơn vị, điểm cầu",
        acceptance="Mọi giấy mời có biên nhận phát hành",
        days=-10,
        takes=3,
        after=("programme",),
    ),
    Step(
        key="names",
        text="Cử đại biểu, gửi danh sách dự họp",
        acceptance="Đủ tên theo thành phần được mời",
        days=-5,
        takes=5,
        owner=Owner.HOSTS,
        after=("invitations",),
    ),
    Step(
        key="rooms",
        text="Bố trí phòng họp, màn hình, micro, nguồn điện dự phòng",
        acceptance="Đã chọn phòng họp trên hệ thống",
        days=-7,
        takes=3,
        owner=Owner.HOSTS,
    ),
    Step(
        key="technicians",
        text="Phân công người phụ trách kỹ thuật, có số điện thoại",
        acceptance="Có người phụ trách kỹ thuật trên hệ thống",
        days=-7,
        takes=2,
        owner=Owner.HOSTS,
    ),
    Step(
        key="lines",
        text="Kiểm tra đường truyền chính và dự phòng",
        acceptance="Lần kiểm tra gần nhất đạt",
        days=-4,
        takes=3,
        owner=Owner.HOSTS,
        after=("rooms", "technicians"),
    ),
    Step(
        key="speeches",
        text="Duyệt tham luận, xếp thứ tự và thời lượng",
        acceptance="Tham luận đã duyệt có trong chương trình",
        days=-5,
        takes=5,
        after=("programme",),
    ),
    Step(
        key="film",
        text="Hoàn thành phóng sự, thử hình, thử tiếng tại hội trường",
        acceptance="Bản phát chạy được tại hội trường",
        days=-2,
        takes=10,
    ),
    Step(
        key="documents",
        text="Gửi tài liệu đến đại biểu, chậm nhất 3 ngày làm việc trước ngày họp",
        acceptance="Mọi điểm cầu mở được tài liệu",
        days=-3,
        takes=2,
        after=("report", "invitations"),
    ),
    Step(
        key="hall",
        text="Chuẩn bị hội trường chính: phông, bảng tên, âm thanh, lễ tân",
        acceptance="Biên bản kiểm tra hội trường",
        days=-1,
        takes=3,
    ),
    Step(
        key="rehearsal",
        text="Thử đường truyền chung toàn hệ thống",
        acceptance="Điểm cầu nghe rõ, thấy rõ trong buổi thử",
        days=-1,
        takes=1,
        owner=Owner.HOSTS,
        after=("lines",),
    ),
    Step(
        key="presence",
        text="Người phụ trách kỹ thuật có mặt, mở thiết bị trước giờ họp 60 phút",
        acceptance="Điểm cầu đã kết nối trước giờ họp",
        days=0,
        minutes=60,
        takes=1,
        owner=Owner.HOSTS,
        after=("rehearsal",),
    ),
    Step(
        key="conclusion",
        text="Phát hành thông báo kết luận trong 5 ngày làm việc",
        acceptance="Thông báo đã có số, đã phát hành",
        days=5,
        takes=5,
    ),
)
