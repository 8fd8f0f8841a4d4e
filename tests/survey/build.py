"""Builders of surveys: a survey with a frame, a sample, an open collection, answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from diemcau.directory.models import Account, Organisation
from diemcau.survey.actions import draw_sample, open_survey, start_collection, take_sheet
from diemcau.survey.domain.questionnaire import fill
from diemcau.survey.domain.selection import Design, Rule
from diemcau.survey.models import FrameCell, Point, Questionnaire, Survey
from tests import build

FACTORS = "f1_1 f1_2 f1_3 f2_1 f2_2 f2_3 f2_4 f3_1 f3_2 f3_3 f4_1 f4_2 p_1 p_2 p_3"
ALL_GOOD = dict.fromkeys(FACTORS.split(" "), 4) | {"a1": 2, "p_4": 3, "o_1": 5, "i_1": 1, "i_2": 3}


def survey(**facts: Any) -> Survey:
    by = facts.pop("by", None) or build.account()
    owner = facts.pop("owner", None) or build.organisation()
    facts = {"title": "Mức độ hài lòng", "year": 2023, "method": "Quyết định 1001/QĐ-BNV"} | facts
    return open_survey(owner, facts, by=by)


def frame(survey: Survey, units: int = 3, *, people: int = 40, clusters: int = 1) -> list[Organisation]:
    """Units with `people` in each of their clusters."""
    made = [build.organisation(name=f"Ủy ban nhân dân huyện Số {at + 1}") for at in range(units)]
    FrameCell.objects.bulk_create(
        FrameCell(survey=survey, unit=unit, cluster=f"Thôn {at + 1}" if clusters > 1 else "", people=people)
        for unit in made
        for at in range(clusters)
    )
    return made


def drawn(survey: Survey | None = None, *, asked: int = 8, clusters: int = 0, by: Account | None = None) -> Survey:
    survey = survey or globals()["survey"]()
    if not survey.frame.exists():
        frame(survey, clusters=4 if clusters else 1)
    design = Design(rule=Rule.TOTAL, value=asked, clusters=clusters, reserve=0.25)
    draw_sample(survey, design, seed="2023-mau", by=by or build.account())
    return survey


def taking(survey: Survey | None = None, **more: Any) -> Survey:
    survey = drawn(survey, **more)
    start_collection(survey, timezone.localdate() + timedelta(days=7), by=build.account())
    return survey


def points(survey: Survey) -> list[Point]:
    return list(Point.objects.asked().filter(stratum__sample__survey=survey).order_by("pk"))


def version(survey: Survey) -> Questionnaire:
    found = survey.questionnaires.last()
    assert found is not None
    return found


def answer(point: Point, *, seconds: int | None = 180, **answers: Any) -> str:
    """One sheet from a point: content with everything unless told otherwise; returns its number."""
    asked = version(point.stratum.sample.survey)
    uuid = uuid4()
    filled = fill(asked.form, ALL_GOOD | answers)
    take_sheet(point, asked, filled, uuid=uuid, seconds=seconds, channel="link")
    return str(uuid)


def answered(survey: Survey | None = None, **more: Any) -> Survey:
    """Everybody has answered, the units not alike."""
    survey = taking(survey, **more)
    for at, point in enumerate(points(survey)):
        unlike = {
            "f1_1": 1 + (at * 7 + point.stratum_id) % 5,
            "f2_1": 1 + at % 5,
            "o_1": 1 + (at + point.stratum_id) % 5,
        }
        answer(point, i_2=1 + at % 5, **unlike)
    return survey
