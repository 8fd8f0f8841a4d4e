"""Working days: Monday to Friday, less the public holidays of Vietnam (Bộ luật Lao động 2019, điều 112)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)


@cache
def _holidays() -> Callable[[date], bool]:
    import holidays  # noqa: PLC0415 -- slow import, and few papers count working days

    return holidays.country_holidays("VN").__contains__


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and not _holidays()(day)


def add_working_days(start: date, count: int) -> date:
    """The day that is `count` working days after `start`, or before it when `count` is negative.

    The day itself is not counted (Bộ luật Dân sự 2015, điều 147). With 0 it is `start`, or the next working day.
    """
    step = DAY if count >= 0 else -DAY
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    while not is_working_day(day):
        day += step
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to and with `end`; negative when `end` is before `start`."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + DAY * n) for n in range(1, (end - start).days + 1))
