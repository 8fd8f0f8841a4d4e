"""The life of a block: who works when, and what each may see. Pure."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """Bước. A block goes forward one at a time; up to its approval it may go back."""

    SETUP = "setup"
    SELF = "self"
    APPRAISAL = "appraisal"
    EXPLANATION = "explanation"
    PROVISIONAL = "provisional"
    APPROVED = "approved"
    PUBLISHED = "published"


PHASE_NAMES = {
    Phase.SETUP: "Chuẩn bị",
    Phase.SELF: "Tự chấm",
    Phase.APPRAISAL: "Thẩm định",
    Phase.EXPLANATION: "Giải trình",
    Phase.PROVISIONAL: "Kết quả tạm",
    Phase.APPROVED: "Đã phê duyệt",
    Phase.PUBLISHED: "Đã công bố",
}
MOVED_BY_HAND = (Phase.SETUP, Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.PROVISIONAL)
SCORED = (Phase.APPRAISAL, Phase.EXPLANATION, Phase.PROVISIONAL)  # the council may still change points
SHOWN_TO_UNITS = (Phase.EXPLANATION, Phase.PUBLISHED)  # a unit sees its own appraised points; ranks only when published


def may_move(now: Phase, to: Phase) -> bool:
    """By hand one step forward or any number of steps back, never past the approval."""
    if now not in MOVED_BY_HAND or to not in MOVED_BY_HAND:
        return False
    step = MOVED_BY_HAND.index(to) - MOVED_BY_HAND.index(now)
    return step == 1 or step < 0
