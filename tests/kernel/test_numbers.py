"""Numbers as they are printed here, and those that somebody sends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.kernel import words
from diemcau.kernel.numbers import KEY_DIGITS, sent, trimmed, written


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        (1154, 0, "1.154"),
        (-1154, 0, "-1.154"),
        (0, 0, "0"),
        (10**18 + 1, 0, "1.000.000.000.000.000.001"),
        (84.5, 2, "84,50"),
        (1234.567, 1, "1.234,6"),
        (Decimal("87.10"), 2, "87,10"),
        (3, 1, "3,0"),
    ],
)
def test_a_number_is_printed_with_a_dot_for_thousands_and_a_comma_for_decimals(number, places, expected):
    assert written(number, places) == expected


@pytest.mark.parametrize(
    ("number", "most", "expected"),
    [(75.0, 1, "75"), (0.5, 2, "0,5"), (100, 2, "100"), (1200.25, 2, "1.200,25"), (1200, 0, "1.200")],
)
def test_idle_zeros_are_left_out_and_those_that_count_stay(number, most, expected):
    assert trimmed(number, most) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("007", 7),
        ("9" * KEY_DIGITS, 10**KEY_DIGITS - 1),
        ("9" * (KEY_DIGITS + 1), None),
        ("9" * 5000, None),  # more than Python itself would read
        ("", None),
        (None, None),
        ("-1", None),
        ("1.0", None),
        (" 1", None),
        ("٣", None),
        ("²", None),
    ],
)
def test_what_is_no_row_number_is_none(text, expected):
    assert sent(text) == expected


@given(st.text())
def test_anything_may_be_sent(text):
    found = sent(text)

    assert found is None or 0 <= found < 10**KEY_DIGITS


def test_a_reader_of_english_sees_a_point_before_decimals(monkeypatch):
    monkeypatch.setattr(words, "_translators", [{",": "."}.get])

    assert (written(1154), written(84.5, 2), trimmed(0.5, 2), written(12)) == ("1,154", "84.50", "0.5", "12")
