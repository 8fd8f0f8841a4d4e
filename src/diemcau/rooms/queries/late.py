"""Given-out work that is overdue, by site or by unit: a column that shows only when there is some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from django.db.models import Q
from django.utils import timezone

from diemcau.assignments.models import Task
from diemcau.assignments.queries.tasks import last_reports
from diemcau.conference.models import Conference, Unit
from diemcau.rooms.domain import Cell, Column, State

LATE = Column(
    key="late",
    title="Việc quá hạn",
    shortage="việc quá hạn",
    done="không quá hạn",
    missing="quá hạn",
    severity=State.LACKING,
    only_when_missing=True,
    short="quá hạn",
)


def late_by(row: str) -> Callable[[Conference], Mapping[int | None, tuple[Cell, ...]]]:
    """Count tasks past their day, neither accepted nor waiting for an answer. One query where there are none."""

    def ask(conference: Conference) -> Mapping[int | None, tuple[Cell, ...]]:
        today = timezone.localdate()
        past = Q(product__due_on__lt=today) | Q(product__due_on=None, product__assignment__due_on__lt=today)
        tasks = Task.objects.within(conference).filter(past, acceptance=None).order_by()
        rows = list(tasks.values_list("pk", "product_id", "organisation_id"))
        if not rows:
            return {}
        last = last_reports({product for _task, product, _body in rows})
        bodies = Counter(body for task, _product, body in rows if not _waits(last.get(task)))
        places = Unit.objects.filter(conference=conference, organisation__in=bodies).values_list("organisation", row)
        found: Counter[int | None] = Counter()
        for body, place in places:
            found[place] += bodies[body]
        return {place: (Cell(0, number),) for place, number in found.items()}

    return ask


def _waits(last: tuple[int, bool, str | None] | None) -> bool:
    return last is not None and last[1] and last[2] is None
