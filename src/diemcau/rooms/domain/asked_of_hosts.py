"""What is asked of the host of a site: its own checklist, and check-in on the day. Pure."""

from __future__ import annotations

from datetime import date

from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.rooms.domain.asked import Asked
from diemcau.rooms.domain.cells import State


def asked_on_the_day(*, today: date, day: date | None, until: date | None, href: str) -> list[Asked]:
    """The console and check-in, of the host of a site, and only while the conference is held."""
    if day is None or not day <= today <= (until or day):
        return []
    return [
        Asked(
            state=State.LACKING,
            words=say("Hôm nay họp: mở bảng điểm cầu tại phòng họp."),
            detail=say("Để mở suốt buổi: lượt phát biểu, thông báo, báo sự cố đều ở đó."),
            button=say("Mở bảng điểm cầu"),
            due=today,
            page="live:consoles",
        ),
        Asked(
            state=State.LACKING,
            words=say("Hôm nay họp: điểm danh đại biểu tại điểm cầu."),
            detail=say("Mở trang điểm danh một lần khi còn mạng; sau đó mất mạng vẫn điểm danh được."),
            button=say("Điểm danh"),
            due=today,
            href=href,
        ),
    ]


def asked_of_host(*, lacking: int, href: str) -> list[Asked]:
    """What the checklist of the own site lacks."""
    if not lacking:
        return []
    return [
        Asked(
            state=State.ATTENTION,
            words=say("Điểm cầu còn %(lacking)s mục chưa sẵn sàng.", lacking=written(lacking)),
            detail=say("Phòng, hình, tiếng, ánh sáng, dự phòng, người trực."),
            button=say("Đánh dấu"),
            href=href,
        )
    ]
