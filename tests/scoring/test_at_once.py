"""Two people save at the same moment: neither is lost without a word, and a point is made once."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from diemcau.kernel.errors import Refused
from diemcau.scoring.actions import mark, publish_result, save_answer, settle
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.rules import Answer
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.models import Appraiser, Change, Mark, Score, SelfScore
from tests import build
from tests.scoring import build as make

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Start all at the same moment; give back what each was told when it was refused, None where it was not."""
    start, told = Barrier(len(deeds)), [None] * len(deeds)

    def run(number, deed):
        start.wait()
        try:
            deed()
        except Refused as refusal:
            told[number] = refusal.message
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@pytest.fixture
def entrant():
    return make.entrant(block=make.block(phase=Phase.APPRAISAL))


@pytest.fixture
def people(entrant):
    return make.people(entrant.block, entrant)


def test_two_appraisers_who_agree_at_once_make_the_point_once(entrant, people):
    line, said = make.line(entrant, "1.1"), Opinion(make.d(2))
    deeds = [
        lambda who=who: mark(entrant, line, said, reason="Theo hồ sơ", revision=0, by=who)
        for who in (people.first, people.second)
    ]
    assert at_once(*deeds) == [None, None]
    assert (Mark.objects.count(), Score.objects.get().points) == (2, 2)
    assert Change.objects.filter(stage="score").count() == 1


def test_of_three_who_take_two_seats_at_once_one_is_told_and_nothing_is_half_kept(entrant, people):
    line, said = make.line(entrant, "1.1"), Opinion(make.d(1))
    deeds = [
        lambda who=who: mark(entrant, line, said, reason="Theo hồ sơ", revision=0, by=who)
        for who in (people.first, people.second, people.third)
    ]
    told = [each for each in at_once(*deeds) if each]
    assert len(told) == 1 and "đã đủ người thẩm định" in told[0]
    assert (Appraiser.objects.count(), Mark.objects.count()) == (2, 2)


def test_of_two_second_opinions_at_once_one_counts_and_the_other_is_told(entrant, people):
    line = make.line(entrant, "1.1")
    deeds = [
        lambda who=who, points=points: settle(
            entrant, line, Opinion(make.d(points)), reason="Đối chiếu", revision=0, by=who
        )
        for who, points in ((people.third, 1), (people.organiser, 2))
    ]
    told = [each for each in at_once(*deeds) if each]
    assert len(told) == 1 and "vừa lưu dòng này" in told[0]
    assert Score.objects.get().revision == 1


def test_of_two_contacts_who_save_a_line_at_once_one_is_told(entrant, people):
    make.move(entrant.block, Phase.SELF)
    line = make.line(entrant, "1.1")
    deeds = [
        lambda value=value: save_answer(entrant, line, Answer(value=make.d(value)), revision=0, by=people.contact)
        for value in (0, 1)
    ]
    told = [each for each in at_once(*deeds) if each]
    assert len(told) == 1 and "vừa lưu dòng này" in told[0]
    assert SelfScore.objects.get().revision == 1


def test_a_result_published_twice_at_once_is_published_once(entrant, people):
    block = make.move(entrant.block, Phase.APPROVED)
    who = build.account()
    deeds = [lambda: publish_result(f"block:{block.pk}", by=who)] * 2
    assert at_once(*deeds) == [None, None]
    assert block.phase_changes.filter(phase="published").count() == 1
