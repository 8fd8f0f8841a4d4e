"""A programme for the example conference, two speeches from sites, awards: so that the director's screen is alive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.directory.models import Account
from diemcau.live import actions

PROGRAMME = (
    ("Tuyên bố lý do, giới thiệu đại biểu", 10, "Văn phòng UBND tỉnh", ""),
    ("Phát biểu khai mạc", 10, "Chủ tịch UBND tỉnh", ""),
    ("Phóng sự chuyển đổi số và cải cách hành chính", 12, "Đài Phát thanh và Truyền hình", ""),
    ("Báo cáo sơ kết", 25, "Giám đốc Sở Nội vụ", ""),
    ("Công bố kết quả xếp hạng hai chỉ số năm 2023", 20, "Sở Nội vụ", ""),
    ("Tham luận của UBND huyện Nam Giang", 10, "Chủ tịch UBND huyện", "huyện Nam Giang"),
    ("Tham luận của UBND thành phố Hội An", 10, "Chủ tịch UBND thành phố", "thành phố Hội An"),
    ("Thảo luận", 30, "", ""),
    ("Trao giải cuộc thi", 15, "Sở Nội vụ", ""),
    ("Phát biểu chỉ đạo, bế mạc", 20, "Chủ tịch UBND tỉnh", ""),
)
AWARDS = (
    {"title": "Giải Nhất cá nhân", "receiver": "Nguyễn Thị Mẫu", "detail": "Công chức xã Trà Leng", "group": "Đợt 1"},
    {
        "title": "Giải Nhất tập thể",
        "receiver": "UBND thành phố Hội An",
        "citation": "412 lượt dự thi",
        "group": "Đợt 1",
    },
)


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    if not conference.programme.exists():
        ProgrammeItem.objects.bulk_create(
            ProgrammeItem(
                conference=conference,
                position=position,
                text=text,
                minutes=minutes,
                by=by,
                starts=None if position else time(8),
                site=Site.objects.filter(conference=conference, host__name__endswith=place).first() if place else None,
                alternative="chiếu bản ghi hình đã gửi trước" if place else "",
                was_edited=True,
            )
            for position, (text, minutes, by, place) in enumerate(PROGRAMME)
        )
    actions.add_awards(conference, AWARDS, by=people["to-chuc"])
    actions.lay_out(conference, by=people["to-chuc"])
