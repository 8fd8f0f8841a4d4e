"""Dates as official papers write them: often without a day, sometimes without a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")  # a day begins at midnight here, wherever the machine stands


def today_here() -> date:
    return datetime.now(HERE).date()


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as the text states it; what it leaves blank is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def whole(self) -> date | None:
        """The calendar date, when year, month and day are all stated."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        """As Vietnamese papers print it short: 25/12/2023, 01/2024, 2024; what is blank is a dot leader."""
        if self.day is None and self.month is None:
            return str(self.year) if self.year is not None else "…"
        month = f"{self.month:02}" if self.month is not None else "…"
        tail = f"{month}/{self.year}" if self.year is not None else month
        return f"{self.day:02}/{tail}" if self.day is not None else tail


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date and where it stands: text[start:end]."""

    date: PartialDate
    start: int
    end: int


_BLANK = r"[\s.…_‥]{0,60}"
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_WORDS = re.compile(
    # ngày 05 tháng 01 năm 2024; ngày … tháng 01 năm 2024; ngày 28/12; ngày 05 tháng 01
    rf"(?:ngày{_BLANK}(?:(?P<d1>\d{{1,2}})(?=[\s_,]|tháng))?{_BLANK}(?:[^\s\d]{{1,4}}\s?)?tháng{_BLANK}(?:(?P<m1>\d{{1,2}})(?!\d))?"
    rf"(?:{_BLANK}năm{_BLANK}(?:(?P<y1>\d{{4}})(?!\d))?)?)"
    # 26 tháng 8 năm 2026; tháng 8 năm 2026; tháng 01/2024; năm 2025
    r"|(?:(?<![\d/.,])(?P<d2>\d{1,2})\s{1,3}tháng\s{1,3}(?P<m2>\d{1,2})(?![\d/])(?:\s{1,3}năm\s{1,3}(?P<y2>\d{4})(?!\d))?)"
    r"|(?:tháng\s{1,3}(?P<m3>\d{1,2})\s{0,2}(?:/|[-.](?=\d{4})|\s{0,3}năm\s{1,3})\s{0,2}(?P<y3>\d{4})(?!\d))"
    # 25/12/2023, 25-12-2023, 25.12.2023; 28/12; 12/2024
    r"|(?:(?<![\d/.,])(?P<d4>\d{1,2})\s{0,2}(?P<sep>[/.-])\s{0,2}(?P<m4>\d{1,2})\s{0,2}(?P=sep)\s{0,2}(?P<y4>\d{4})(?!\d|/[^\W\d_]))"
    r"|(?:(?<![\d/.,-])(?P<m5>\d{1,2})/(?P<y5>(?:19|20)\d\d)(?![\d/]))"
    r"|(?:(?<![\d/.,-])(?P<d6>\d{1,2})/(?P<m6>\d{1,2})(?![\d/]|[.,]\d))"
    r"|(?:tháng\s{1,3}(?P<m7>\d{1,2})(?!\d))"
    r"|(?:năm\s{1,3}(?P<y8>(?:19|20)\d\d)(?!\d))",
    re.IGNORECASE,
)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date that a text writes, in its order, each as far as it is stated.

    Understood are ngày 05 tháng 01 năm 2024, ngày … tháng 01 năm 2024, 26 tháng 8 năm 2026, tháng 01/2024,
    25/12/2023 (or with - or .), 28/12, tháng 9, năm 2025. What cannot be a date (32/13/2024) is passed over.
    """
    for match in _WORDS.finditer(text):
        stated = match.groupdict()
        year = _first(stated, "y1", "y2", "y3", "y4", "y5", "y8")
        month = _first(stated, "m1", "m2", "m3", "m4", "m5", "m6", "m7")
        day = _first(stated, "d1", "d2", "d4", "d6")
        if (year, month, day) == (None, None, None) or not possible(year, month, day):
            continue
        yield FoundDate(date=PartialDate(year, month, day), start=match.start(), end=match.end())


def read_date(text: str) -> PartialDate | None:
    """The first date of a text, or None."""
    return next((found.date for found in find_dates(text)), None)


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether these parts can belong to one date of the Gregorian calendar, from 1900 to 2199."""
    if year is not None and not 1900 <= year <= 2199:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    try:
        date(year or 2024, month or 1, day)
    except ValueError:
        return False
    return True


def _first(stated: dict[str, str | None], *names: str) -> int | None:
    return next((int(value) for name in names if (value := stated[name]) is not None), None)
