"""When: the words of a time as dates and a clock."""

from __future__ import annotations

import re

from diemcau.kernel.dates import PartialDate, find_dates, possible
from diemcau.nd30.model import Lines
from diemcau.plan.domain.letters import UPPER
from diemcau.plan.domain.model import EventTime

_CLOCK = re.compile(
    r"(?<![\d/.])(?P<h>[01]?\d|2[0-4])\s*(?:(?:h|giờ|giò|g(?=\d))\s*(?P<m>[0-5]\d)?|:(?P<m2>[0-5]\d))(?!\d)(?:\s*phút)?[’']?",
    re.IGNORECASE,
)
_DAY_WORDS = re.compile(r"(?i)^[\W_]*(?:ngày|thứ|chủ nhật|sáng|chiều|tối|buổi|\d)")
_LENGTH = re.compile(r"(?i)(?<![\d/])\d{1,2}(?:\s*[/,]\s*\d)?\s*(?:ngày|buổi)(?!\s*(?:\d|tháng))")  # 1/2 ngày, 01 buổi
_WEEKDAY = re.compile(r"(?i)\bthứ\s+\d(?!\d)")
# 24, 25 và 26 tháng 8 năm 2026; 11 và 12/5/2024; 25-27/12/2017; ngày 26, 27/12/2011
_DAYS = re.compile(
    r"(?<![\d/h.])(?P<first>\d{1,2})(?P<more>(?:\s*(?:,|và|-|–|—|đến|&)\s*(?:ngày\s+)?\d{1,2}(?![\d/]*h)){1,8})\s*"
    r"(?:tháng\s*(?P<m1>\d{1,2})(?:\s*(?:năm|/)\s*(?P<y1>\d{4}))?|"
    r"[/.-]\s*(?P<m2>\d{1,2})(?:\s*[/.-]\s*(?P<y2>\d{4}))?)(?!\d)"
)


def read_time(text: str, lines: Lines | None) -> EventTime:
    """What a printed time states. `fixed` only where day and month are both stated."""
    printed = text.strip(" ;,")
    start, end = read_span(printed)
    return EventTime(
        text=printed,
        start=start,
        end=end,
        clock=read_clock(printed),
        fixed=bool(start and start.day and start.month),
        lines=lines,
    )


def read_span(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """First and last day of a time; the last is None where only one is stated."""
    for aside in (_LENGTH, _WEEKDAY, _CLOCK):  # '7 giờ 30, ngày 18/11/2024' speaks of one day
        text = aside.sub(_blank, text)
    spans = [span for found in _DAYS.finditer(text) if (span := _days(found))]
    if spans:
        return spans[0][0], spans[-1][1]
    places = list(find_dates(text))
    if not places:
        return None, None
    sentence = re.search(rf"\.\s+(?=[{UPPER}])", text[places[0].end :])
    within = places[0].end + sentence.start() if sentence else len(text)
    found = [one.date for one in places if one.start < within]
    start = found[0]
    if len(found) == 1 and re.search(r"(?:đến(?: hết)?|trước|chậm nhất)\s*$", text[: places[0].start]):
        return None, start  # 'Từ nay đến hết năm 2025'
    later = [one for one in found[1:] if one != start]
    end = later[-1] if later else None
    if start.year is None and end and end.year:
        start = PartialDate(end.year, start.month, start.day)
    if end is not None and (end.month is None or (end.day is None) != (start.day is None)):
        end = None if end.month is None else end
    return start, end


def _days(found: re.Match[str]) -> tuple[PartialDate, PartialDate] | None:
    """The first and the last of several days of one month; None where they are none."""
    month, year = int(found["m1"] or found["m2"]), found["y1"] or found["y2"]
    days = (int(found["first"]), int(re.findall(r"\d{1,2}", found["more"])[-1]))
    if not all(possible(int(year) if year else None, month, day) for day in days):
        return None
    first, last = (PartialDate(int(year) if year else None, month, day) for day in days)
    return first, last


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def read_clock(text: str) -> str | None:
    """The first time of day, as HH:MM."""
    found = _CLOCK.search(text)
    if not found or int(found["h"]) > 23:
        return None
    return f"{int(found['h']):02}:{int(found['m'] or found['m2'] or 0):02}"


def clocks(text: str) -> list[tuple[str, int, int]]:
    """Every time of day in a text with where it stands: ('07:30', start, end)."""
    return [
        (f"{int(one['h']):02}:{int(one['m'] or one['m2'] or 0):02}", one.start(), one.end())
        for one in _CLOCK.finditer(text)
        if int(one["h"]) < 24
    ]


def minutes_between(start: str, end: str) -> int | None:
    """The length from one HH:MM to another of the same day; None where the second is not later."""
    minutes = int(end[:2]) * 60 + int(end[3:]) - int(start[:2]) * 60 - int(start[3:])
    return minutes if minutes > 0 else None


def day_of(text: str) -> PartialDate | None:
    """The date of a line that says nothing but which day it is: 'NGÀY 1: THỨ HAI, NGÀY 24/8/2026'."""
    if not text or len(text) > 90 or not _DAY_WORDS.match(text) or clocks(text):
        return None
    dates = [one for one in find_dates(text) if one.date.month]
    if not dates or len(text[dates[-1].end :].split()) > 3 or len(text[: dates[0].start].split()) > 8:
        return None
    return read_span(text)[0]
