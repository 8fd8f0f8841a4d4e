"""What follows from all that was said of one person. The rule of each conflict: docs/check-in.md. Pure.

The notes of a person are a set: they come in any order, from any device, any number of times, and the same set gives
the same standing. So two servers, or two devices, that know the same notes agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from diemcau.delegates.domain.attending.vocabulary import PRESENT, Attendance, Saying
from diemcau.delegates.domain.attending.words import Note
from diemcau.kernel.dates import HERE
from diemcau.kernel.words import say

# At the same moment a person comes before he leaves.
_ORDER = {Saying.ABSENT: 0, Saying.ONLINE: 1, Saying.IN_PERSON: 2, Saying.LEFT: 3, Saying.UNDO: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    since: datetime
    until: datetime | None
    how: Attendance


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`held` are the notes that hold, in order, none of them taken back; `doubt` is what somebody should look at."""

    state: Attendance
    intervals: tuple[Interval, ...] = ()
    reason: str = ""
    doubt: str = ""
    held: tuple[Note, ...] = ()

    @property
    def is_here(self) -> bool:
        return bool(self.intervals) and self.intervals[-1].until is None

    @property
    def was_here(self) -> bool:
        return bool(self.intervals)

    @property
    def came_at(self) -> datetime | None:
        return self.intervals[0].since if self.intervals else None

    @property
    def left_at(self) -> datetime | None:
        return self.intervals[-1].until if self.intervals else None


NOBODY_KNOWS = Standing(state=Attendance.NOT_YET)


def standing(notes: Iterable[Note]) -> Standing:
    """Fold the notes about one person.

    A note that was taken back never was. Whoever was seen was there, whatever says absent. Coming twice is coming
    once; coming otherwise than before changes how he is there. Leaving before he came says nothing.
    """
    once = {note.id: note for note in notes}
    if not once:
        return NOBODY_KNOWS
    undone = {gone for note in once.values() if note.says == Saying.UNDO for gone in note.takes_back}
    held = sorted(
        (note for note in once.values() if note.says != Saying.UNDO and note.id not in undone),
        key=lambda note: (note.at, _ORDER[note.says], note.id),
    )
    intervals: list[Interval] = []
    absence: Note | None = None
    doubt = ""
    for note in held:
        if note.says == Saying.ABSENT:
            absence = note
        elif note.says in PRESENT:
            _come(intervals, note)
        elif not _leave(intervals, note.at):
            doubt = say("Báo về lúc %(hour)s nhưng trước đó chưa điểm danh có mặt", hour=_hour(note.at))
    reason = absence.reason if absence else ""
    if intervals and absence:
        doubt = say("Có nơi báo vắng: %(reason)s", reason=reason)
    unseen = Attendance.ABSENT if absence else Attendance.NOT_YET
    return Standing(
        state=intervals[-1].how if intervals else unseen,
        intervals=tuple(intervals),
        reason="" if intervals else reason,
        doubt=doubt,
        held=tuple(held),
    )


def _come(intervals: list[Interval], note: Note) -> None:
    how = Attendance(note.says.value)
    last = intervals[-1] if intervals else None
    if last is None or last.until is not None:
        intervals.append(Interval(since=note.at, until=None, how=how))
    elif last.how != how:
        intervals[-1] = Interval(since=last.since, until=note.at, how=last.how)
        intervals.append(Interval(since=note.at, until=None, how=how))


def _leave(intervals: list[Interval], at: datetime) -> bool:
    """False: he had not come. Leaving twice is leaving once, the first time."""
    if not intervals:
        return False
    last = intervals[-1]
    if last.until is None:
        intervals[-1] = Interval(since=last.since, until=at, how=last.how)
    return True


def _hour(at: datetime) -> str:
    return at.astimezone(HERE).strftime("%H:%M")
