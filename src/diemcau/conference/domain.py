"""The vocabulary of a conference. Pure."""

from __future__ import annotations

from enum import StrEnum

from diemcau.directory.domain import Role

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
