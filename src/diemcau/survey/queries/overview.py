"""How far a survey is, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils import timezone

from diemcau.survey.models import Exclusion, FrameCell, PaperForm, Point, Result, Sheet, Survey
from diemcau.survey.queries.progress import current_sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    frame_lines: int
    people: int
    units: int
    version: int
    seed: str
    asked: int
    answered: int
    takes_answers: bool
    was_opened: bool
    sheets: int
    excluded: int
    results: int
    forms_waiting: int

    @property
    def next_step(self) -> str:
        """The page of the first step that is not done."""
        if not self.frame_lines:
            return "frame"
        if not self.seed:
            return "sample"
        if not self.was_opened or (self.takes_answers and not self.sheets):
            return "collection"
        return "estimates" if self.sheets else "collection"


def overview(survey: Survey) -> Overview:
    frame = FrameCell.objects.filter(survey=survey).aggregate(
        lines=Count("pk"), people=Sum("people"), units=Count("unit", distinct=True)
    )
    sample = current_sample(survey)
    points = Point.objects.asked().filter(stratum__sample=sample)
    sheets = Sheet.objects.filter(survey=survey)
    excluded = Exclusion.objects.filter(sheet__survey=survey, undone_at=None)
    version = survey.questionnaires.last()
    collections = survey.collections.all()
    return Overview(
        frame_lines=frame["lines"],
        people=frame["people"] or 0,
        units=frame["units"],
        version=version.number if version else 0,
        seed=sample.seed if sample else "",
        asked=points.count() if sample else 0,
        answered=sheets.count(),
        takes_answers=collections.taking(timezone.localdate()).exists(),
        was_opened=collections.exists(),
        sheets=sheets.count(),
        excluded=excluded.values("sheet").distinct().count(),
        results=Result.objects.filter(survey=survey).count(),
        forms_waiting=PaperForm.objects.filter(survey=survey, sheet=None).count(),
    )
