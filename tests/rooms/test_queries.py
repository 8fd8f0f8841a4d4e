"""What the board and the conference page say of built rows."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from diemcau.conference.models import SiteClosure
from diemcau.connectivity.domain import Verdict
from diemcau.directory.domain import Role
from diemcau.journal.actions import record
from diemcau.plan.actions import open_conference
from diemcau.rooms.domain import Cell, State
from diemcau.rooms.queries.boards import site_board, unit_board
from diemcau.rooms.queries.overview import overview
from diemcau.rooms.queries.totals import totals
from diemcau.scoring.models import Submission
from tests import build
from tests.connectivity import build as lines
from tests.delegates.day import Device, link_to
from tests.plan import plans
from tests.rooms.province import province
from tests.scoring import build as scoring

pytestmark = pytest.mark.django_db


def cells(board):
    keys = [column.key for column in board.columns]
    return {row.name: dict(zip(keys, row.cells, strict=True)) for group in board.groups for row in group.rows}


def test_the_province_comes_first_and_a_district_opens_to_its_communes():
    board = site_board(province().conference)

    assert [(group.name, [row.name for row in group.rows]) for group in board.groups] == [
        ("Tỉnh Quảng Nam", ["Tỉnh Quảng Nam"]),
        ("Huyện Đại Lộc", ["Huyện Đại Lộc", "Xã Đại An", "Xã Đại Hiệp"]),
    ]
    assert [(block.name, block.size) for block in board.blocks] == [("Cấp tỉnh", 1), ("Cấp huyện", 1), ("Cấp xã", 2)]
    assert (board.size, board.ready) == (4, 0)


def test_a_site_is_ready_when_it_has_a_room_a_technician_contacts_and_everybody_is_counted():
    here = province(communes=1)
    [commune] = here.communes
    site = here.sites[commune]
    build.seat(unit=here.units[commune])

    assert cells(site_board(here.conference))["Xã Đại An"] == {
        "venue": Cell(0, 1), "technician": Cell(0, 1), "line": Cell(0, 1), "picture": Cell(0, 1),
        "checklist": Cell(0, 1), "contact": Cell(0, 1), "seats": Cell(1, 1, 1), "named": Cell(0, 1),
        "work": Cell(),
    }  # fmt: skip

    site.venue = build.venue(organisation=commune)
    site.save()
    build.organisation_role(build.account(), commune, Role.TECHNICIAN)
    build.organisation_role(build.account(), commune, Role.UNIT_CONTACT)
    build.delegate(seat=here.units[commune].seats.get())

    lines.line_test(line=lines.line(site=site))
    lines.picture_check(site=site)
    lines.checklist(site=site)

    board = site_board(here.conference)
    [ready] = [row for group in board.groups for row in group.rows if row.state is State.READY]
    assert ready.name == "Xã Đại An"
    assert board.ready == 1


@pytest.mark.parametrize("board", [site_board, unit_board])
def test_on_the_day_the_board_says_of_how_many_delegates_nobody_knows(client, board):
    here = province(communes=1)
    conference, today = here.conference, timezone.localdate()
    seat = build.seat(unit=here.units[here.district], count="several", size=3)
    one, other, _ = (build.delegate(seat=seat) for _ in range(3))
    conference.start_year, conference.start_month, conference.start_day = today.year, today.month, today.day
    conference.save()
    device = Device(client, link_to(here.sites[here.district]))
    assert device.says(one, "in_person").status_code == 200
    assert device.says(other, "absent", reason="Ốm").status_code == 200

    rows = cells(board(conference))
    assert next(row["present"] for name, row in rows.items() if "Đại Lộc" in name) == Cell(2, 3)

    conference.start_year += 1
    conference.save()
    assert all("present" not in row for row in cells(board(conference)).values())


def test_a_seat_of_unknown_size_is_missing_and_counts_nobody():
    here = province(communes=0)
    build.seat(unit=here.units[here.district], post="Chủ tịch")
    build.seat(unit=here.units[here.district], post="Ban Chỉ đạo", count="group")

    assert cells(site_board(here.conference))["Huyện Đại Lộc"]["seats"] == Cell(1, 2, 1)
    assert cells(unit_board(here.conference))[here.district.name]["seats"] == Cell(1, 2, 1)


def test_at_a_district_the_host_speaks_for_everybody_in_its_room_but_not_at_the_province():
    here = province(communes=0)
    front = build.organisation(name="Mặt trận huyện", tier="district", kind="front", parent=here.district)
    build.unit(conference=here.conference, organisation=front, site=here.sites[here.district])
    build.organisation_role(build.account(), here.district)
    build.organisation_role(build.account(), here.committee)

    found = cells(site_board(here.conference))
    assert found["Huyện Đại Lộc"]["contact"] == Cell(2, 2)
    assert found["Tỉnh Quảng Nam"]["contact"] == Cell(1, 2)  # the department has none of its own
    assert totals(here.conference).with_contact == 3


def test_work_counts_each_part_that_a_unit_has_and_whether_it_is_dated():
    here = province(communes=0)
    dated = build.assignment(conference=here.conference, due_on="2024-01-20")
    open_ended = build.assignment(conference=here.conference)
    elsewhere = build.assignment()
    for assignment in (dated, open_ended, elsewhere):
        build.assignment_unit(assignment=assignment, organisation=here.department)

    assert cells(unit_board(here.conference))["Sở Nội vụ"]["work"] == Cell(1, 2, 2)
    assert cells(site_board(here.conference))["Tỉnh Quảng Nam"]["work"] == Cell(1, 2, 2)


def test_work_of_preparation_is_dated_though_the_day_is_not_fixed():
    here = province(communes=0)
    work = build.assignment(conference=here.conference, origin="preparation", key="thu-duong-truyen")
    build.assignment_unit(assignment=work, organisation=here.department)

    assert cells(unit_board(here.conference))["Sở Nội vụ"]["work"] == Cell(1, 1, 1)
    assert totals(here.conference).due == 1


def test_rows_that_the_plan_no_longer_states_show_in_columns_of_their_own():
    here = province(communes=0)
    seat = build.seat(unit=here.units[here.district])
    assert "seat-ground" not in [column.key for column in site_board(here.conference).columns]

    seat.ground_lost_at = timezone.now()
    seat.save()
    here.sites[here.district].ground_lost_at = timezone.now()
    here.sites[here.district].save()

    found = cells(site_board(here.conference))["Huyện Đại Lộc"]
    assert (found["site-ground"], found["seat-ground"]) == (Cell(0, 1), Cell(0, 1))


def test_a_closed_site_is_not_on_the_board_and_its_communes_stay_under_their_district():
    here = province()
    root, middle = here.sites[here.committee], here.sites[here.district]
    SiteClosure.objects.create(site=middle, into=root)

    board = site_board(here.conference)

    assert [(group.name, [row.name for row in group.rows]) for group in board.groups] == [
        ("Tỉnh Quảng Nam", ["Tỉnh Quảng Nam"]),
        ("Huyện Đại Lộc", ["Xã Đại An", "Xã Đại Hiệp"]),
    ]


def test_units_stand_in_blocks_and_those_of_localities_under_their_district():
    here = province()
    build.unit(
        conference=here.conference, organisation=build.organisation(name="Huyện đội", tier="district"), site=None
    )

    board = unit_board(here.conference)

    assert [(group.name, [row.name for row in group.rows]) for group in board.groups] == [
        ("Ủy ban nhân dân", ["Ủy ban nhân dân tỉnh Quảng Nam"]),
        ("Sở, ban, ngành", ["Sở Nội vụ"]),
        (
            "Huyện Đại Lộc",
            ["Ủy ban nhân dân huyện Đại Lộc", "Ủy ban nhân dân xã Đại An", "Ủy ban nhân dân xã Đại Hiệp"],
        ),
        ("Chưa xếp điểm cầu", ["Huyện đội"]),
    ]


def test_a_conference_without_anything_has_a_board_without_anything():
    conference = build.conference()

    assert site_board(conference).size == unit_board(conference).size == 0
    assert totals(conference).sites == 0


def test_totals_are_the_sums_of_the_boards():
    here = province()
    build.seat(unit=here.units[here.district], post="Chủ tịch")
    build.seat(unit=here.units[here.district], post="Ban Chỉ đạo", count="group")
    build.seat(unit=here.units[here.communes[0]], count="several", size=4)
    build.organisation_role(build.account(), here.district)
    build.organisation_role(build.account(), here.communes[0], Role.TECHNICIAN)
    here.sites[here.communes[1]].venue = build.venue(organisation=here.communes[1])
    here.sites[here.communes[1]].save()
    build.seat()  # of another conference: counts for nothing here
    tested, retested = (lines.line(site=here.sites[here.communes[number]]) for number in (0, 1))
    lines.line_test(line=tested)
    lines.line_test(line=retested)
    lines.line_test(Verdict.BAD, line=retested)
    lines.checklist(site=tested.site)
    yesterday = timezone.localdate() - timedelta(days=1)
    product = build.assignment(conference=here.conference, due_on=yesterday).products.create(position=1, text="Báo cáo")
    for owner in (here.communes[0], here.district):
        task = product.tasks.create(organisation=owner)
    task.reports.create(key=uuid4(), percent=100, is_final=True, by=build.account())  # waits for an answer

    block = scoring.block(conference=here.conference, phase="self")
    for body in (here.district, here.communes[0]):
        entrant = scoring.entrant(block=block, organisation=body)
    entrant.submission = Submission.objects.create(entrant=entrant, signer="Chủ tịch")
    explaining = scoring.entrant(block=scoring.block(conference=here.conference, phase="explanation"))
    explaining.explanations.create(criterion=scoring.line(explaining, "1.1"), text="Xin xem lại", at=timezone.now())

    found, sites, units = totals(here.conference), site_board(here.conference), unit_board(here.conference)

    of_sites = dict(zip([column.key for column in sites.columns], sites.cells, strict=True))
    of_units = dict(zip([column.key for column in units.columns], units.cells, strict=True))
    assert found.sites == sites.size
    assert found.with_venue == of_sites["venue"].done == 1
    assert found.with_technician == of_sites["technician"].done == 1
    assert found.late == of_sites["late"].missing == of_units["late"].missing == 1
    assert found.units == units.size == found.placed
    assert found.with_contact == of_sites["contact"].done == of_units["contact"].done == 1
    assert found.with_line == of_sites["line"].done == 1
    assert found.prepared == of_sites["checklist"].done == 1
    assert of_units["sheets"] == Cell(found.handed_in, found.sheets) == Cell(1, 2)
    assert found.unanswered == 1
    assert (found.seats, found.sized, found.people) == (3, 2, 5)
    assert of_sites["seats"] == of_units["seats"] == Cell(found.sized, found.seats, found.people)


def test_an_overview_names_the_next_steps_in_the_order_of_the_work():
    here = province(communes=0)
    build.assignment(conference=here.conference)

    steps = overview(here.conference).steps

    assert [(step.page, step.who) for step in steps] == [
        ("conference:time", "Ban tổ chức"),
        ("rooms:board", "Kỹ thuật"),
        ("rooms:board", "Văn phòng"),
        ("connectivity:bookings", "Kỹ thuật"),
        ("connectivity:lines", "Kỹ thuật"),
        ("connectivity:checklists", "Kỹ thuật"),
        ("rooms:unit-board", "Ban tổ chức"),
        ("assignments:list", "Ban tổ chức"),
    ]


def test_a_conference_without_a_plan_begins_with_the_plan():
    assert [step.page for step in overview(build.conference()).steps] == ["plan:room"]


def test_an_overview_tells_the_last_deeds_and_who_did_them():
    here = province(communes=0)
    account = build.account(full_name="Lê Thị An")
    record("conference.time_fixed", here.conference, by=account, within=here.conference)
    record("conference.opened", here.conference, by=None, within=here.conference)
    record("conference.time_fixed", build.conference(), by=account, within=build.conference())
    record("papers.text_read", here.conference, by=None, within=here.conference)  # no news

    found = overview(here.conference).deeds

    assert [(deed.who, deed.words) for deed in found] == [
        ("Hệ thống", "mở hội nghị từ kế hoạch"),
        ("Lê Thị An", "ấn định ngày, giờ họp"),
    ]
    assert found[0].at == f"{timezone.localtime():%H:%M %d/%m/%Y}"


def test_an_overview_names_the_plan_in_force_and_the_lines_of_its_facts():
    bodies = plans.load()
    document = plans.document()
    conference = open_conference(document, owner=bodies["49.UBND"], by=None, partly=True)
    plans.document(conference=conference)

    found = overview(conference).plan

    assert (found.pk, found.file_name, found.is_applied) == (document.pk, document.file_name, True)
    assert found.lines["time"] == [55, 55]


def test_an_overview_names_the_newest_plan_while_none_is_applied():
    conference = build.conference()
    document = plans.document(conference=conference)

    found = overview(conference)

    assert (found.plan.pk, found.plan.is_applied) == (document.pk, False)
    assert [step.words for step in found.steps] == ["Kế hoạch đã đọc nhưng chưa áp dụng."]
