"""One note, and when it was truly made. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from diemcau.delegates.domain.attending.vocabulary import Saying

IN_STEP = timedelta(seconds=2)  # less than this is the way of the message, not the clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`at` by our clock; `takes_back` are the notes that an undo removes."""

    id: UUID
    says: Saying
    at: datetime
    reason: str = ""
    takes_back: frozenset[UUID] = frozenset()


def corrected(said_at: datetime, sent_at: datetime, received_at: datetime) -> datetime:
    """When a note was made by our clock, from three readings: two of the device's, one of ours.

    What the device's clock is off by is what it was off by when it sent. A note is never made after it was received.
    """
    off = received_at - sent_at
    at = said_at if abs(off) <= IN_STEP else said_at + off
    return min(at, received_at)
