"""Deadlines that name no day but a month, a quarter or a year: they end with its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from diemcau.kernel.dates import PartialDate, possible

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PERIOD = re.compile(
    r"(?<!\w)(?:qu[ýí]\s+(?P<quarter>IV|I{1,3}|[1-4])|tháng\s+(?P<month>\d{1,2}))(?![\w.])"
    r"(?:\s*(?:/|-|năm)\s*(?P<year>\d{4})(?!\d))?"
    r"|(?<!\w)năm\s+(?P<whole>\d{4})(?!\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?i)\btrước\s+(?:\w+\s+)?$")
# Nobody can say on which day these end: "đầu tháng 3", "giữa quý II", "hằng tháng", "từ quý I".
_VAGUE = re.compile(r"(?i)(?<!\w)(?:đầu|giữa|hằng|hàng|mỗi|từng|sau|từ)\s+(?:\w+\s+)?$")


def last_day_of(text: str, signed: PartialDate | None) -> date | None:
    """The last day of the last period that a deadline names: "trong quý III/2024" gives 30/09/2024, and "trước quý
    III/2024" the day before it begins. A year left out is that of the first such period that has not ended when the
    paper was signed."""
    found = list(_PERIOD.finditer(text))
    if not found:
        return None
    period, ahead = found[-1], text[: found[-1].start()]
    if _VAGUE.search(ahead):
        return None
    first, last = _months(period)
    year = int(period["whole"] or period["year"] or 0) or _year(last, signed)
    if not year or not possible(year, last, None):
        return None
    if _BEFORE.search(ahead):
        return date(year, first, 1) - timedelta(days=1)
    return date(year, last, monthrange(year, last)[1])


def _months(period: re.Match[str]) -> tuple[int, int]:
    """First and last month."""
    if period["quarter"]:
        last = 3 * _QUARTERS[period["quarter"].casefold()]
        return last - 2, last
    return (int(period["month"]), int(period["month"])) if period["month"] else (1, 12)


def _year(last: int, signed: PartialDate | None) -> int | None:
    if signed is None or signed.year is None:
        return None
    return signed.year if (signed.month or 1) <= last else signed.year + 1
