"""Who was asked and how many have answered, by unit and by day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from diemcau.survey.models import PaperForm, Point, Sample, Stratum, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitProgress:
    unit: int
    name: str
    people: int
    asked: int
    answered: int
    on_paper: int  # forms handed out, not yet keyed
    by_day: tuple[tuple[date, int], ...]

    @property
    def missing(self) -> int:
        return max(self.asked - self.answered, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    units: tuple[UnitProgress, ...]
    days: tuple[tuple[date, int], ...]  # the last fourteen that brought answers
    asked: int
    answered: int


def current_sample(survey: Survey) -> Sample | None:
    return Sample.objects.filter(survey=survey, replaced_at=None).first()


def progress_of(survey: Survey) -> Progress:
    """Four statements, however many units and days there are."""
    sample = current_sample(survey)
    strata = list(Stratum.objects.filter(sample=sample).select_related("unit"))
    unit_of = {stratum.pk: stratum.unit_id for stratum in strata}
    points = Point.objects.filter(stratum__sample=sample)
    came: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for stratum, day, number in (
        points.exclude(answered_on=None).values_list("stratum", "answered_on").annotate(Count("pk")).order_by()
    ):
        if day:
            came[unit_of[stratum]][day] += number
    papers: dict[int, tuple[int, int]] = {}
    forms = PaperForm.objects.filter(survey=survey, stratum__sample=sample).order_by()
    for unit, keyed, waiting in forms.values_list("stratum__unit").annotate(
        keyed=Count("sheet"), waiting=Count("pk", filter=Q(sheet=None))
    ):
        papers[unit] = (keyed, waiting)
    units = []
    for unit in dict.fromkeys(unit_of.values()):
        own = [stratum for stratum in strata if stratum.unit_id == unit]
        keyed, waiting = papers.get(unit, (0, 0))
        days = came.get(unit, {})
        units.append(
            UnitProgress(
                unit=unit,
                name=own[0].unit.name,
                people=sum(stratum.people for stratum in own),
                asked=sum(stratum.asked for stratum in own),
                answered=sum(days.values()) + keyed,
                on_paper=waiting,
                by_day=tuple(sorted(days.items())),
            )
        )
    total: dict[date, int] = defaultdict(int)
    for line in units:
        for day, number in line.by_day:
            total[day] += number
    return Progress(
        units=tuple(units),
        days=tuple(sorted(total.items())[-14:]),
        asked=sum(line.asked for line in units),
        answered=sum(line.answered for line in units),
    )
