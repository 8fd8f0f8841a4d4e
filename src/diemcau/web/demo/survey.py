"""Last year's survey with its figures, and this year's while people answer."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from diemcau.conference.models import Conference, Unit
from diemcau.directory.models import Account
from diemcau.survey.actions import (
    approve_results,
    close_collection,
    compute_results,
    draw_sample,
    open_survey,
    start_collection,
)
from diemcau.survey.domain.questionnaire import Kind
from diemcau.survey.domain.questionnaire import fill as filled_in
from diemcau.survey.domain.selection import Design, Rule
from diemcau.survey.domain.sipas import DEFAULT
from diemcau.survey.models import FrameCell, Point, Sheet, Survey

UNITS, FORMS = 12, 24
SERVICES = ("Đất đai", "Hộ tịch, chứng thực")


def fill_year(survey: Survey, units: list[Unit], share: float, *, by: Account) -> None:
    """A frame, a sample, and a `share` of the answers; all by chance with a fixed seed."""
    FrameCell.objects.bulk_create(
        FrameCell(survey=survey, unit_id=unit.organisation_id, service=service, people=400 + 37 * at)
        for at, unit in enumerate(units)
        for service in SERVICES
    )
    draw_sample(survey, Design(rule=Rule.TOTAL, value=FORMS), seed=f"{survey.year}-mau", by=by)
    start_collection(survey, timezone.localdate() + timedelta(days=30), by=by)
    chance = random.Random(survey.year)
    version = survey.questionnaires.get()
    points = list(Point.objects.asked().filter(stratum__sample__survey=survey).select_related("stratum"))
    answered = [point for point in points if chance.random() < share]
    sheets = []
    for point in answered:
        mood = 3.6 + 0.9 * ((point.stratum.unit_id * 7) % 10) / 10
        answers = {
            question.key: max(1, min(question.highest, round(chance.gauss(mood, 0.8))))
            if question.kind is Kind.SCALE
            else chance.randint(1, question.highest)
            for question in DEFAULT.coded
        }
        filled = filled_in(DEFAULT, answers)
        sheets.append(
            Sheet(
                uuid=UUID(int=chance.getrandbits(128), version=4),
                survey=survey,
                questionnaire=version,
                stratum=point.stratum,
                marks=filled.marks,
                channel="link",
                seconds=round(abs(chance.gauss(200, 60)), -1) if chance.random() > 0.03 else 10,
            )
        )
        point.answered_on = timezone.localdate() - timedelta(days=chance.randint(0, 9))
        point.channel = "link"
    Sheet.objects.bulk_create(sheets, batch_size=500)
    Point.objects.bulk_update(answered, ["answered_on", "channel"], batch_size=500)


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    by = people["to-chuc"]
    units = list(Unit.objects.filter(conference=conference).order_by("pk")[:UNITS])
    year = conference.start_year or timezone.localdate().year
    for number, share in ((year - 2, 1.0), (year - 1, 0.8)):
        facts = {
            "title": f"Mức độ hài lòng của người dân, tổ chức năm {number}",
            "year": number,
            "method": "Quyết định 1001/QĐ-BNV",
        }
        survey = open_survey(conference.owner, facts, by=by)
        fill_year(survey, units, share, by=by)
        if share == 1:
            close_collection(survey, by=by)
        compute_results(survey, by=by)
        if share == 1:
            approve_results(survey, decision="120/QĐ-UBND", decided_on=date(number + 1, 1, 12), by=by)
