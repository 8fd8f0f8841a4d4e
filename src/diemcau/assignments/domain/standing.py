"""Where a task stands, from what was reported and decided, and until when it is due. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from diemcau.kernel.words import say
from diemcau.kernel.workdays import working_days_between

RISK = 3  # working days before the deadline from which nothing handed in is a risk


class Standing(StrEnum):
    """In the order in which somebody should look at them."""

    LATE = "late"
    RETURNED = "returned"
    RISKY = "risky"
    SUBMITTED = "submitted"
    OPEN = "open"
    ACCEPTED = "accepted"


STANDING_NAMES = {
    Standing.LATE: "quá hạn",
    Standing.RETURNED: "bị trả lại",
    Standing.RISKY: "sắp đến hạn",
    Standing.SUBMITTED: "chờ nghiệm thu",
    Standing.OPEN: "đang làm",
    Standing.ACCEPTED: "đã nghiệm thu",
}
SIGNS = {
    Standing.LATE: "bad",
    Standing.RETURNED: "bad",
    Standing.RISKY: "warn",
    Standing.SUBMITTED: "wait",
    Standing.OPEN: "wait",
    Standing.ACCEPTED: "ok",
}
ORDER = {standing: number for number, standing in enumerate(Standing)}


def standing(
    due: date | None, today: date, *, is_submitted: bool = False, is_returned: bool = False, is_accepted: bool = False
) -> Standing:
    """What a person should see first. Handed in and waiting for an answer is not the unit's delay."""
    if is_accepted:
        return Standing.ACCEPTED
    if is_submitted:
        return Standing.SUBMITTED
    if due is not None and due < today:
        return Standing.LATE
    if is_returned:
        return Standing.RETURNED
    if due is not None and working_days_between(today, due) <= RISK:
        return Standing.RISKY
    return Standing.OPEN


def distance(due: date | None, today: date) -> str:
    if due is None:
        return say("chưa có thời hạn")
    days = (due - today).days
    if days == 0:
        return say("hôm nay")
    return say("còn %(days)s ngày", days=days) if days > 0 else say("quá %(days)s ngày", days=-days)
