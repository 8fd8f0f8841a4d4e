"""What people put right, so that each can be seen and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diemcau.plan.models import Correction
from diemcau.plan.queries.room import PlanRoom

_NAMES = {
    "/plan/title": "tên hội nghị",
    "/plan/kind": "loại",
    "/plan/time": "thời gian",
    "/plan/chair": "chủ trì",
    "/plan/format": "hình thức",
    "/plan/place": "địa điểm",
    "/plan/budget": "kinh phí",
    "/plan/sites": "điểm cầu",
    "/plan/participants": "thành phần",
    "/plan/assignments": "phân công",
    "/plan/programme": "chương trình",
    "/plan/contents": "nội dung",
    "/document/number": "số văn bản",
    "/document/date": "ngày ban hành",
    "/document/issuing_body": "cơ quan ban hành",
    "/document/recipients": "nơi nhận",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One correction: "Sửa thành phần 7", "Bỏ thành phần 5", "Thêm nơi nhận"."""

    correction: Correction
    words: str


def changes(room: PlanRoom) -> Iterator[Changed]:
    for made in reversed(room.corrections):
        place = next((known for known in _NAMES if made.path == known or made.path.startswith(f"{known}/")), "")
        number = made.path.removeprefix(place).strip("/").partition("/")[0]
        verb = "Thêm" if number == "-" else "Bỏ" if made.value is None and number.isdigit() else "Sửa"
        which = f" {int(number) + 1}" if number.isdigit() else ""
        yield Changed(correction=made, words=f"{verb} {_NAMES.get(place, made.path)}{which}")
