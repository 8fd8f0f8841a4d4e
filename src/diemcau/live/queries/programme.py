"""The programme with its hours, and how it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from diemcau.conference.domain.hours import Item, Planned, planned
from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.live.domain.timeline import Expected, Run, expected
from diemcau.live.models import ItemRun
from diemcau.live.queries.clock import begins, ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Everything that is known of the programme of a day, in its order."""

    items: list[ProgrammeItem]
    hours: list[Planned]
    runs: dict[int, ItemRun]

    @property
    def current(self) -> ItemRun | None:
        return next((run for run in self.runs.values() if run.ended_at is None), None)

    @property
    def following(self) -> ProgrammeItem | None:
        """The first item after the last that ran."""
        last = max((number for number, item in enumerate(self.items) if item.pk in self.runs), default=-1)
        return self.items[last + 1] if last + 1 < len(self.items) else None

    def length(self, item: int) -> int:
        return next(each.length for each in self.hours if each.pk == item)

    def expected(self, now: datetime) -> list[Expected]:
        return expected(self.hours, {pk: run_of(run) for pk, run in self.runs.items()}, ms(now))


def course(conference: Conference) -> Course:
    """Two queries, whatever the length of the programme."""
    items = list(conference.programme.select_related("site__host"))
    runs = {run.item_id: run for run in ItemRun.objects.filter(conference=conference)}
    start = begins(conference)
    hours = planned([_item(item, start) for item in items], ms(start) if start else None)
    return Course(items=items, hours=hours, runs=runs)


def run_of(run: ItemRun) -> Run:
    return Run(
        started=ms(run.started_at),
        ended=ms(run.ended_at) if run.ended_at else None,
        paused_at=ms(run.paused_at) if run.paused_at else None,
        paused=run.paused_ms,
    )


def _item(item: ProgrammeItem, start: datetime | None) -> Item:
    day = item.date or (start.date() if start else None)
    printed = None
    if day and item.starts:
        printed = ms(datetime.combine(day, item.starts, ZoneInfo(settings.TIME_ZONE)))
    return Item(pk=item.pk, starts=printed, minutes=item.minutes)
