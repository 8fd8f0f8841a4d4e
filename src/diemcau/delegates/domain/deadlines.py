"""Until when people are named, invited and heard, counted back from the day in working days. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from diemcau.kernel.words import say
from diemcau.kernel.workdays import add_working_days, working_days_between

LAST_MOMENT = 3  # working days before which an invitation must be out (Quyết định 45/2018/QĐ-TTg)
NAME_BEFORE, INVITE_BEFORE, ANSWER_BEFORE = 8, 5, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """None while the day itself is open."""

    name: date | None
    invite: date | None
    answer: date | None


def deadlines(
    day: date | None,
    *,
    name_before: int = NAME_BEFORE,
    invite_before: int = INVITE_BEFORE,
    answer_before: int = ANSWER_BEFORE,
) -> Deadlines:
    """All of them move with the day: nothing is kept that could grow stale."""
    if day is None:
        return Deadlines(name=None, invite=None, answer=None)
    return Deadlines(
        name=add_working_days(day, -name_before),
        invite=add_working_days(day, -invite_before),
        answer=add_working_days(day, -answer_before),
    )


def distance(due: date, today: date) -> str:
    """còn 3 ngày làm việc; hôm nay; quá hạn 2 ngày làm việc."""
    days = working_days_between(today, due)
    if due == today:
        return say("hôm nay")
    if due > today:
        return say("còn %(days)s ngày làm việc", days=days)
    return say("quá hạn %(days)s ngày làm việc", days=max(1, -days))
