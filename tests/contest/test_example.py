"""The contest of the example conference."""

from __future__ import annotations

import pytest

from diemcau.contest.models import Contest
from diemcau.contest.queries.standings import standings
from diemcau.web.demo.contest import fill
from tests import build

pytestmark = pytest.mark.django_db


def test_a_newcomer_sees_people_units_and_articles():
    conference = build.conference()
    build.conference_role(build.account(), conference)
    for number in range(3):
        conference.units.create(organisation=build.organisation(name=f"Sở {number}"))

    fill(conference, {})

    contest = Contest.objects.get()
    assert len(standings(contest, "individual").rows) == 7
    assert len(standings(contest, "collective").rows) == 3
    assert contest.entries.count() == 2
