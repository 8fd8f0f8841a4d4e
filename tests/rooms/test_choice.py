"""What of a board is looked at, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.rooms.domain import ALL, BY_NAME, BY_STATE, Cell, Choice, Row, State, arrange, board, choose, state_of
from tests.rooms.test_boards import BLOCKS, COLUMNS, GROUPS, rows


def row(name, search, *cells, group=1, block="commune", pk=0):
    return Row(
        pk=str(pk),
        name=name,
        search=search,
        block=block,
        group=group,
        place="",
        cells=cells,
        state=state_of(COLUMNS, cells),
    )


READY = row("Xã Đại An", "uy ban nhan dan xa dai an | ubnd xa dai an", Cell(1, 1), Cell(2, 2, 9))
WITHOUT_ROOM = row("Xã Ấp Bắc", "uy ban nhan dan xa ap bac", Cell(0, 1), Cell(2, 2, 3), group=2)
OPEN = row("Huyện Đại Lộc", "uy ban nhan dan huyen dai loc", Cell(1, 1), Cell(1, 2, 5), block="district")
BOARD = board(COLUMNS, [READY, WITHOUT_ROOM, OPEN], groups=GROUPS, blocks=BLOCKS)


def names(choice):
    return [one.name for one in choose(BOARD, choice)]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(words="Đại An"), ["Xã Đại An"]),
        (Choice(words="dai"), ["Xã Đại An", "Huyện Đại Lộc"]),
        (Choice(words="loc dai"), ["Huyện Đại Lộc"]),
        (Choice(words="ubnd an"), ["Xã Đại An"]),
        (Choice(words="an"), ["Xã Đại An"]),  # "an" begins no word of "nhân dân"
        (Choice(words="không có"), []),
        (Choice(block=ALL), ["Xã Đại An", "Huyện Đại Lộc", "Xã Ấp Bắc"]),
        (Choice(block="district"), ["Huyện Đại Lộc"]),
        (Choice(lacks=frozenset({"venue"})), ["Xã Ấp Bắc"]),
        (Choice(lacks=frozenset({"venue", "seats"})), []),
        (Choice(block="commune", words="dai"), ["Xã Đại An"]),
        (Choice(lacks=frozenset({"no such column"})), ["Xã Đại An", "Huyện Đại Lộc", "Xã Ấp Bắc"]),
        (Choice(block=ALL, sort=BY_NAME), ["Huyện Đại Lộc", "Xã Ấp Bắc", "Xã Đại An"]),
        (Choice(block=ALL, sort=BY_NAME, reverse=True), ["Xã Đại An", "Xã Ấp Bắc", "Huyện Đại Lộc"]),
        (Choice(block=ALL, sort=BY_STATE), ["Xã Ấp Bắc", "Huyện Đại Lộc", "Xã Đại An"]),
        (Choice(block=ALL, sort="seats"), ["Huyện Đại Lộc", "Xã Đại An", "Xã Ấp Bắc"]),
        (Choice(block=ALL, sort="no such column"), ["Xã Đại An", "Huyện Đại Lộc", "Xã Ấp Bắc"]),
    ],
)
def test_rows_answer_everything_that_was_asked(choice, expected):
    assert names(choice) == expected


def test_nothing_asked_shows_the_groups():
    assert not Choice().is_of_rows
    assert not Choice(words="  ", sort="venue").is_of_rows
    assert Choice(block=ALL).is_of_rows


def test_groups_stand_in_the_order_that_was_asked_for():
    shown = arrange(BOARD, Choice(sort=BY_STATE))

    assert [group.name for group in shown.groups] == ["Huyện Duy Xuyên", "Huyện Đại Lộc"]
    assert (shown.size, shown.ready, shown.cells) == (BOARD.size, BOARD.ready, BOARD.cells)


@given(st.lists(rows(), max_size=30), st.sampled_from(["", "name", "state", "venue", "seats"]), st.booleans())
def test_no_order_loses_or_doubles_a_row(some, sort, reverse):
    made = board(COLUMNS, some, groups=GROUPS, blocks=BLOCKS)

    chosen = choose(made, Choice(block=ALL, sort=sort, reverse=reverse))

    assert sorted(map(id, chosen)) == sorted(map(id, some))


@given(st.lists(rows(), max_size=30), st.sets(st.sampled_from(["venue", "seats"]), min_size=1))
def test_what_is_kept_lacks_what_was_asked_and_what_is_left_out_does_not(some, lacks):
    made = board(COLUMNS, some, groups=GROUPS, blocks=BLOCKS)
    places = [place for place, column in enumerate(COLUMNS) if column.key in lacks]

    kept = {id(one) for one in choose(made, Choice(lacks=frozenset(lacks)))}

    for one in some:
        assert (id(one) in kept) == all(one.cells[place].missing > 0 for place in places)


def test_the_order_is_written_as_addresses_say_it():
    assert [Choice(sort="venue").order, Choice(sort="venue", reverse=True).order, Choice().order] == [
        "venue",
        "-venue",
        "",
    ]
    assert State.LACKING > State.READY
