"""The vocabulary of a conference. Pure."""

from __future__ import annotations

import re
from enum import StrEnum

from diemcau.directory.domain import Role
from diemcau.kernel.vietnamese import fold

# Who runs a conference sees all of it; a unit's contact sees the own unit and its site.
RUNNING = [Role.ORGANISER, Role.OFFICE, Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY]


class Kind(StrEnum):
    CONFERENCE = "conference"
    MEETING = "meeting"
    CEREMONY = "ceremony"
    TRAINING = "training"
    CONTEST = "contest"


KIND_NAMES = {
    Kind.CONFERENCE: "Hội nghị",
    Kind.MEETING: "Cuộc họp",
    Kind.CEREMONY: "Buổi lễ",
    Kind.TRAINING: "Tập huấn",
    Kind.CONTEST: "Hội thi",
}


class Format(StrEnum):
    ONLINE = "online"
    IN_PERSON = "in_person"
    HYBRID = "hybrid"


FORMAT_NAMES = {
    Format.ONLINE: "Trực tuyến",
    Format.IN_PERSON: "Trực tiếp",
    Format.HYBRID: "Trực tiếp kết hợp trực tuyến",
}


class ItemKind(StrEnum):
    """Loại mục: what happens in one item of the programme."""

    OPENING = "opening"
    FILM = "film"
    REPORT = "report"
    RANKING = "ranking"
    SPEECH = "speech"
    DISCUSSION = "discussion"
    AWARD = "award"
    DIRECTIONS = "directions"
    CLOSING = "closing"
    RECESS = "recess"
    OTHER = "other"


ITEM_KIND_NAMES = {
    ItemKind.OPENING: "Khai mạc",
    ItemKind.FILM: "Phóng sự",
    ItemKind.REPORT: "Báo cáo",
    ItemKind.RANKING: "Công bố xếp hạng",
    ItemKind.SPEECH: "Tham luận",
    ItemKind.DISCUSSION: "Thảo luận",
    ItemKind.AWARD: "Trao thưởng",
    ItemKind.DIRECTIONS: "Chỉ đạo",
    ItemKind.CLOSING: "Bế mạc",
    ItemKind.RECESS: "Giải lao",
    ItemKind.OTHER: "Khác",
}

# The first line with a word that the item holds decides: "Công bố kết quả xếp hạng" before "kết quả".
_KIND_WORDS = (
    (ItemKind.RECESS, ("giai lao", "nghi giua gio")),
    (ItemKind.AWARD, ("trao thuong", "trao giai", "khen thuong", "bieu duong", "ton vinh")),
    (ItemKind.RANKING, ("xep hang", "cong bo chi so", "cong bo ket qua")),
    (ItemKind.FILM, ("phong su", "phim", "video", "clip")),
    (ItemKind.SPEECH, ("tham luan",)),
    (ItemKind.DISCUSSION, ("thao luan", "trao doi", "y kien")),
    (ItemKind.CLOSING, ("be mac", "ket thuc")),
    (ItemKind.DIRECTIONS, ("chi dao", "ket luan", "quan triet", "trien khai", "phat dong")),
    (ItemKind.REPORT, ("bao cao", "trinh bay")),
    (ItemKind.OPENING, ("khai mac", "tuyen bo ly do", "gioi thieu dai bieu", "don tiep", "chao co", "van nghe")),
)


def kind_of(text: str) -> ItemKind:
    """What an item of a plan's programme is, by its words; OTHER where they do not say."""
    folded = " " + re.sub(r"\W+", " ", fold(text)).strip() + " "
    return next((kind for kind, words in _KIND_WORDS if any(f" {word} " in folded for word in words)), ItemKind.OTHER)
