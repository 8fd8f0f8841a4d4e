"""The contest on paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.contest.domain.addresses import read_address
from diemcau.contest.domain.bank import Item, read_bank
from diemcau.contest.domain.collectives import Turnout
from diemcau.contest.domain.collectives import order as order_units
from diemcau.contest.domain.drawing import draw, shares
from diemcau.contest.domain.judging import judged, needs_another_look
from diemcau.contest.domain.marking import Paper, mark, order
from diemcau.contest.domain.prizes import Prize, award
from diemcau.kernel.errors import Unreadable
from tests.contest.build import BANK, bank_file

NOON = datetime(2024, 1, 10, 5, tzinfo=UTC)


def paper(contestant: int, right: int, prediction: int | None = None, minute: int = 0) -> Paper:
    return Paper(contestant=contestant, right=right, prediction=prediction, sent_at=NOON + timedelta(minutes=minute))


def test_the_same_seed_and_contestant_draw_the_same_paper_and_another_contestant_another():
    one = draw(BANK, count=6, seed="a", contestant="1")

    assert one == draw(BANK, count=6, seed="a", contestant="1")
    assert one != draw(BANK, count=6, seed="a", contestant="2")
    assert one != draw(BANK, count=6, seed="b", contestant="1")


def test_a_paper_that_was_drawn_once_is_drawn_so_for_ever():
    assert [each.question for each in draw(BANK, count=4, seed="hạt", contestant="7")] == [7, 3, 4, 8]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.floats(0, 1))
def test_topics_get_their_shares_and_never_more_than_they_have(each, part):
    sizes = {str(at): size for at, size in enumerate(each)}
    count = max(1, round(part * sum(each)))

    found = shares(sizes, count)

    assert sum(found.values()) == count
    assert all(0 <= found[topic] <= sizes[topic] for topic in sizes)


@given(st.integers(1, 12), st.text(max_size=5))
def test_the_right_options_are_all_right_wherever_they_are_shuffled(count, contestant):
    drawn = draw(BANK, count=count, seed="s", contestant=contestant)
    right = {at: each.order.index(BANK[each.question].key) for at, each in enumerate(drawn)}

    assert mark(BANK, drawn, right) == count
    assert mark(BANK, drawn, {at: (place + 1) % 4 for at, place in right.items()}) == 0
    assert mark(BANK, drawn, {99: 0, 0: 99}) == 0


def test_right_answers_then_the_nearest_prediction_then_the_earliest():
    papers = [paper(1, 3, 9), paper(2, 4, 5), paper(3, 4, 2), paper(4, 4, 2, minute=-1), paper(5, 4), paper(6, 4, 2)]

    places = order(papers, questions=4)  # five answered everything right

    assert [(each.rank, each.paper.contestant, each.off_by) for each in places] == [
        (1, 2, 0),
        (2, 4, 3),
        (3, 3, 3),
        (3, 6, 3),
        (5, 5, None),
        (6, 1, 4),
    ]


def test_equals_across_the_end_of_a_prize_wait_for_a_decision():
    prizes = [Prize(key=1, name="Nhất", count=1), Prize(key=2, name="Nhì", count=2)]

    whole, none = award(prizes, [(1, 11), (2, 12), (2, 13), (4, 14)])
    part, waiting = award(prizes, [(1, 11), (2, 12), (2, 13), (2, 14)])

    assert [(each.prize, each.winner) for each in whole] == [(1, 11), (2, 12), (2, 13)] and none == []
    assert [each.winner for each in part] == [11] and waiting == [12, 13, 14]


def test_a_unit_cannot_win_by_naming_too_few_people():
    small, honest = Turnout(unit=1, people=2, sent=5, right=5), Turnout(unit=2, people=5, sent=5, right=20)

    assert small.rate == Fraction(1)
    assert [unit.unit for _rank, unit in order_units([small, honest])] == [2, 1]


def test_judges_who_are_far_apart_are_seen():
    rubric = {"nội dung": Decimal(60), "hình thức": Decimal(40)}
    marks = [{"nội dung": Decimal(50), "hình thức": Decimal(30)}, {"nội dung": Decimal(20), "hình thức": Decimal(15)}]

    found = judged(1, marks, rubric)

    assert (found.mean, round(found.spread or 0, 4)) == (Decimal("57.50"), 31.8198)
    assert needs_another_look(found, most_spread=15)
    with pytest.raises(ValueError):
        judged(1, [{"nội dung": Decimal(61), "hình thức": Decimal(0)}], rubric)


def test_questions_come_out_of_a_workbook():
    content = bank_file(("Một cộng một?", "1", "2", "3", "b", "Toán"), (), ("Thủ đô?", "Huế", "Hà Nội", "", "B", ""))

    assert read_bank(content) == [
        Item(text="Một cộng một?", options=("1", "2", "3"), key=1, topic="Toán"),
        Item(text="Thủ đô?", options=("Huế", "Hà Nội"), key=1),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Hỏi?", "1", "2", "3", "D", ""), "đáp án “D”"),
        (("Hỏi?", "1", "", "3", "A", ""), "phải liền nhau"),
        (("Hỏi?", "1", "1", "", "A", ""), "giống nhau"),
        (("", "1", "2", "", "A", ""), "để trống"),
        (("đầu tiên ?", "1", "2", "", "A", ""), "trùng với dòng 2"),
    ],
)
def test_a_question_that_makes_no_sense_is_named_and_nothing_is_taken(row, why):
    with pytest.raises(Unreadable, match=why) as refusal:
        read_bank(bank_file(("Đầu tiên ?", "1", "2", "", "A", ""), row))
    assert refusal.value.line == 3


@pytest.mark.parametrize("content", [b"", b"khong phai", bank_file(heads=("Câu hỏi", "A"))])
def test_what_is_no_bank_is_refused_in_a_sentence(content):
    with pytest.raises(Unreadable):
        read_bank(content)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("An.Tran@Example.vn ", "an.tran@example.vn"),
        ("0905 123 456", "+84905123456"),
        ("+84 905.123.456", "+84905123456"),
        ("0235 3852 123", None),  # no message reaches a fixed line
        ("905", None),
        ("a@b", None),
        ("a b@c.vn", None),
    ],
)
def test_an_address_is_a_mail_address_or_a_mobile_number(text, key):
    found = read_address(text)
    assert (found.key if found else None) == key
