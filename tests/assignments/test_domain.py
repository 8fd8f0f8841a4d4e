"""Deadlines, standing, order and the ready set: paper and pencil."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.assignments.domain.deadlines import Due, conclusion_due, read_due, reckoned
from diemcau.assignments.domain.order import closes_a_ring
from diemcau.assignments.domain.pieces import pieces
from diemcau.assignments.domain.preparation import STEPS
from diemcau.assignments.domain.standing import Standing, standing
from diemcau.nd30.text import read_text
from diemcau.plan.domain.reading import read

TUESDAY = date(2024, 1, 23)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20/01/2024", Due(on=date(2024, 1, 20))),
        ("3 ngày trước ngày họp", Due(days=-3)),
        ("trước hội nghị 3 ngày làm việc", Due(days=-3)),
        ("5 ngày làm việc sau hội nghị", Due(days=5)),
        ("60 phút trước giờ họp", Due(days=0, minutes=60)),
        ("ngày họp", Due(days=0)),
        ("", Due()),
        ("sớm nhất có thể", None),
        ("31/02/2024", None),
        ("999 ngày trước", None),
    ],
)
def test_a_deadline_is_read_as_people_write_it(written, meant):
    assert read_due(written) == meant


@given(st.text(max_size=80))
def test_any_words_give_a_deadline_or_none(text):
    due = read_due(text)
    assert due is None or due.days is None or abs(due.days) <= 400


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (Due(days=-3), date(2024, 1, 18)),  # 20 and 21 January are a weekend
        (Due(days=0), TUESDAY),
        (Due(days=5), date(2024, 1, 30)),
        (Due(on=date(2024, 1, 1)), date(2024, 1, 1)),
    ],
)
def test_days_are_counted_as_working_days_from_the_conference(due, day):
    assert reckoned(due, TUESDAY) == day


def test_without_a_day_of_the_conference_nothing_is_reckoned():
    assert reckoned(Due(days=-3), None) is None


def test_the_conclusion_is_due_in_five_working_days_and_tet_is_none_of_them():
    assert conclusion_due(date(2024, 2, 6)) == date(2024, 2, 20)


@pytest.mark.parametrize(
    ("due", "facts", "expected"),
    [
        (date(2024, 1, 22), {}, Standing.LATE),
        (date(2024, 1, 22), {"is_submitted": True}, Standing.SUBMITTED),
        (date(2024, 1, 22), {"is_accepted": True}, Standing.ACCEPTED),
        (date(2024, 1, 22), {"is_returned": True}, Standing.LATE),
        (date(2024, 2, 20), {"is_returned": True}, Standing.RETURNED),
        (date(2024, 1, 26), {}, Standing.RISKY),
        (date(2024, 1, 29), {}, Standing.OPEN),
        (None, {}, Standing.OPEN),
    ],
)
def test_a_task_stands_where_somebody_should_look_first(due, facts, expected):
    assert standing(due, TUESDAY, **facts) is expected


def test_a_ring_is_seen_however_long():
    assert closes_a_ring([(2, 1), (3, 2)], 1, 3)
    assert closes_a_ring([], 1, 1)
    assert not closes_a_ring([(2, 1), (3, 2)], 3, 1)


def test_a_clause_falls_into_its_products():
    clause = (
        "Chủ trì, phối hợp với các đơn vị liên quan xây dựng chương trình, kịch bản điều hành; chuẩn bị báo cáo tổng "
        "kết; phát hành giấy mời"
    )
    assert pieces(clause)[-2:] == ["Chuẩn bị báo cáo tổng kết", "Phát hành giấy mời"]


def test_the_seven_clauses_of_the_reference_plan_hold_fourteen_products(shared):
    """III. Phân công thực hiện of the plan of Quảng Nam, January 2024."""
    path = shared / "corpus" / "plans" / "000-quang-nam-hoi-nghi-cchc-2023.txt"
    plan = read(read_text(path.read_bytes()), today=date(2024, 1, 9)).plan
    found = [pieces(clause.text) for clause in plan.assignments]
    assert [len(one) for one in found] == [2, 1, 3, 1, 2, 3, 2]
    assert sum(map(len, found)) == 14
    assert found[2][1] == "Chuẩn bị nội dung phát biểu cho lãnh đạo UBND tỉnh"


def test_the_ready_set_waits_for_nothing_that_comes_later_and_for_nothing_outside():
    by_key = {step.key: step for step in STEPS}
    assert all(by_key[before].days <= step.days for step in STEPS for before in step.after)
    assert by_key["documents"].days == -3
    assert by_key["rehearsal"].days == -1
    assert by_key["presence"].minutes == 60
