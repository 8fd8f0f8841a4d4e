"""Tổng duyệt: how each site came through a run of the whole, told from where it stood meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from diemcau.connectivity.domain.states import PresenceState


class Outcome(StrEnum):
    ON_TIME = "on_time"
    LATE = "late"
    FAILED = "failed"
    ABSENT = "absent"


OUTCOME_NAMES = {
    Outcome.ON_TIME: "vào đúng giờ",
    Outcome.LATE: "vào muộn",
    Outcome.FAILED: "không đạt",
    Outcome.ABSENT: "không vào",
}
OUTCOME_KINDS = {Outcome.ON_TIME: "ok", Outcome.LATE: "warn", Outcome.FAILED: "bad", Outcome.ABSENT: "wait"}


def outcome(spells: Sequence[tuple[PresenceState, datetime]], begins: datetime) -> tuple[Outcome, datetime | None]:
    """How a site came through, and when it first connected.

    Args:
        spells: (state, since) within the run, in order.
        begins: when everybody was to be there.
    """
    joined = next((since for state, since in spells if state in {PresenceState.CONNECTED, PresenceState.WEAK}), None)
    if joined is None:
        return Outcome.ABSENT, None
    if spells[-1][0] is PresenceState.LOST:
        return Outcome.FAILED, joined
    return (Outcome.LATE if joined > begins else Outcome.ON_TIME), joined
