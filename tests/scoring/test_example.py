"""The index of the example conference."""

import pytest

from diemcau.directory.domain import BodyKind, Tier
from diemcau.scoring.models import Block, Change, Ranking, Score
from diemcau.scoring.queries.analysis import analysis_of
from diemcau.scoring.queries.imported import imported_analysis
from diemcau.web.demo.scoring import fill
from tests import build

pytestmark = pytest.mark.django_db


def test_a_newcomer_sees_blocks_at_three_steps_and_can_trace_every_point():
    conference = build.conference(owner=build.province(), start_year=2024)
    for number in range(3):
        for tier, kind in (
            (Tier.PROVINCE, BodyKind.DEPARTMENT),
            (Tier.DISTRICT, BodyKind.PEOPLE_COMMITTEE),
            (Tier.COMMUNE, BodyKind.PEOPLE_COMMITTEE),
        ):
            body = build.organisation(name=f"Đơn vị {tier.value} {number}", tier=tier, kind=kind)
            build.unit(conference=conference, organisation=body)

    fill(conference, {"to-chuc": build.account()})

    assert list(Block.objects.values_list("phase", flat=True)) == ["published", "explanation", "self"]
    traced = set(Change.objects.values_list("entrant", "criterion"))
    assert set(Score.objects.values_list("entrant", "criterion")) == traced
    found = analysis_of(Block.objects.get(phase="published"))
    assert len(found.now.rows) == 3 and found.comparisons
    assert imported_analysis(Ranking.objects.get(year=2022)).fields
