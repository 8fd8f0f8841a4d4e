"""What people correct lies over what was read; the reading itself never changes."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.plan.domain.contract import as_json, from_json
from diemcau.plan.domain.corrections import Misfit, check, corrected, overlaid, value_at
from tests.plan import plans

READING = as_json(plans.reading())
ENTRY = {
    "tier": "province",
    "group": None,
    "text": "Báo Quảng Nam",
    "bodies": ["Báo Quảng Nam"],
    "roles": [],
    "count": "one",
    "lines": [30, 30],
}


def test_a_correction_replaces_one_value_and_leaves_the_reading_as_it_was():
    before = copy.deepcopy(READING)

    found = corrected(READING, [("/plan/participants/2/bodies", ["UBND cấp xã"])])

    assert found["plan"]["participants"][2]["bodies"] == ["UBND cấp xã"]
    assert found["plan"]["participants"][1] == before["plan"]["participants"][1]
    assert before == READING


def test_the_newest_correction_at_a_place_counts_and_undoing_it_brings_the_one_before_back():
    first, second = ("/plan/title", "Hội nghị A"), ("/plan/title", "Hội nghị B")

    assert corrected(READING, [first, second])["plan"]["title"] == "Hội nghị B"
    assert corrected(READING, [first])["plan"]["title"] == "Hội nghị A"
    assert corrected(READING, []) == READING


def test_entries_taken_out_leave_the_numbers_of_the_others_alone():
    found = corrected(READING, [("/plan/participants/0", None), ("/plan/participants/3/text", "Chủ tịch xã")])

    texts = [entry["text"] for entry in found["plan"]["participants"]]
    assert len(texts) == len(READING["plan"]["participants"]) - 1
    assert texts[-1] == "Chủ tịch xã"


def test_an_entry_added_at_the_end_can_itself_be_corrected_and_undoing_it_drops_both():
    added = ("/plan/participants/-", ENTRY)
    reworded = ("/plan/participants/4/count", "several")

    assert corrected(READING, [added, reworded])["plan"]["participants"][4] == ENTRY | {"count": "several"}
    assert corrected(READING, [reworded]) == READING


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/plan/title", "Hội nghị"),
        ("/plan/title", None),
        ("/plan/format", "hybrid"),
        ("/plan/participants/0", None),
        ("/plan/participants/0/roles", ["Bí thư", "Phó Bí thư"]),
        ("/plan/participants/0/roles/-", "Bí thư"),
        ("/plan/participants/-", ENTRY),
        ("/plan/sites/1/tier", "commune"),
        ("/plan/time/start", {"year": 2024, "month": 1, "day": 23}),
        ("/plan/time", None),
        ("/plan/budget", {"text": "Kinh phí", "holder": None, "amount_vnd": 5_000_000, "lines": [1, 1]}),
        ("/document/number", "05"),
        ("/document/date", {"year": 2024, "month": 1, "day": None}),
        ("/document/recipients/0/text", "Các Sở"),
    ],
)
def test_a_value_of_the_right_shape_fits(path, value):
    check(READING, path, value)

    from_json(corrected(READING, [(path, value)]))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("", {}),
        ("plan/title", "x"),
        ("/", "x"),
        ("/plan", "x"),
        ("/plan/nothing", "x"),
        ("/plan/title", 5),
        ("/plan/title", ["x"]),
        ("/plan/title", "x" * 20_001),
        ("/plan/title", "x\0"),
        ("/plan/format", "carrier pigeon"),
        ("/plan/kind", None),
        ("/plan/participants/9", None),
        ("/plan/participants/x", None),
        ("/plan/participants/-1", None),
        ("/plan/participants/０", None),
        ("/plan/participants/0/bodies", "Sở Nội vụ"),
        ("/plan/participants/0/bodies", [None]),
        ("/plan/participants/0/bodies", ["x"] * 2_001),
        ("/plan/participants/0/count", "many"),
        ("/plan/participants/0/lines", [5, 1]),
        ("/plan/participants/-", ENTRY | {"lines": [5, 1]}),
        ("/plan/participants/-", ENTRY | {"extra": 1}),
        ("/plan/participants/-", {"text": "x"}),
        ("/plan/participants/-/text", "x"),
        ("/plan/time/start", {"year": 2024, "month": 2, "day": 31}),
        ("/plan/time/start", {"year": "2024", "month": 2, "day": 1}),
        ("/plan/time/fixed", 1),
        ("/plan/lines/title", [1, 1]),
        ("/document/annexes", []),
        ("/document/signer/name/x", "x"),
        ("/text_lines/0", "x"),
        ("/findings/0", None),
        ("/" + "a/" * 50, "x"),
    ],
)
def test_a_value_of_another_shape_or_at_no_place_is_refused(path, value):
    with pytest.raises(Misfit):
        check(READING, path, value)


def test_value_at_tells_what_stands_somewhere():
    assert value_at(READING, "/plan/participants/2/roles/0") == "Chủ tịch UBND"
    with pytest.raises(Misfit):
        value_at(READING, "/plan/participants/99")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
STEPS = st.sampled_from(
    ["plan", "document", "participants", "0", "1", "-", "bodies", "time", "start", "title", "x", "~1"]
)


@given(st.lists(st.tuples(st.lists(STEPS, max_size=5).map(lambda steps: "/" + "/".join(steps)), JSON), max_size=4))
def test_whatever_is_let_through_still_reads_as_a_plan(corrections):
    kept = []
    for path, value in corrections:
        try:
            check(overlaid(READING, kept), path, value)
        except Misfit:
            continue
        kept.append((path, value))

    from_json(corrected(READING, kept))
