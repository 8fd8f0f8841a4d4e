"""The hall: who sits in front, moved by hand, undone, approved, printed."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from diemcau.delegates.actions import approve_hall, lay_out_hall, move_seat, propose_seats, undo_move
from diemcau.delegates.domain.seating import Chair, Guest, Room, Side, is_named, post_order, precedence, propose
from diemcau.delegates.models import HallApproval, HallSeat
from diemcau.delegates.queries.hall import hall_plan
from diemcau.directory.domain import BodyKind, Role, Tier
from diemcau.kernel.errors import Refused
from tests import build
from tests.delegates.day import site_of

ROOM = Room(rows=2, left=2, right=2, table=3)


def guest(number: int, title: str = "Giám đốc", **facts) -> Guest:
    known = {
        "delegate": number,
        "name": f"Người {number}",
        "title": title,
        "body": "Sở Nội vụ",
        "tier": Tier.PROVINCE,
        "kind": BodyKind.DEPARTMENT,
        "body_rank": 100,
        "post_rank": 100,
    }
    return Guest(**known | facts)


def test_party_before_council_before_committee_and_province_before_district():
    wanted = [
        guest(1, "Bí thư Tỉnh ủy", kind=BodyKind.PARTY_COMMITTEE),
        guest(2, "Chủ tịch HĐND tỉnh", kind=BodyKind.PEOPLE_COUNCIL),
        guest(3, "Chủ tịch UBND tỉnh", kind=BodyKind.PEOPLE_COMMITTEE),
        guest(4, "Phó Chủ tịch UBND tỉnh", kind=BodyKind.PEOPLE_COMMITTEE),
        guest(5, "Giám đốc Sở"),
        guest(6, "Phó Giám đốc Sở"),
        guest(7, "Chủ tịch UBND huyện", tier=Tier.DISTRICT, kind=BodyKind.PEOPLE_COMMITTEE),
    ]
    assert sorted({*wanted}, key=precedence) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [("Chủ tịch", "Phó Chủ tịch"), ("Phó Giám đốc", "Chuyên viên"), ("Chánh Văn phòng", "Phó Chánh Văn phòng")],
)
def test_posts_stand_in_their_order(before, after):
    assert post_order(before) < post_order(after)


def test_the_front_row_fills_from_the_aisle_outwards_and_the_chair_sits_in_the_middle_of_the_table():
    found = propose(ROOM, [guest(9, is_chair=True), *(guest(number) for number in (1, 2, 3))])
    assert found.seats == {
        9: Chair(Side.TABLE, 0, 2),
        1: Chair(Side.LEFT, 1, 1),
        2: Chair(Side.RIGHT, 1, 1),
        3: Chair(Side.LEFT, 1, 2),
    }


@settings(deadline=None)
@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3), st.integers(0, 4), st.integers(0, 20))
def test_everybody_has_one_chair_of_the_hall_or_is_named_as_left_over(rows, left, right, table, people):
    room = Room(rows=rows, left=left, right=right, table=table)
    found = propose(room, [guest(number, is_chair=number < 2) for number in range(people)])
    assert len(found.seats) + len(found.left_over) == people
    assert len(set(found.seats.values())) == len(found.seats)
    assert all(room.has(chair) for chair in found.seats.values())
    assert len({*room.chairs(), *room.at_table()}) == room.size


@pytest.fixture
def hall(db):
    site, delegates = site_of(3)
    by = build.account(name="to-chuc", is_administrator=True)
    return lay_out_hall(site, ROOM, by=by), delegates, by


def chairs(hall) -> dict[int, Chair]:
    return hall_plan(hall).chairs


def test_moving_onto_a_taken_chair_exchanges_the_two_and_undo_brings_them_back(hall):
    plan, (one, other, _), by = hall
    assert propose_seats(plan, by=by) == 0
    before = chairs(plan)
    move_seat(plan, one.pk, before[other.pk], by=by)
    assert chairs(plan) == before | {one.pk: before[other.pk], other.pk: before[one.pk]}
    undo_move(plan, by=by)
    assert chairs(plan) == before
    undo_move(plan, by=by)
    assert chairs(plan) == {}
    with pytest.raises(Refused, match="hoàn tác"):
        undo_move(plan, by=by)


def test_whoever_is_put_at_the_table_stays_there_when_all_are_proposed_anew(hall):
    plan, (one, *_), by = hall
    move_seat(plan, one.pk, Chair(Side.TABLE, 0, 3), by=by)
    propose_seats(plan, by=by)
    assert chairs(plan)[one.pk] == Chair(Side.TABLE, 0, 3)


def test_a_chair_that_is_not_there_and_a_person_of_another_site_are_refused(hall):
    plan, (one, *_), by = hall
    _, (stranger,) = site_of(conference=plan.site.conference)
    with pytest.raises(Refused, match="không có ghế này"):
        move_seat(plan, one.pk, Chair(Side.LEFT, 9, 1), by=by)
    with pytest.raises(Refused, match="không dự tại điểm cầu"):
        move_seat(plan, stranger.pk, Chair(Side.LEFT, 1, 1), by=by)
    assert not HallSeat.objects.exists()


def test_what_is_moved_after_the_approval_is_not_approved_and_a_second_approval_takes_its_place(hall):
    plan, (one, *_), by = hall
    with pytest.raises(Refused, match="Chưa xếp ai"):
        approve_hall(plan, "", by=by)
    propose_seats(plan, by=by)
    approve_hall(plan, "Đồng ý", by=by)
    assert hall_plan(plan).is_approved
    move_seat(plan, one.pk, None, by=by)
    assert not hall_plan(plan).is_approved
    approve_hall(plan, "", by=by)
    assert hall_plan(plan).is_approved
    assert HallApproval.objects.filter(superseded_at=None).count() == 1


def test_a_smaller_hall_lets_people_stand_and_undo_does_not_seat_them_on_air(hall):
    plan, _, by = hall
    propose_seats(plan, by=by)
    smaller = lay_out_hall(plan.site, Room(rows=1, left=1, right=0, table=0), by=by)
    assert len(chairs(smaller)) == 1
    undo_move(smaller, by=by)
    assert len(chairs(smaller)) == 1


def test_the_pages_of_the_hall(client, hall):
    plan, (one, *_), by = hall
    client.force_login(by)
    base = f"/conferences/{plan.site.conference_id}/sites/{plan.site_id}/seating/"
    client.post(f"{base}proposal/")
    page = client.get(base).content.decode()
    assert one.person.name in page
    assert "chưa duyệt" in page
    moved = client.post(f"{base}moves/", {"delegate": one.pk, "chair": "right-2-2"})
    assert moved.status_code == 200
    assert chairs(plan)[one.pk] == Chair(Side.RIGHT, 2, 2)
    assert client.post(f"{base}moves/", {"delegate": one.pk, "chair": "roof-1-1"}).status_code == 422
    assert client.post(f"{base}approval/", {"words": "Đồng ý"}).status_code == 302
    for kind in ("plan", "list", "cards"):
        content = client.get(f"{base}{kind}.pdf").content
        text = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(content))
        assert one.person.name.casefold() in text.casefold()
    for kind, sheet in (("plan", "Sơ đồ"), ("list", "Chỗ ngồi"), ("cards", "Biển tên")):
        book = load_workbook(BytesIO(client.get(f"{base}{kind}.xlsx").content))
        assert one.person.name in {cell.value for row in book[sheet].iter_rows() for cell in row}
    drawn = [[cell.value for cell in row] for row in book_of(client, f"{base}plan.xlsx")["Sơ đồ"].iter_rows()]
    row = next(row for row in drawn if one.person.name in row)
    heads = next(each for each in drawn if each[0] == "Hàng")
    assert (row[0], heads[row.index(one.person.name)]) == ("2", "Phải 2")
    assert client.get(f"{base}roof.xlsx").status_code == 404


def book_of(client, address):
    return load_workbook(BytesIO(client.get(address).content))


def test_whoever_does_not_run_the_conference_sees_no_hall(client, hall):
    plan, *_ = hall
    client.force_login(build.account())
    assert client.get(f"/conferences/{plan.site.conference_id}/seating/").status_code == 404


def test_the_host_of_another_site_seats_its_own_hall_and_no_other(client, hall):
    plan, *_ = hall
    top = plan.site
    district, (one, _) = site_of(2, conference=top.conference, parent=top)
    host = build.account()
    build.organisation_role(host, district.host)
    client.force_login(host)
    own = f"/conferences/{top.conference_id}/sites/{district.pk}/seating/"
    assert client.post(own, {"rows": 2, "left": 2, "right": 2, "table": 1}).status_code == 302
    assert client.post(f"{own}proposal/").status_code == 302
    assert one.person.name in client.get(own).content.decode()
    assert set(hall_plan(district.hall).chairs) == {one.pk, one.pk + 1}
    other = f"/conferences/{top.conference_id}/sites/{top.pk}/seating/"
    assert [client.get(other).status_code, client.post(f"{other}proposal/").status_code] == [404, 404]


def test_the_table_is_for_who_has_the_role_of_the_chair_and_whom_the_plan_names_is_offered_with_a_button(client, hall):
    plan, (one, other, _), by = hall
    conference = plan.site.conference
    conference.chair = "Chủ tịch UBND tỉnh; Phó Chủ tịch UBND tỉnh"
    conference.save()
    other.title = "Chủ tịch UBND tỉnh"
    other.save()
    build.conference_role(build.account(person=one.person), conference, Role.CHAIR)
    propose_seats(plan, by=by)
    assert {pk for pk, chair in chairs(plan).items() if chair.side == Side.TABLE} == {one.pk}

    client.force_login(by)
    base = f"/conferences/{conference.pk}/sites/{plan.site_id}/seating/"
    page = client.get(base)
    assert f"Mời {other.person.name} lên bàn chủ trì" in page.content.decode()
    free = page.context["free_at_table"]
    answer = client.post(f"{base}moves/", {"delegate": other.pk, "chair": free}).content.decode()
    assert chairs(plan)[other.pk].side == Side.TABLE
    assert "lên bàn chủ trì" not in answer


@pytest.mark.parametrize(
    ("chair", "title", "expected"),
    [
        ("Chủ tịch UBND tỉnh", "Chủ tịch", True),
        ("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh Quảng Nam", True),
        ("Chủ tịch UBND tỉnh", "Phó Chủ tịch", False),
        ("Đồng chí Lê Trí Ước, Chủ tịch UBND tỉnh", "Chánh Văn phòng", True),  # his name is Lê Trí Ước
        ("", "Chủ tịch", False),
    ],
)
def test_whom_a_plan_means_by_its_chair(chair, title, expected):
    name = "Lê Trí Ước" if "Ước" in chair else "Hồ An"
    found = guest(1, title, name=name, body="Ủy ban nhân dân tỉnh Quảng Nam")
    assert is_named(chair, found) is expected


@pytest.mark.parametrize("people", [1, 3])
def test_the_hall_asks_the_database_the_same_for_one_guest_and_for_three(client, db, django_assert_num_queries, people):
    site, _ = site_of(people)
    by = build.account(is_administrator=True)
    propose_seats(lay_out_hall(site, ROOM, by=by), by=by)
    client.force_login(by)
    with django_assert_num_queries(9):
        assert client.get(f"/conferences/{site.conference_id}/seating/").status_code == 200
