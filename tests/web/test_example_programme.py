"""The example's programme is whole, whoever adds to it first."""

from __future__ import annotations

import pytest

from diemcau.conference.models import ProgrammeItem
from diemcau.web.demo import live
from tests.build import account, conference

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_speech_accepted_before_stands_behind_those_of_the_plan() -> None:
    hall = conference()
    ProgrammeItem.objects.create(conference=hall, position=1, text="Tham luận: Một cửa điện tử", minutes=8)
    live.fill(hall, {"to-chuc": account()})
    words = [item.text for item in hall.programme.order_by("position")]
    assert words[5:9] == [
        "Tham luận của UBND huyện Nam Giang",
        "Tham luận của UBND thành phố Hội An",
        "Tham luận: Một cửa điện tử",
        "Thảo luận",
    ]
    assert len(words) == len(live.PROGRAMME) + 1
