"""Where a site stands in a campaign, and what is still asked of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diemcau.connectivity.domain.verdict import Verdict


class Standing(StrEnum):
    """From what is asked first to what is done."""

    UNTESTED = "untested"
    FAILED = "failed"
    DOUBTFUL = "doubtful"
    UNSIGNED = "unsigned"
    DONE = "done"


STANDING_NAMES = {
    Standing.UNTESTED: "chưa đo",
    Standing.FAILED: "không đạt",
    Standing.DOUBTFUL: "yếu, đo lại",
    Standing.UNSIGNED: "đạt, chờ ký",
    Standing.DONE: "đạt, đã ký",
}
STANDING_KINDS = {
    Standing.UNTESTED: "wait",
    Standing.FAILED: "bad",
    Standing.DOUBTFUL: "warn",
    Standing.UNSIGNED: "warn",
    Standing.DONE: "ok",
}


def standing(verdict: Verdict | None, *, is_signed: bool) -> Standing:
    """A site is done when its last whole test passed and its technician has signed that very test."""
    if verdict is None:
        return Standing.UNTESTED
    if verdict is Verdict.BAD:
        return Standing.FAILED
    if verdict is not Verdict.GOOD:
        return Standing.DOUBTFUL
    return Standing.DONE if is_signed else Standing.UNSIGNED


class Change(StrEnum):
    """What became of a line between two campaigns."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNKNOWN = "unknown"


CHANGE_NAMES = {
    Change.BETTER: "tốt lên",
    Change.SAME: "như cũ",
    Change.WORSE: "kém đi",
    Change.UNKNOWN: "chưa so được",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One site before and after."""

    before: Verdict | None
    after: Verdict | None

    @property
    def change(self) -> Change:
        if self.before is None or self.after is None:
            return Change.UNKNOWN
        if self.after == self.before:
            return Change.SAME
        return Change.BETTER if self.after < self.before else Change.WORSE
