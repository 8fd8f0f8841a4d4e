"""From what a unit reports to points."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.points import read_decimal, rounded, vietnamese
from diemcau.scoring.domain.rule_words import told
from diemcau.scoring.domain.rules import Answer, faults, score

STEPS = {"kind": "steps", "steps": [["90", "2"], ["80", "1.5"], ["70", "0.5"]]}
SHARE = {"kind": "share", "floor": "0.8", "cap": "1"}
TABLE = {"kind": "table", "rows": {"Tốt": "2", "Khá": "1"}}


def d(text) -> Decimal:
    return Decimal(str(text))


@pytest.mark.parametrize(
    ("rule", "answer", "points"),
    [
        ({"kind": "yes_no"}, {"value": 1}, "2"),
        ({"kind": "yes_no"}, {"value": 0}, "0"),
        (STEPS, {"value": 90}, "2"),
        (STEPS, {"value": "89.99"}, "1.5"),
        (STEPS, {"value": 12}, "0"),
        (SHARE, {"part": 90, "whole": 100}, "1.8"),
        (SHARE, {"part": 79, "whole": 100}, "0"),
        ({"kind": "share", "cap": "0.5"}, {"part": 60, "whole": 100}, "2"),
        ({"kind": "lateness", "per_day": "0.25"}, {"value": 3}, "1.25"),
        ({"kind": "lateness", "per_day": "0.25", "grace": 3}, {"value": 3}, "2"),
        ({"kind": "lateness", "per_day": "0.25"}, {"value": 30}, "0"),
        ({"kind": "count", "penalty": "0.5"}, {"value": 1}, "1.5"),
        (TABLE, {"word": " khá "}, "1"),
        ({"kind": "survey"}, {"value": "85.5"}, "1.71"),
        ({"kind": "figure", "of": "40"}, {"value": 30}, "1.5"),
    ],
)
def test_a_rule_turns_an_answer_into_points_of_at_most_its_ceiling(rule, answer, points):
    given_answer = Answer(**{name: value if name == "word" else d(value) for name, value in answer.items()})
    assert faults(rule, d(2)) == []
    assert score(rule, d(2), given_answer) == d(points)


@pytest.mark.parametrize(
    ("rule", "answer", "sentence"),
    [
        (
            SHARE,
            {"part": 1, "whole": 0},
            "Tổng số bằng 0 nên không tính được tỷ lệ; nếu không phát sinh, hãy chọn “Không áp dụng”.",
        ),
        (SHARE, {"part": 5, "whole": 4}, "Số đạt 5 nằm ngoài tổng số 4, tỷ lệ không thể vượt 100%; hãy nhập lại."),
        (SHARE, {"part": 5}, "Cần nhập cả số đạt và tổng số để tính tỷ lệ; các mục khác vẫn được giữ."),
        (STEPS, {}, "Chưa nhập số liệu để tính điểm; các mục khác vẫn được giữ."),
        (STEPS, {"value": -1}, "Số liệu không thể âm; hãy nhập lại. Các mục khác vẫn được giữ."),
        ({"kind": "survey"}, {"value": 101}, "Mức độ hài lòng 101 vượt mức cao nhất 100; hãy nhập lại."),
        (TABLE, {}, "Mức “” không có trong bảng; hãy chọn một trong: Tốt, Khá."),
    ],
)
def test_what_cannot_be_scored_is_refused_with_a_sentence(rule, answer, sentence):
    with pytest.raises(Refused) as refusal:
        score(rule, d(2), Answer(**{name: d(value) for name, value in answer.items()}))
    assert refusal.value.message == sentence


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ({"kind": "python"}, "Cách chấm “python” không có"),
        ({"kind": "yes_no", "code": "x"}, "không dùng mục “code”"),
        ({"kind": "steps"}, "còn thiếu mục “steps”"),
        ({"kind": "steps", "steps": [["90", "3"]]}, "cao hơn điểm tối đa 2"),
        ({"kind": "steps", "steps": [["80", "1"], ["90", "2"]]}, "từ cao xuống thấp"),
        ({"kind": "lateness", "per_day": "một"}, "không phải là số"),
        ({"kind": "lateness", "per_day": "-1"}, "số âm"),
        ({"kind": "share", "floor": "1.1"}, "Ngưỡng dưới"),
        ({"kind": "figure", "of": "0"}, "phải lớn hơn 0"),
    ],
)
def test_a_rule_that_makes_no_sense_is_named_before_it_is_used(rule, fault):
    assert [fault in sentence for sentence in faults(rule, d(2))] == [True]


@given(
    part=st.integers(0, 10**6),
    spare=st.integers(0, 10**6),
    ceiling=st.decimals("0.25", 20, places=2),
    floor=st.integers(0, 100),
)
def test_a_share_never_leaves_the_range_from_nothing_to_the_ceiling(part, spare, ceiling, floor):
    if part + spare == 0:
        return
    rule = {"kind": "share", "floor": str(Decimal(floor) / 100)}
    points = score(rule, ceiling, Answer(part=d(part), whole=d(part + spare)))
    assert 0 <= points <= ceiling


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("87,04", "87.04"),
        ("87.04", "87.04"),
        ("91.651", "91.651"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("75 %", "75"),
        ("-3", "-3"),
    ],
)
def test_numbers_are_read_as_vietnamese_officials_type_them(typed, read):
    assert read_decimal(typed) == d(read)


@pytest.mark.parametrize("typed", ["", "tám", "1,2,3", "1..2", "=1+1", "NaN", "1e5", "٣"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(Refused, match="không phải là số"):
        read_decimal(typed)


def test_halves_are_rounded_up_and_printed_with_a_comma():
    assert rounded(d("0.125"), 2) == d("0.13")
    assert vietnamese(d("1234.565"), 2) == "1.234,57"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"kind": "yes_no"}, "có hoặc không"),
        ({"kind": "steps", "steps": [["90", "2"], ["80", "1.5"]]}, "từ 90 được 2 điểm; từ 80 được 1,5 điểm"),
        ({"kind": "share", "floor": "0.8", "cap": "1"}, "theo tỷ lệ đạt; dưới 80% được 0 điểm; từ 100% được trọn điểm"),
        ({"kind": "share"}, "theo tỷ lệ đạt"),
        ({"kind": "lateness", "per_day": "0.25", "grace": "2"}, "mỗi ngày trễ trừ 0,25 điểm; 2 ngày đầu không trừ"),
        ({"kind": "lateness", "per_day": "0.25", "grace": 0}, "mỗi ngày trễ trừ 0,25 điểm"),
        ({"kind": "count", "penalty": "0.5"}, "mỗi lỗi trừ 0,5 điểm"),
        ({"kind": "table", "rows": {"Tốt": "2", "Khá": "1"}}, "Tốt được 2 điểm; Khá được 1 điểm"),
        ({"kind": "survey"}, "từ điều tra xã hội học"),
        ({"kind": "figure", "of": "100"}, "từ số liệu của hệ thống khác, thang 100"),
        ({}, ""),
    ],
)
def test_a_rule_is_told_in_words_that_a_clerk_understands(rule, words):
    assert told(rule) == words
