"""Until when: a day, or working days before or after the conference. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from diemcau.kernel.dates import read_date
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say
from diemcau.kernel.workdays import add_working_days

MOST = 400
_BEFORE = re.compile(r"(\d{1,3}) ngay(?: lam viec)? (truoc|sau)|(truoc|sau)(?: hoi nghi| ngay hop)? (\d{1,3}) ngay")
_MINUTES = re.compile(r"(\d{1,3}) phut truoc|truoc(?: gio hop| hoi nghi)? (\d{1,3}) phut")
_THE_DAY = re.compile(r"^(?:trong |vao )?ngay (?:hop|hoi nghi)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """`on` is the day as far as it is known; `days` are working days from the conference, negative before it."""

    on: date | None = None
    days: int | None = None
    minutes: int | None = None  # before the conference begins, on its day

    @property
    def words(self) -> str:
        """How a relative deadline is counted; nothing for a day that was simply set."""
        if self.minutes is not None:
            return say("trước giờ họp %(minutes)s phút", minutes=self.minutes)
        if self.days is None:
            return ""
        if self.days == 0:
            return say("ngày họp")
        if self.days < 0:
            return say("%(days)s ngày làm việc trước ngày họp", days=-self.days)
        return say("%(days)s ngày làm việc sau ngày họp", days=self.days)


NONE = Due()


def read_due(text: str) -> Due | None:
    """A deadline as people write it: 20/01/2024, "3 ngày trước hội nghị", "60 phút trước giờ họp"; None if unclear."""
    if not text.strip():
        return NONE
    folded = fold(text)
    if found := _MINUTES.search(folded):
        return Due(days=0, minutes=int(found[1] or found[2]))
    if found := _BEFORE.search(folded):
        days, side = int(found[1] or found[4]), found[2] or found[3]
        return Due(days=-days if side == "truoc" else days) if days <= MOST else None
    if _THE_DAY.match(folded):
        return Due(days=0)
    given = read_date(text)
    day = given.whole if given else None
    return Due(on=day) if day else None


def reckoned(due: Due, conference_day: date | None) -> date | None:
    """The day of a deadline, once the conference has a day.

    Working days are Monday to Friday without public holidays. On the day itself (0) it is that day, whatever it is.
    """
    if due.days is None:
        return due.on
    if conference_day is None:
        return None
    return add_working_days(conference_day, due.days) if due.days else conference_day


def conclusion_due(ended: date) -> date:
    """The notice of conclusions is issued within 5 working days (Quyết định 45/2018/QĐ-TTg)."""
    return add_working_days(ended, 5)
