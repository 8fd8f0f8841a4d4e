"""The vocabulary of seats, and what makes two posts one. Pure."""

from __future__ import annotations

import re
from enum import StrEnum

from diemcau.directory.domain.names import spelled_out
from diemcau.kernel.vietnamese import fold


class Count(StrEnum):
    """How many a seat is for: one; several; a whole group."""

    ONE = "one"
    SEVERAL = "several"
    GROUP = "group"


COUNT_NAMES = {
    Count.ONE: "01 đại biểu",
    Count.SEVERAL: "nhiều đại biểu",
    Count.GROUP: "cả tổ chức",
}

ANY_POST = "Đại biểu"  # of a body that the plan invites without saying who comes
POST_LENGTH = 200

_LEAD = re.compile(
    r"^(?:đại diện|thành viên(?= ban | tổ | tiểu ban | hội đồng | đoàn )|các|những|đồng chí|đ c|mỗi \w+|một|\d{1,3}|"
    r"vị|đại biểu|người)(?: |$)"
)
_BODY = re.compile(
    r" (?:ủy ban nhân dân|hội đồng nhân dân|ủy ban mặt trận tổ quốc việt nam|(?:tỉnh|thành|huyện|thị|quận|đảng) ủy)"
    r"(?: (?:các |cấp )?(?:tỉnh|huyện|xã|thành phố|thị xã|phường|thị trấn|đặc khu|quận))*$"
)
_TIER = re.compile(r" cấp (?:tỉnh|huyện|xã|thành phố)$")


def post_key(post: str, body: str = "") -> str:
    """Equal for two wordings of one post of one body: "Đại diện lãnh đạo Phòng Nội vụ" of "Phòng Nội vụ" is "Lãnh đạo".

    What asks for anybody ("Đại diện", "01 đại biểu", nothing at all) gives one and the same key. At most 200 letters.
    """
    words = spelled_out(post)
    if body:
        words = words.removesuffix(spelled_out(body)).rstrip()
    while lead := _LEAD.match(words):
        words = words[lead.end() :]
    words = _TIER.sub("", _BODY.sub("", _TIER.sub("", words)))
    return fold(words or ANY_POST)[:POST_LENGTH]
