"""Where the tasks of a conference stand: those of all, of a product, of a unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from diemcau.assignments.domain.standing import ORDER, SIGNS, STANDING_NAMES, Standing, distance, standing
from diemcau.assignments.models import Report, Task
from diemcau.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    task: Task
    until: date | None
    standing: Standing
    percent: int
    reason: str  # why it was given back last
    left: str

    @property
    def words(self) -> str:
        return str(say(STANDING_NAMES[self.standing]))

    @property
    def sign(self) -> str:
        return SIGNS[self.standing]

    @property
    def button(self) -> str:
        """What the unit does next."""
        return "answer" if self.standing in ASKS_FOR_WORK else "look"


ASKS_FOR_WORK = frozenset({Standing.LATE, Standing.RETURNED, Standing.RISKY, Standing.OPEN})


def task_rows(tasks: QuerySet[Task], today: date) -> list[TaskRow]:
    """Each with its standing, the most urgent first; two queries."""
    found = list(
        tasks.select_related("product__assignment__conference", "organisation", "acceptance").order_by(
            "product__assignment__position", "product__position", "organisation__rank", "organisation__area_code", "pk"
        )
    )
    last = last_reports({task.product_id for task in found})
    rows = [row_of(task, last.get(task.pk), today) for task in found]
    return sorted(rows, key=lambda row: (ORDER[row.standing], row.until or date.max))


def last_reports(products: Iterable[int]) -> dict[int, tuple[int, bool, str | None]]:
    """Of each task of these products: percent, whether final, and the reason for which it was given back."""
    reports = Report.objects.filter(task__product__in=list(products)).order_by("pk")
    return {
        task: (percent, is_final, reason)
        for task, percent, is_final, reason in reports.values_list("task", "percent", "is_final", "give_back__reason")
    }


def row_of(task: Task, last: tuple[int, bool, str | None] | None, today: date) -> TaskRow:
    percent, is_final, reason = last or (0, False, None)
    until = task.product.until
    return TaskRow(
        task=task,
        until=until,
        standing=standing(
            until,
            today,
            is_submitted=is_final and reason is None,
            is_returned=reason is not None,
            is_accepted=hasattr(task, "acceptance"),
        ),
        percent=percent,
        reason=reason or "",
        left=distance(until, today),
    )
