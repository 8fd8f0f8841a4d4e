"""From a plan and a directory to rows, on paper."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.delegates.domain import Count as SeatCount
from diemcau.kernel.dates import PartialDate
from diemcau.plan.domain.expansion import can_be_held, day_of, expand
from diemcau.plan.domain.expansion.event import SHORT_LENGTH, short_name
from diemcau.plan.domain.expansion.work import due_on
from diemcau.plan.domain.matching import Matcher
from diemcau.plan.domain.model import Assignment, Count, Kind, SiteRule, Tier
from tests.plan import plans, province
from tests.plan.plans import participant

PROVINCE = "Ủy ban nhân dân tỉnh Quảng Nam"


def expanded(plan, given=None, owner=PROVINCE, groups=None):
    directory = province.directory(given, groups)
    holder = next(body.id for body in directory.bodies.values() if body.name == owner)
    target = expand(plans.reading(plan), Matcher(directory, holder))
    return target, {body.name: body.id for body in directory.bodies.values()}


def posts(target, unit):
    return [(seat.post, seat.count, seat.size) for seat in target.seats_of(unit)]


def test_sites_are_a_tree_of_one_province_three_districts_and_seven_communes():
    target, ids = expanded(plans.plan())

    tiers = [site.tier for site in target.sites]
    parents = {site.host: site.parent for site in target.sites}

    assert (tiers.count("province"), tiers.count("district"), tiers.count("commune")) == (1, 3, 7)
    assert parents[ids[PROVINCE]] is None
    assert parents[ids["Ủy ban nhân dân thị xã Điện Bàn"]] == ids[PROVINCE]
    assert parents[ids["Ủy ban nhân dân xã Điện Tiến"]] == ids["Ủy ban nhân dân thị xã Điện Bàn"]
    assert {site.lines for site in target.sites} == {(50, 51)}


def test_in_two_tiers_communes_stand_right_below_the_city():
    sites = (
        SiteRule(tier=Tier.PROVINCE, host="UBND thành phố", lines=None),
        SiteRule(tier=Tier.COMMUNE, host="UBND các xã, phường, đặc khu", lines=None),
    )

    target, ids = expanded(
        plans.plan(sites=sites, participants=(), assignments=()),
        province.city_rows(),
        "Ủy ban nhân dân thành phố Đà Nẵng",
    )

    assert [(site.tier, site.parent) for site in target.sites] == [
        ("province", None),
        *[("commune", ids["Ủy ban nhân dân thành phố Đà Nẵng"])] * 3,
    ]


def test_each_body_sits_at_the_site_of_its_own_area():
    rules = (
        participant(Tier.PROVINCE, "các Sở, Ban, ngành", "cơ quan ngành dọc cấp tỉnh", "Thường trực Tỉnh ủy"),
        participant(Tier.DISTRICT, "Thường trực Huyện ủy", "Phòng Nội vụ"),
        participant(Tier.COMMUNE, "Thường trực HĐND xã"),
    )

    target, ids = expanded(plans.plan(participants=rules))

    homes = {unit: target.homes[ids[unit]] for unit in ids if ids[unit] in target.homes}
    assert homes["Sở Nội vụ"] == ids[PROVINCE]
    assert homes["Công an tỉnh Quảng Nam"] == ids[PROVINCE]
    assert homes["Tỉnh ủy Quảng Nam"] == ids[PROVINCE]
    assert homes["Huyện ủy Núi Thành"] == ids["Ủy ban nhân dân huyện Núi Thành"]
    assert homes["Phòng Nội vụ thị xã Điện Bàn"] == ids["Ủy ban nhân dân thị xã Điện Bàn"]
    assert homes["Hội đồng nhân dân xã Tam Tiến"] == ids["Ủy ban nhân dân xã Tam Tiến"]


def test_a_body_whose_area_has_no_site_sits_at_the_one_above():
    sites = plans.SITES[:2]
    rules = (participant(Tier.COMMUNE, "UBND cấp xã", roles=("Chủ tịch",)),)

    target, ids = expanded(plans.plan(sites=sites, participants=rules))

    assert target.homes[ids["Ủy ban nhân dân xã Tam Tiến"]] == ids["Ủy ban nhân dân huyện Núi Thành"]


def test_a_plan_without_sites_is_held_at_its_owners():
    target, ids = expanded(plans.plan(sites=()))

    assert [site.host for site in target.sites] == [ids[PROVINCE]]
    assert set(target.homes.values()) == {ids[PROVINCE]}


@pytest.mark.parametrize(
    "host",
    [
        "Hội trường UBND tỉnh",
        "Phòng họp số 1, tầng 3 trụ sở Ủy ban nhân dân tỉnh",
        "Điểm cầu chính: Hội trường lớn UBND tỉnh",
    ],
)
def test_a_room_is_a_site_of_the_house_that_it_stands_in(host):
    sites = (SiteRule(tier=Tier.PROVINCE, host=host, lines=(5, 5)),)

    target, ids = expanded(plans.plan(sites=sites))

    assert [site.host for site in target.sites] == [ids[PROVINCE]]


def test_leader_and_adviser_are_two_seats_of_one():
    rule = participant(
        Tier.PROVINCE, "các Sở, Ban, ngành", roles=("Đại diện lãnh đạo", "công chức tham mưu"), count=Count.SEVERAL
    )

    target, ids = expanded(plans.plan(participants=(rule,)))

    assert posts(target, ids["Sở Nội vụ"]) == [
        ("Đại diện lãnh đạo", SeatCount.ONE, 1),
        ("Công chức tham mưu", SeatCount.ONE, 1),
    ]
    assert sum(len(target.seats_of(unit)) for unit in target.homes) == 5 * 2


def test_rules_that_overlap_make_one_seat_whatever_the_wording():
    rules = (
        participant(Tier.PROVINCE, "các Sở, Ban, ngành", roles=("Đại diện lãnh đạo",)),
        participant(Tier.PROVINCE, "Sở Nội vụ", roles=("Lãnh đạo Sở Nội vụ",)),
        participant(Tier.PROVINCE, "Sở Nội vụ", "Sở Tài chính", roles=("Lãnh đạo", "chuyên viên"), count=Count.SEVERAL),
    )

    target, ids = expanded(plans.plan(participants=rules))

    assert posts(target, ids["Sở Nội vụ"]) == [
        ("Đại diện lãnh đạo", SeatCount.ONE, 1),
        ("Chuyên viên", SeatCount.ONE, 1),
    ]
    # 5 leaders by the first rule, none by the second, 2 advisers by the third.
    assert sum(len(target.seats_of(unit)) for unit in target.homes) == 5 + 0 + 2


def test_a_group_without_a_roster_has_no_number_and_one_with_a_roster_has_its_own():
    groups = {
        "Tổ giúp việc Ban Chỉ đạo Chuyển đổi số tỉnh": ("49.UBND", 12),
        "Ban Chỉ đạo Chuyển đổi số huyện Núi Thành": ("517.UBND", None),
    }
    rules = (
        participant(Tier.PROVINCE, "Tổ giúp việc Ban Chỉ đạo Chuyển đổi số tỉnh", count=Count.GROUP),
        participant(Tier.DISTRICT, "Ban Chỉ đạo Chuyển đổi số cấp huyện", roles=("Thành viên",), count=Count.GROUP),
    )

    target, ids = expanded(plans.plan(participants=rules), groups=groups)

    (team,) = target.seats_of(ids[PROVINCE])
    (with_group,) = target.seats_of(ids["Ủy ban nhân dân huyện Núi Thành"])
    (without,) = target.seats_of(ids["Ủy ban nhân dân thị xã Điện Bàn"])
    assert (team.count, team.size, team.group) == (SeatCount.GROUP, 12, 1)
    assert (with_group.count, with_group.size, with_group.group) == (SeatCount.GROUP, None, 2)
    assert (without.post, without.size, without.group) == (
        "Thành viên Ban Chỉ đạo Chuyển đổi số cấp huyện",
        None,
        None,
    )


def test_a_named_person_with_several_capacities_is_one_seat():
    rule = participant(
        Tier.PROVINCE,
        "Tỉnh ủy",
        "UBND tỉnh",
        roles=("Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"),
        text="đồng chí Nguyễn Văn An, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh",
    )

    target, ids = expanded(plans.plan(participants=(rule,), assignments=()))

    assert [target.seats_of(unit) for unit in target.homes if target.seats_of(unit)] == [target.seats_of(ids[PROVINCE])]
    assert posts(target, ids[PROVINCE]) == [("Chủ tịch UBND tỉnh", SeatCount.ONE, 1)]


@pytest.mark.parametrize(
    ("text", "count", "roles", "expected"),
    [
        ("Mỗi huyện 02 đại biểu", Count.SEVERAL, (), (SeatCount.SEVERAL, 2)),
        ("Mỗi huyện 01 đại biểu", None, (), (SeatCount.ONE, 1)),
        ("Chủ tịch UBND", None, ("Chủ tịch UBND",), (SeatCount.ONE, 1)),
        ("Cán bộ có liên quan", Count.SEVERAL, ("Cán bộ có liên quan",), (SeatCount.SEVERAL, None)),
        ("UBND cấp huyện", None, (), (None, None)),
    ],
)
def test_a_number_is_taken_where_the_plan_states_it_and_never_made_up(text, count, roles, expected):
    rule = participant(Tier.DISTRICT, "UBND cấp huyện", roles=roles, count=count, text=text)

    target, ids = expanded(plans.plan(participants=(rule,)))

    (seat,) = target.seats_of(ids["Ủy ban nhân dân huyện Núi Thành"])
    assert (seat.count, seat.size) == expected


def test_who_comes_without_a_body_comes_from_the_people_s_committee_of_the_tier():
    rule = participant(Tier.COMMUNE, roles=("Công chức cấp xã có liên quan",), count=Count.SEVERAL, text="Công chức")

    target, ids = expanded(plans.plan(participants=(rule,)))

    assert posts(target, ids["Ủy ban nhân dân xã Tam Tiến"]) == [
        ("Công chức cấp xã có liên quan", SeatCount.SEVERAL, None)
    ]


def test_an_assignment_to_a_set_has_one_unit_for_each_member_and_keeps_the_printed_name():
    target, ids = expanded(plans.plan())

    lead, everybody = target.assignments

    assert lead.units == {
        ("lead", "Sở Nội vụ", ids["Sở Nội vụ"]),
        ("coordinating", "Văn phòng UBND tỉnh", ids["Văn phòng Ủy ban nhân dân tỉnh"]),
    }
    assert len([unit for unit in everybody.units if unit[1] == "Sở, Ban, ngành"]) == 5
    assert len([unit for unit in everybody.units if unit[1] == "UBND các huyện, thị xã, thành phố"]) == 3
    assert ("coordinating", "các đơn vị liên quan", None) in everybody.units
    assert target.asked == ()


def test_a_name_that_nobody_placed_is_asked_once_with_every_place_where_it_stands():
    rules = (participant(Tier.PROVINCE, "Báo Quảng Nam", lines=(20, 21)),)
    work = (Assignment(lead=("Báo Quảng Nam",), coordinating=(), text="Đưa tin", deadline=None, lines=(70, 70)),)

    target, _ = expanded(plans.plan(participants=rules, assignments=work))

    (asked,) = target.asked
    assert (asked.printed, asked.uses, asked.lines) == (
        "Báo Quảng Nam",
        ("participants", "assignments"),
        ((20, 21), (70, 70)),
    )
    assert target.assignments[0].units == {("lead", "Báo Quảng Nam", None)}
    assert target.rules[0].invitations == ()


def test_the_distribution_list_knows_its_organisations():
    target, ids = expanded(plans.plan())

    assert target.distribution[0].organisations == {ids["Tỉnh ủy Quảng Nam"], ids["Hội đồng nhân dân tỉnh Quảng Nam"]}
    assert len(target.distribution[1].organisations) == 3


@pytest.mark.parametrize(
    ("deadline", "signed", "expected"),
    [
        ("trước ngày 15/01/2024", PartialDate(2023, 12, 28), date(2024, 1, 15)),
        ("trước ngày 15/01", PartialDate(2024, 1), date(2024, 1, 15)),
        ("trước ngày 15/01", PartialDate(2023, 12, 28), date(2024, 1, 15)),
        ("xong trước ngày 20 tháng 12", PartialDate(2024, 3, 1), date(2024, 12, 20)),
        ("từ ngày 10/01/2024 đến ngày 15/01/2024", None, date(2024, 1, 15)),
        ("trong tháng 02/2024", PartialDate(2024, 1), date(2024, 2, 29)),
        ("trước tháng 3/2024", PartialDate(2024, 1), date(2024, 2, 29)),
        ("Quý III/2024", None, date(2024, 9, 30)),
        ("xong trong quý I năm 2024", PartialDate(2024, 1), date(2024, 3, 31)),
        ("trước Quý 3", PartialDate(2024, 1), date(2024, 6, 30)),
        ("trong quý I", PartialDate(2023, 12, 28), date(2024, 3, 31)),
        ("từ Quý I đến Quý IV/2024", None, date(2024, 12, 31)),
        ("trong năm 2024", None, date(2024, 12, 31)),
        ("trước năm 2025", None, date(2024, 12, 31)),
        ("trong tháng 13/2024", None, None),
        ("đầu tháng 3/2024", PartialDate(2024, 1), None),
        ("trước ngày 25 hằng tháng", PartialDate(2024, 1), None),
        ("từ tháng 3/2024", None, None),
        ("trong tháng 3", None, None),
        ("trước ngày 15/01", None, None),
        ("ngay sau khi kết thúc Hội nghị", PartialDate(2024, 1), None),
        ("", None, None),
    ],
)
def test_a_deadline_is_a_day_where_the_plan_names_one_or_a_period_that_ends(deadline, signed, expected):
    assert due_on(deadline, signed) == expected


@pytest.mark.parametrize(
    ("start", "signed", "expected"),
    [
        (PartialDate(2024, 1, 23), PartialDate(2024, 1, 5), date(2024, 1, 23)),
        (PartialDate(2024, 1), PartialDate(2024, 1, 5), date(2024, 1, 5)),
        (PartialDate(2025, 7), PartialDate(2025, 6, 20), date(2025, 7, 1)),
        (None, PartialDate(2024, 1, 5), date(2024, 1, 5)),
        (None, None, None),
    ],
)
def test_the_directory_of_the_first_possible_day_holds(start, signed, expected):
    held = plans.plan(time=plans.time("thời gian", start) if start else None)

    assert day_of(plans.reading(held, date=signed)) == expected


def test_a_plan_of_tasks_alone_is_no_event():
    assert not can_be_held(plans.reading(plans.plan(kind=Kind.WORK)))
    assert can_be_held(plans.reading())


@pytest.mark.parametrize(
    ("title", "short"),
    [
        (
            "Hội nghị trực tuyến sơ kết chuyển đổi số và cải cách hành chính năm 2023, triển khai nhiệm vụ năm 2024",
            "Hội nghị sơ kết CĐS và CCHC năm 2023",
        ),
        ("Hội nghị trực tuyến triển khai nhiệm vụ năm 2024", "Hội nghị triển khai nhiệm vụ năm 2024"),
        ("Tổng kết cải cách hành chính năm 2023", "Tổng kết cải cách hành chính năm 2023"),
    ],
)
def test_the_top_of_every_page_shows_a_name_that_is_read_at_a_glance(title, short):
    assert short_name(title) == short
    assert len(short_name(title * 9)) <= SHORT_LENGTH
