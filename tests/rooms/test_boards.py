"""How rows add up to a board."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.rooms.domain import Cell, Column, Row, State, board, heads, locality, show, state_of, without_idle

COLUMNS = (
    Column(key="venue", title="Phòng họp", shortage="", done="", missing="", severity=State.LACKING),
    Column(key="seats", title="Đại biểu", shortage="", done="", missing="", counts="đại biểu"),
)
GROUPS = {1: "Huyện Đại Lộc", 2: "Huyện Duy Xuyên", 3: "Huyện Quế Sơn"}
BLOCKS = {"district": "Cấp huyện", "commune": "Cấp xã"}

cells = st.builds(
    lambda done, missing, amount: Cell(done, done + missing, amount),
    st.integers(0, 50),
    st.integers(0, 3),
    st.integers(0, 99),
)


@st.composite
def rows(draw):
    two = (draw(cells), draw(cells))
    return Row(
        pk=str(draw(st.integers(1, 10_000))),
        name="Xã Đại An",
        search="xa dai an",
        block=draw(st.sampled_from(sorted(BLOCKS))),
        group=draw(st.sampled_from(sorted(GROUPS))),
        place="",
        cells=two,
        state=state_of(COLUMNS, two),
    )


@given(st.lists(rows(), max_size=40))
def test_the_headline_is_the_sum_of_its_rows_whatever_they_are(some):
    made = board(COLUMNS, some, groups=GROUPS, blocks=BLOCKS)

    shown = [row for group in made.groups for row in group.rows]
    assert sorted(shown, key=id) == sorted(some, key=id)
    assert made.size == len(some)
    assert made.ready == sum(row.state is State.READY for row in some)
    assert made.unready + made.ready == made.size
    for column in range(len(COLUMNS)):
        for part in range(3):
            assert made.cells[column][part] == sum(row.cells[column][part] for row in some)
    assert sum(number for number, _ in made.shortages()) == sum(row.missing for row in some)
    assert sum(block.size for block in made.blocks) == len(some)


@given(st.lists(rows(), max_size=40))
def test_each_group_is_the_sum_of_the_rows_that_open_under_it(some):
    for group in board(COLUMNS, some, groups=GROUPS, blocks=BLOCKS).groups:
        assert group.size == len(group.rows) > 0
        assert group.ready == sum(row.state is State.READY for row in group.rows)
        assert group.missing == sum(row.missing for row in group.rows)
        assert group.state is max(row.state for row in group.rows)
        assert {row.group for row in group.rows} == {group.key}


def test_a_board_of_nothing_lacks_nothing():
    made = board(COLUMNS, [], groups=GROUPS, blocks=BLOCKS)

    assert (made.groups, made.size, made.unready, made.missing, made.shortages()) == ((), 0, 0, 0, [])


def test_a_row_is_as_ready_as_the_worst_of_its_cells():
    assert state_of(COLUMNS, (Cell(1, 1), Cell(3, 3))) is State.READY
    assert state_of(COLUMNS, (Cell(1, 1), Cell(2, 3))) is State.ATTENTION
    assert state_of(COLUMNS, (Cell(0, 1), Cell(2, 3))) is State.LACKING


def test_where_nothing_is_asked_for_nothing_is_missing():
    assert state_of(COLUMNS, (Cell(), Cell())) is State.READY


def test_shortages_come_worst_first_then_most_first():
    cells = (Cell(0, 1), Cell(0, 9))
    row = Row(pk="1", name="", search="", block="commune", group=1, place="", cells=cells, state=State.LACKING)

    made = board(COLUMNS, [row], groups=GROUPS, blocks=BLOCKS)

    assert [(number, column.key) for number, column in made.shortages()] == [(1, "venue"), (9, "seats")]


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({}, {}),
        ({1: None}, {1: 1}),
        ({1: None, 2: 1, 3: 1, 4: 2, 5: 2}, {1: 1, 2: 2, 3: 3, 4: 2, 5: 2}),  # province, districts, communes
        ({1: None, 2: 1, 3: 1}, {1: 1, 2: 2, 3: 3}),  # province, communes
        ({2: None, 3: None, 4: 2}, {2: 2, 3: 3, 4: 2}),  # districts without a province
        ({1: None, 2: 1, 4: 2, 6: 4}, {1: 1, 2: 2, 4: 2, 6: 2}),  # four tiers
        ({2: 99, 4: 2}, {2: 2, 4: 4}),  # a parent from elsewhere is none
        ({1: None, 4: 5, 5: 4}, {1: 1, 4: 4, 5: 4}),  # a ring
    ],
)
def test_sites_open_under_the_districts_of_their_province(parents, expected):
    assert heads(parents) == expected


@given(st.dictionaries(st.integers(1, 20), st.none() | st.integers(1, 25), max_size=20))
def test_every_site_opens_under_a_row_that_is_its_own_head(parents):
    found = heads(parents)

    assert found.keys() == parents.keys()
    assert all(found[head] == head for head in found.values())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ủy ban nhân dân huyện Đại Lộc", "Huyện Đại Lộc"),
        ("Ủy ban nhân dân thành phố Tam Kỳ", "Thành phố Tam Kỳ"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân ", "Ủy ban nhân dân "),
    ],
)
def test_a_committee_goes_by_the_name_of_its_locality(name, expected):
    assert locality(name) == expected


@pytest.mark.parametrize(
    ("cell", "kind", "words", "share"),
    [
        (Cell(1, 1), "ok", "đã chọn", ""),
        (Cell(0, 1), "bad", "chưa chọn", ""),
        (Cell(6, 14), "bad", "thiếu 8/14", "43"),
        (Cell(14, 14), "ok", "đủ 14", "100"),
        (Cell(1, 1092), "bad", "thiếu 1.091/1.092", "1"),
        (Cell(1091, 1092), "bad", "thiếu 1/1.092", "99"),
        (Cell(), "none", "–", ""),
    ],
)
def test_a_cell_says_in_words_how_far_it_is(cell, kind, words, share):
    column = Column(
        key="venue", title="Phòng họp", shortage="", done="đã chọn", missing="chưa chọn", severity=State.LACKING
    )

    [shown] = show([column], [cell])

    assert (shown.title, shown.kind, shown.words, shown.share) == ("Phòng họp", kind, words, share)


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        (Cell(3, 3, 36), "ok", "36"),
        (Cell(2, 3, 1154), "warn", "1.154 · 1 chưa rõ"),
        (Cell(0, 1, 0), "warn", "1 chưa rõ"),
        (Cell(), "none", "–"),
    ],
)
def test_a_cell_that_counts_says_how_many_and_what_is_not_known(cell, kind, words):
    column = Column(key="seats", title="Đại biểu", shortage="", done="", missing="", counts="đại biểu", short="chưa rõ")

    [shown] = show([column], [cell])

    assert (shown.kind, shown.words) == (kind, words)


def test_a_column_that_is_of_interest_only_when_something_is_missing_is_left_out_where_nothing_is():
    ground = Column(key="ground", title="Căn cứ", shortage="", done="", missing="", only_when_missing=True)
    columns = [*COLUMNS, ground]
    sound = [(Cell(1, 1), Cell(2, 2), Cell(1, 1)), (Cell(0, 1), Cell(2, 2), Cell(1, 1))]
    lost = [*sound, (Cell(1, 1), Cell(2, 2), Cell(0, 1))]

    assert without_idle(columns, sound) == (list(COLUMNS), [row[:2] for row in sound])
    assert without_idle(columns, lost) == (columns, lost)
    assert without_idle([ground], [(Cell(1, 1),)]) == ([], [()])
