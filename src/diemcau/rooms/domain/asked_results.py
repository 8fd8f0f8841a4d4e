"""What is asked of a unit for the year's results. Pure."""

from __future__ import annotations

from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.rooms.domain.asked import Asked
from diemcau.rooms.domain.cells import State


def asked_by_targets(*, owed: int) -> list[Asked]:
    """Results of the year that are still to be reported, or were returned."""
    if not owed:
        return []
    return [
        Asked(
            state=State.ATTENTION,
            words=say("%(owed)s chỉ tiêu của năm chưa báo cáo kết quả.", owed=written(owed)),
            detail=say("Kết quả, hạn chế, nguyên nhân, kiến nghị, kèm minh chứng."),
            button=say("Báo cáo kết quả"),
            page="assignments:targets",
        )
    ]
