"""The words of check-in. Pure."""

from __future__ import annotations

from enum import StrEnum


class Saying(StrEnum):
    """What one note says of a person."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    LEFT = "left"
    ABSENT = "absent"
    UNDO = "undo"


PRESENT = frozenset({Saying.IN_PERSON, Saying.ONLINE})


class Attendance(StrEnum):
    """What is known of a person after all notes."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    ABSENT = "absent"
    NOT_YET = "not_yet"


STATE_NAMES = {
    Attendance.IN_PERSON: "Có mặt trực tiếp",
    Attendance.ONLINE: "Có mặt trực tuyến",
    Attendance.ABSENT: "Vắng mặt",
    Attendance.NOT_YET: "Chưa điểm danh",
}

SIGNS = {
    Attendance.IN_PERSON: "ok",
    Attendance.ONLINE: "ok",
    Attendance.ABSENT: "bad",
    Attendance.NOT_YET: "wait",
}


class Way(StrEnum):
    """How a note came about."""

    LIST = "list"
    CODE = "code"
    PHONE = "phone"
    RECEPTION = "reception"


WAY_NAMES = {
    Way.LIST: "theo danh sách",
    Way.CODE: "quét mã",
    Way.PHONE: "điện thoại của đại biểu",
    Way.RECEPTION: "lễ tân đón",
}
