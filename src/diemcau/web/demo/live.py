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
    _lay_programme(conference)
    actions.add_awards(conference, AWARDS, by=people["to-chuc"])
    actions.lay_out(conference, by=people["to-chuc"])


def _lay_programme(conference: Conference) -> None:
    """Speeches that were accepted already are given after the two that the plan names."""
    accepted = list(conference.programme.order_by("position"))
    speeches_end = 1 + max(number for number, row in enumerate(PROGRAMME) if row[0].startswith("Tham luận"))
    for number, item in enumerate(accepted):
        item.position = speeches_end + number
    ProgrammeItem.objects.bulk_update(accepted, ["position"])
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            conference=conference,
            position=number if number < speeches_end else number + len(accepted),
            text=text,
            minutes=minutes,
            by=by,
            starts=None if number else time(8),
            site=Site.objects.filter(conference=conference, host__name__endswith=place).first() if place else None,
            alternative="chiếu bản ghi hình đã gửi trước" if place else "",
            was_edited=True,
        )
        for number, (text, minutes, by, place) in enumerate(PROGRAMME)
    )
