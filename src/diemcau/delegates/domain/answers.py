"""What an invited person may answer, and until when. Pure."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from diemcau.kernel.dates import HERE


class Choice(StrEnum):
    ACCEPT = "accept"
    DECLINE = "decline"
    PROPOSE = "propose"


CHOICE_NAMES = {
    Choice.ACCEPT: "Nhận lời",
    Choice.DECLINE: "Không dự được",
    Choice.PROPOSE: "Đề nghị cử người khác",
}


def open_until(answer_by: date | None, day: date | None) -> datetime | None:
    """The last moment of the day by which answers are asked, else of the day itself; None: no end yet."""
    last = answer_by or day
    return datetime.combine(last, time.max, tzinfo=HERE) if last else None
