"""Incidents: what fails at a site, how long it took to be seen and to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median


class Fault(StrEnum):
    """What is wrong, in the words of whoever sees it."""

    NO_PICTURE = "no_picture"
    NO_SOUND = "no_sound"
    LOST = "lost"
    LINE = "line"
    POWER = "power"


FAULT_NAMES = {
    Fault.NO_PICTURE: "không có hình",
    Fault.NO_SOUND: "không có tiếng",
    Fault.LOST: "mất kết nối",
    Fault.LINE: "đường truyền không trả lời",
    Fault.POWER: "mất điện",
}
REPORTED_BY_SITES = (Fault.NO_PICTURE, Fault.NO_SOUND, Fault.LOST, Fault.POWER)


class Deed(StrEnum):
    """What one line of an incident's timeline is about."""

    OPENED = "opened"
    SEEN_AGAIN = "seen_again"
    TAKEN_ON = "taken_on"
    NOTE = "note"
    TO_BACKUP = "to_backup"
    CALLED = "called"
    RESTORED = "restored"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


DEED_NAMES = {
    Deed.OPENED: "mở sự cố",
    Deed.SEEN_AGAIN: "lại thấy",
    Deed.TAKEN_ON: "nhận xử lý",
    Deed.NOTE: "ghi",
    Deed.TO_BACKUP: "chuyển đường dự phòng",
    Deed.CALLED: "gọi điện",
    Deed.RESTORED: "đã khôi phục",
    Deed.REOPENED: "mở lại",
    Deed.WITHDRAWN: "rút lại, báo nhầm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The instants of one incident: began, was seen, was mended; None while it lasts."""

    began: datetime
    seen: datetime
    restored: datetime | None

    @property
    def to_detect(self) -> timedelta:
        return self.seen - self.began

    @property
    def to_restore(self) -> timedelta | None:
        """From the fault itself, not from when we saw it: that is how long the site was without."""
        return None if self.restored is None else self.restored - self.began


@dataclass(frozen=True, slots=True, kw_only=True)
class Typical:
    """Medians over many incidents, None over none."""

    to_detect: timedelta | None
    to_restore: timedelta | None


def typical(courses: Iterable[Course]) -> Typical:
    held = list(courses)
    ended = [course.to_restore for course in held if course.to_restore is not None]
    return Typical(
        to_detect=_middle([course.to_detect for course in held]),
        to_restore=_middle(ended),
    )


def _middle(lengths: list[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(length.total_seconds() for length in lengths)) if lengths else None


def lasting(length: timedelta | None) -> str:
    """A length in minutes and seconds as a log writes it: 1:05:09, 3:20; empty for none."""
    if length is None:
        return ""
    seconds = max(0, round(length.total_seconds()))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
