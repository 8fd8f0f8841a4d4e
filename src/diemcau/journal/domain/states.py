"""The life of a message to the outside, and when to try again. Pure."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    """Where a message is. `unknown` is honest: the other side may have it, so nobody sends it again unasked."""

    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


STATE_NAMES = {
    State.HELD: "Chờ duyệt gửi",
    State.QUEUED: "Chờ gửi",
    State.SENDING: "Đang gửi",
    State.SENT: "Đã gửi",
    State.FAILED: "Không gửi được",
    State.UNKNOWN: "Chưa rõ đã đến hay chưa",
    State.WITHDRAWN: "Đã rút",
}

LEASE = timedelta(minutes=5)  # a worker that has not reported back by then is taken for dead
TRIES = 6


def wait_before(attempt: int) -> timedelta:
    """How long to wait before try number `attempt` (2, 3, …): 1, 4, 16, 64 minutes, then hours."""
    return timedelta(minutes=min(4 ** (attempt - 2), 6 * 60))
