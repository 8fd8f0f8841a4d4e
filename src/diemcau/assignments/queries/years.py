"""Year over year: what the conferences of one body promised, and what was done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diemcau.assignments.domain.standing import Standing
from diemcau.assignments.models import Acceptance, Achievement, Origin, Target, Task
from diemcau.assignments.queries.targets import consolidated
from diemcau.assignments.queries.tasks import TaskRow, task_rows
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.kernel.vietnamese import fold

MOST_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One task that a conclusion gave to one unit, with the report that was accepted."""

    row: TaskRow
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A target that stood in two years: what was meant last year and reached, promised for this one, and reached."""

    field: str
    text: str
    goal_before: str
    words_before: str
    promised: str
    goal_now: str
    words_now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfWork:
    conference: Conference
    promises: tuple[Promise, ...]

    @property
    def done(self) -> int:
        return sum(one.row.standing is Standing.ACCEPTED for one in self.promises)

    @property
    def late(self) -> int:
        return sum(one.row.standing is Standing.LATE for one in self.promises)


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    years: tuple[YearOfWork, ...]
    before: Conference | None  # the one whose targets stand beside those of this one
    goals: tuple[Goal, ...]


def years_of(conference: Conference, account: Account, today: date) -> Years:
    """The conferences of the same body and kind that this account runs, the newest first: five at most."""
    run = Conference.objects.run_by(account).filter(owner=conference.owner_id, kind=conference.kind)
    years = []
    for one in run[:MOST_YEARS]:
        rows = task_rows(Task.objects.within(one).filter(product__assignment__origin=Origin.CONCLUSION), today)
        accepted = Acceptance.objects.filter(task__in=[row.task.pk for row in rows]).select_related("report")
        results = {one.task_id: one.report.text for one in accepted}
        if rows:
            promises = tuple(Promise(row=row, result=results.get(row.task.pk, "")) for row in rows)
            years.append(YearOfWork(conference=one, promises=promises))
    before = _before(conference, run)
    goals = tuple(_goals(before, conference)) if before else ()
    return Years(years=tuple(years), before=before, goals=goals)


def _before(conference: Conference, run: Iterable[Conference]) -> Conference | None:
    """The newest one held before this one that had targets."""
    with_targets = set(Target.objects.filter(conference__in=run).values_list("conference", flat=True))
    day = (conference.start_year or 9999, conference.start_month or 0, conference.start_day or 0, conference.pk)
    earlier = [
        (key, one)
        for one in run
        if one.pk in with_targets
        and (key := (one.start_year or 0, one.start_month or 0, one.start_day or 0, one.pk)) < day
        and one.pk != conference.pk
    ]
    return max(earlier, key=lambda found: found[0])[1] if earlier else None


def _goals(before: Conference, now: Conference) -> Iterable[Goal]:
    """Targets of both years under the same words; those of last year that stand nowhere now are told as dropped."""
    words_before, words_now = _words(before), _words(now)
    of_now = {fold(one.text): one for one in Target.objects.filter(conference=now)}
    for target in Target.objects.filter(conference=before):
        same = of_now.pop(fold(target.text), None)
        yield Goal(
            field=target.field,
            text=target.text,
            goal_before=target.goal,
            words_before=words_before.get(target.pk, ""),
            promised=target.next_goal,
            goal_now=same.goal if same else "",
            words_now=words_now.get(same.pk, "") if same else "không còn trong năm nay",
        )
    for target in of_now.values():
        yield Goal(
            field=target.field,
            text=target.text,
            goal_before="",
            words_before="chưa có trong năm trước",
            promised="",
            goal_now=target.goal,
            words_now=words_now.get(target.pk, ""),
        )


def _words(conference: Conference) -> dict[int, str]:
    """Of each target how its units stand: "3 đạt, 1 chưa đạt"."""
    from_units = Target.objects.filter(conference=conference).prefetch_related("units__organisation", "units__target")
    units = [unit for target in from_units for unit in target.units.all()]
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in consolidated(units, conference).rows:
        counts[row.unit.target_id][row.achievement] += 1
    names = {str(value): str(label) for value, label in Achievement.choices} | {"": "chưa báo cáo"}
    return {
        target: ", ".join(f"{number} {names[value]}" for value, number in count.items())
        for target, count in counts.items()
    }
