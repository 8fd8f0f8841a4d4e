"""What the conference ended in, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from diemcau.assignments.domain.deadlines import conclusion_due
from diemcau.assignments.domain.standing import Standing
from diemcau.assignments.models import Assignment, Origin, Task
from diemcau.assignments.queries.assignments import Row, rows_of
from diemcau.assignments.queries.tasks import task_rows
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.kernel.workdays import working_days_between
from diemcau.papers.domain.kinds import Gate, Kind
from diemcau.papers.models import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """The notice of conclusions: until when, and whether it has left."""

    until: date
    left: int  # working days, negative once it is late
    paper: Paper | None
    has_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One conference of the same body: how many tasks its conclusion promised, how many were done."""

    conference: Conference
    promised: int
    done: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    countdown: Countdown | None
    rows: tuple[Row, ...]
    years: tuple[Year, ...]


def follow_up(conference: Conference, account: Account, today: date) -> FollowUp:
    assignments = Assignment.objects.filter(conference=conference, origin=Origin.CONCLUSION).select_related(
        "conference"
    )
    return FollowUp(
        countdown=_countdown(conference, today),
        rows=tuple(rows_of(list(assignments.select_related("conference")), Task.objects.within(conference), today)),
        years=tuple(_years(conference, account, today)),
    )


def _countdown(conference: Conference, today: date) -> Countdown | None:
    ended = conference.end_on or conference.starts_on
    if ended is None or ended > today:
        return None
    until = conclusion_due(ended)
    paper = Paper.objects.filter(conference=conference, kind=Kind.CONCLUSION).order_by("-pk").first()
    left = (
        paper is not None
        and paper.steps.filter(gate=Gate.DISPATCHED, passages__undone_at=None).exclude(passages=None).exists()
    )
    days = working_days_between(today, until)
    return Countdown(until=until, left=days, paper=paper, has_left=left)


def _years(conference: Conference, account: Account, today: date) -> list[Year]:
    """This one and others of the same body and kind that this account runs, the newest first: five at most."""
    others = Conference.objects.run_by(account).filter(owner=conference.owner_id, kind=conference.kind)
    found = []
    for one in others[:5]:
        tasks = Task.objects.within(one).filter(product__assignment__origin=Origin.CONCLUSION)
        rows = task_rows(tasks, today)
        if rows:
            done = sum(row.standing is Standing.ACCEPTED for row in rows)
            late = sum(row.standing is Standing.LATE for row in rows)
            found.append(Year(conference=one, promised=len(rows), done=done, late=late))
    return found
