"""Dates as papers write them, and working days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.kernel.dates import PartialDate, find_dates, read_date
from diemcau.kernel.workdays import add_working_days, is_working_day, working_days_between


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quảng Nam, ngày 05 tháng 01 năm 2024", PartialDate(2024, 1, 5)),
        ("ngày      tháng 01 năm 2024", PartialDate(2024, 1)),
        ("ngày … tháng … năm 2024", PartialDate(2024)),
        ("ngày     tháng     năm", None),
        ("ngày 25/12/2023", PartialDate(2023, 12, 25)),
        ("17-8-2026", PartialDate(2026, 8, 17)),
        ("17.8.2026", PartialDate(2026, 8, 17)),
        ("24, 25 và 26 tháng 8 năm 2026", PartialDate(2026, 8, 26)),
        ("Dự kiến trong tháng 01/2024", PartialDate(2024, 1)),
        ("trong tháng 9 năm 2026", PartialDate(2026, 9)),
        ("chiều ngày 28/12", PartialDate(None, 12, 28)),
        ("đến hết năm 2025.", PartialDate(2025)),
        ("ngày (O- tháng 10 năm 2017", PartialDate(2017, 10)),
        ("ngày3{ tháng 12 năm 2024", PartialDate(2024, 12)),
        ("Ngày 10 tháng 01 năm 2018, bắt đầu lúc 7giờ 30 phút", PartialDate(2018, 1, 10)),
    ],
)
def test_a_date_is_read_as_far_as_it_is_stated(text, expected):
    assert read_date(text) == expected


@pytest.mark.parametrize(
    "text", ["32/13/2024", "ngày 31/02/2024", "Nghị định số 181/2024/NĐ-CP", "22/22 xã", "1050/QĐ-SCT", "100% dân số"]
)
def test_what_cannot_be_a_date_is_passed_over(text):
    assert list(find_dates(text)) == []


def test_every_date_says_where_it_stands():
    text = "Từ ngày 20/11/2017 đến ngày 15 tháng 12 năm 2017"
    found = list(find_dates(text))
    assert [(one.date, text[one.start : one.end]) for one in found] == [
        (PartialDate(2017, 11, 20), "20/11/2017"),
        (PartialDate(2017, 12, 15), "ngày 15 tháng 12 năm 2017"),
    ]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_written_date_reads_back(day):
    stated = PartialDate(day.year, day.month, day.day)
    for text in (
        str(stated),
        f"ngày {day.day:02} tháng {day.month:02} năm {day.year}",
        f"{day.day}/{day.month}/{day.year}",
    ):
        assert read_date(text) == stated
    assert stated.whole == day


@given(st.text(alphabet="ngày thángnăm0123456789/.-… ", max_size=300))
def test_any_text_gives_only_possible_dates(text):
    for found in find_dates(text):
        assert found.date.whole is None or found.date.whole.year == found.date.year


@pytest.mark.parametrize(
    ("date_", "printed"),
    [
        (PartialDate(2024, 1, 5), "05/01/2024"),
        (PartialDate(2024, 1), "01/2024"),
        (PartialDate(2024), "2024"),
        (PartialDate(None, 12, 28), "28/12"),
        (PartialDate(), "…"),
    ],
)
def test_a_partial_date_prints_what_it_knows(date_, printed):
    assert str(date_) == printed


def test_a_partial_date_has_no_calendar_date():
    assert PartialDate(2024, 1).whole is None


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 8), False),  # 29 tháng Chạp
        (date(2024, 2, 10), False),  # mùng Một Tết
        (date(2024, 4, 18), False),  # Giỗ Tổ Hùng Vương
        (date(2024, 4, 30), False),
        (date(2024, 9, 2), False),
        (date(2024, 3, 9), False),  # Saturday
        (date(2024, 3, 8), True),
    ],
)
def test_holidays_and_weekends_are_no_working_days(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2024, 3, 8), 1, date(2024, 3, 11)),
        (date(2024, 2, 7), 1, date(2024, 2, 15)),  # over Tết
        (date(2024, 3, 11), -1, date(2024, 3, 8)),
        (date(2024, 3, 9), 0, date(2024, 3, 11)),
        (date(2024, 3, 8), 0, date(2024, 3, 8)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, count, end):
    assert add_working_days(start, count) == end


@given(st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 1, 1)), st.integers(1, 40))
def test_counting_back_gives_the_number_that_was_added(start, count):
    end = add_working_days(start, count)
    assert working_days_between(start, end) == count
    assert working_days_between(end, start) == -count
