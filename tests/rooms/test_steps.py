"""What is still to be done, and what is asked of one unit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.rooms.domain import State
from diemcau.rooms.domain.asked import Task, asked
from diemcau.rooms.domain.steps import Totals, steps

TODAY = date(2024, 1, 15)
DONE = Totals(
    tiers={"province": 1, "district": 18}, with_venue=19, with_technician=19, units=40, placed=40, with_contact=40,
    seats=60, sized=60, people=70, named=60, guests=70, invited=70, assignments=7, due=7,
    with_line=19, prepared=19, bookings=1, confirmed=1,
)  # fmt: skip


def test_where_everything_is_in_order_nothing_is_left_to_do():
    assert steps(DONE, has_plan=True, is_applied=True, has_day=True) == []


@pytest.mark.parametrize(
    ("has_plan", "expected"),
    [(False, "Hội nghị chưa có kế hoạch."), (True, "Kế hoạch đã đọc nhưng chưa áp dụng.")],
)
def test_before_the_plan_is_applied_that_is_the_only_step(has_plan, expected):
    [step] = steps(Totals(tiers={}), has_plan=has_plan, is_applied=False, has_day=False)

    assert (step.words, step.page, step.who) == (expected, "plan:room", "Ban tổ chức")


def test_each_thing_that_is_wanting_is_a_step_with_its_number_and_its_role():
    lacking = Totals(
        tiers={"province": 1, "commune": 1200}, with_venue=1, with_technician=0, units=10, placed=8, with_contact=9,
        seats=5, sized=3, people=3, named=1, guests=3, invited=2, assignments=7, due=6, lost=2,
        with_line=1000, prepared=1, late=5, sheets=9, handed_in=4, unanswered=6,
    )  # fmt: skip

    found = steps(lacking, has_plan=True, is_applied=True, has_day=False)

    assert [(step.words.partition(" ")[0], step.who, step.page) for step in found] == [
        ("Ngày", "Ban tổ chức", "conference:time"),
        ("2", "Ban tổ chức", "plan:room"),
        ("2", "Ban tổ chức", "rooms:unit-board"),
        ("5", "Ban tổ chức", "rooms:unit-board"),
        ("1.201", "Kỹ thuật", "rooms:board"),
        ("1.200", "Văn phòng", "rooms:board"),
        ("Chưa", "Kỹ thuật", "connectivity:bookings"),
        ("201", "Kỹ thuật", "connectivity:lines"),
        ("1.200", "Kỹ thuật", "connectivity:checklists"),
        ("1", "Ban tổ chức", "rooms:unit-board"),
        ("2", "Ban tổ chức", "delegates:seats"),
        ("4", "Ban tổ chức", "delegates:chase"),
        ("1", "Văn phòng", "delegates:invitations"),
        ("1", "Ban tổ chức", "assignments:list"),
        ("5", "Ban tổ chức", "scoring:campaigns"),
        ("6", "Tổ thẩm định", "scoring:campaigns"),
    ]


def what_is_asked(*tasks, **facts):
    facts = {"unknown": (), "site": None, "has_venue": True, "has_technician": True} | facts
    facts = {"has_contact": True, "has_place": True} | facts
    return asked(tasks=tasks, today=TODAY, **facts)


def task(due=None, text="Việc", due_text=""):
    return Task(text=text, part="chủ trì", due=due, due_text=due_text)


def test_nothing_is_asked_of_who_has_done_everything():
    assert what_is_asked() == ()


def test_the_most_urgent_comes_first():
    found = what_is_asked(
        task(text="chưa có hạn"),
        task(date(2024, 2, 1), "còn lâu"),
        task(date(2024, 1, 18), "sắp tới hạn"),
        task(date(2024, 1, 10), "quá hạn"),
        unknown=["Ban Chỉ đạo"],
        has_contact=False,
        has_venue=False,
        has_line=False,
    )

    assert [(one.words, one.state) for one in found] == [
        ("quá hạn", State.LACKING),
        ("Chưa chọn phòng họp cho điểm cầu.", State.LACKING),
        ("sắp tới hạn", State.ATTENTION),
        ("Đường truyền của điểm cầu chưa đo đạt.", State.ATTENTION),
        ("1 thành phần chưa rõ số lượng.", State.ATTENTION),
        ("Đơn vị chưa có đầu mối.", State.ATTENTION),
        ("còn lâu", State.WAITING),
        ("chưa có hạn", State.WAITING),
    ]


@pytest.mark.parametrize(
    ("due", "due_text", "expected"),
    [
        (date(2024, 1, 10), "", "Chủ trì · hạn 10/01/2024, quá hạn 5 ngày"),
        (date(2024, 1, 15), "", "Chủ trì · hạn 15/01/2024, hôm nay"),
        (date(2024, 1, 20), "", "Chủ trì · hạn 20/01/2024, còn 5 ngày"),
        (None, "trong tháng 01", "Chủ trì · trong tháng 01"),
        (None, "", "Chủ trì · chưa có thời hạn"),
    ],
)
def test_a_task_says_how_far_its_deadline_is(due, due_text, expected):
    [one] = what_is_asked(task(due, due_text=due_text))

    assert one.detail == expected


@given(st.lists(st.none() | st.dates(date(2023, 12, 1), date(2024, 3, 1)), max_size=12))
def test_no_task_is_lost_and_none_stands_above_a_more_urgent_one(days):
    found = what_is_asked(*(task(day) for day in days))

    assert sorted(map(str, (one.due for one in found))) == sorted(map(str, days))
    assert [one.state for one in found] == sorted((one.state for one in found), reverse=True)
