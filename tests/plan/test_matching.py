"""Printed names to organisations: found, or asked; never guessed."""

from __future__ import annotations

import pytest

from diemcau.directory.domain import Tier as DirectoryTier
from diemcau.plan.domain.matching import Match, Matcher, Question
from diemcau.plan.domain.model import Tier
from tests.plan import province

PROVINCE = "Ủy ban nhân dân tỉnh Quảng Nam"
DISTRICT_COMMITTEES = [
    "Ủy ban nhân dân thành phố Tam Kỳ",
    "Ủy ban nhân dân thị xã Điện Bàn",
    "Ủy ban nhân dân huyện Núi Thành",
]


def matcher(given=None, owner=PROVINCE, answers=None, groups=None):
    directory = province.directory(given, groups)
    holder = next(body.id for body in directory.bodies.values() if body.name == owner)
    return Matcher(directory, holder, answers)


def names(found, one):
    return [found.directory.bodies[organisation].name for organisation in one.organisations]


@pytest.mark.parametrize(
    ("printed", "tier", "expected"),
    [
        ("Sở Nội vụ", None, ["Sở Nội vụ"]),
        ("Sở TT&TT", None, ["Sở Thông tin và Truyền thông"]),
        ("Sở Văn hoá, Thể thao & Du lịch", None, ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Nội vụ tỉnh Quảng Nam", None, ["Sở Nội vụ"]),
        ("VP UBND tỉnh", None, ["Văn phòng Ủy ban nhân dân tỉnh"]),
        ("CPVP", None, ["Văn phòng Ủy ban nhân dân tỉnh"]),
        ("UBND tỉnh", None, [PROVINCE]),
        ("HĐND tỉnh", None, ["Hội đồng nhân dân tỉnh Quảng Nam"]),
        ("UBMTTQVN tỉnh", None, ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam"]),
        ("Tỉnh uỷ", None, ["Tỉnh ủy Quảng Nam"]),
        ("Công an tỉnh", None, ["Công an tỉnh Quảng Nam"]),
        ("Cục thuế tỉnh", Tier.PROVINCE, ["Cục Thuế tỉnh Quảng Nam"]),
        ("NHNN chi nhánh Quảng Nam", Tier.PROVINCE, ["Ngân hàng Nhà nước chi nhánh Quảng Nam"]),
        ("Đài PT-TH Quảng Nam", None, ["Đài Phát thanh và Truyền hình Quảng Nam"]),
        ("Ban Pháp chế HĐND tỉnh", None, ["Ban Pháp chế Hội đồng nhân dân tỉnh"]),
        ("UBND huyện Núi Thành", None, ["Ủy ban nhân dân huyện Núi Thành"]),
        ("UBND thị trấn Núi Thành", None, ["Ủy ban nhân dân thị trấn Núi Thành"]),
        ("UBND TX. Điện Bàn", None, ["Ủy ban nhân dân thị xã Điện Bàn"]),
        ("Phòng Nội vụ thị xã Điện Bàn", None, ["Phòng Nội vụ thị xã Điện Bàn"]),
    ],
)
def test_one_name_finds_one_body_however_it_is_written(printed, tier, expected):
    found = matcher()

    (one,) = found.find(printed, tier)

    assert names(found, one) == expected


@pytest.mark.parametrize(
    ("printed", "tier", "number", "first"),
    [
        ("các Sở, Ban, ngành", None, 5, "Văn phòng Ủy ban nhân dân tỉnh"),
        ("các Sở", None, 4, "Sở Nội vụ"),
        ("Các cơ quan ngành dọc cấp tỉnh", None, 3, "Công an tỉnh Quảng Nam"),
        ("UBND các huyện, TX, TP", None, 3, DISTRICT_COMMITTEES[0]),
        ("UBND cấp huyện", None, 3, DISTRICT_COMMITTEES[0]),
        ("các huyện, thị xã, thành phố", None, 3, DISTRICT_COMMITTEES[0]),
        ("các địa phương", None, 3, DISTRICT_COMMITTEES[0]),
        ("UBND cấp xã", None, 7, "Ủy ban nhân dân phường Tân Thạnh"),
        ("các xã, phường, thị trấn", None, 7, "Ủy ban nhân dân phường Tân Thạnh"),
        ("Thường trực Huyện ủy", Tier.DISTRICT, 3, "Thành ủy Tam Kỳ"),
        ("Thường trực HĐND xã", Tier.COMMUNE, 7, "Hội đồng nhân dân phường Tân Thạnh"),
        ("Đảng ủy xã", Tier.COMMUNE, 7, "Đảng ủy phường Tân Thạnh"),
        ("Phòng Nội vụ", Tier.DISTRICT, 3, "Phòng Nội vụ thành phố Tam Kỳ"),
        ("Ủy ban MTTQ Việt Nam cấp huyện", Tier.DISTRICT, 3, "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Tam Kỳ"),
    ],
)
def test_a_set_finds_its_members(printed, tier, number, first):
    found = matcher()

    (one,) = found.find(printed, tier)

    assert (len(one.organisations), names(found, one)[0]) == (number, first)


def test_what_stands_before_a_body_says_who_of_it_comes():
    found = matcher()

    (standing,) = found.find("Thường trực Tỉnh ủy", Tier.PROVINCE)
    (leaders,) = found.find("Chủ tịch, các PCT UBND tỉnh")

    assert (standing.post, names(found, standing)) == ("Thường trực", ["Tỉnh ủy Quảng Nam"])
    assert (leaders.post, names(found, leaders)) == ("Chủ tịch, Phó Chủ tịch", [PROVINCE])


def test_one_line_may_name_several_bodies():
    found = matcher()

    departments, districts = found.find("Sở, Ban, ngành và UBND các huyện, thị xã, thành phố")

    assert (len(departments.organisations), len(districts.organisations)) == (5, 3)


def test_a_heading_gives_the_tier_and_a_name_that_says_its_own_overrides_it():
    found = matcher()

    (council,) = found.find("Thường trực HĐND", Tier.DISTRICT)
    (typo,) = found.find("Thường trực HĐND tỉnh", Tier.DISTRICT)

    assert len(council.organisations) == 3
    assert names(found, typo) == ["Hội đồng nhân dân tỉnh Quảng Nam"]


@pytest.mark.parametrize(
    "printed",
    [
        "các đơn vị liên quan",
        "các cơ quan, đơn vị có liên quan",
        "các bộ, ngành liên quan",
        "Như trên",
        "Như thành phần giấy mời",
    ],
)
def test_a_name_that_means_nobody_in_particular_is_neither_found_nor_asked(printed):
    (one,) = matcher().find(printed)

    assert one == Match(printed=printed, is_open=True)


def test_what_the_directory_does_not_hold_is_asked_with_what_comes_near():
    found = matcher()

    (one,) = found.find("Sở Thông tin và Tuyên truyền")

    assert isinstance(one, Question)
    assert one.printed == "Sở Thông tin và Tuyên truyền"
    assert found.directory.bodies[one.candidates[0]].name == "Sở Thông tin và Truyền thông"
    assert len(one.candidates) <= 5


def test_a_body_that_shares_only_the_name_of_the_place_does_not_come_near():
    (one,) = matcher().find("Viễn thông Quảng Nam")

    assert one == Question(printed="Viễn thông Quảng Nam", tier=None, candidates=())


def test_a_set_with_a_condition_is_asked_because_nobody_wrote_down_whom_it_leaves_out():
    (one,) = matcher().find("UBND các xã (nơi có điểm cầu)", Tier.COMMUNE)
    (other,) = matcher().find("UBND các xã có cụm công nghiệp", Tier.COMMUNE)

    assert isinstance(one, Question)
    assert isinstance(other, Question)


def test_a_tier_that_the_province_does_not_have_is_asked_without_suggestions():
    (one,) = matcher(province.city_rows(), "Ủy ban nhân dân thành phố Đà Nẵng").find("UBND cấp huyện")

    assert one == Question(printed="UBND cấp huyện", tier=DirectoryTier.DISTRICT, candidates=())


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("UBND thành phố", ["Ủy ban nhân dân thành phố Đà Nẵng"]),
        ("Thành ủy", ["Thành ủy Đà Nẵng"]),
        (
            "UBND các xã, phường, đặc khu",
            ["Ủy ban nhân dân phường Hải Châu", "Ủy ban nhân dân xã Hòa Vang", "Ủy ban nhân dân đặc khu Hoàng Sa"],
        ),
        ("UBND các phường, xã: Hải Châu, Hòa Vang", ["Ủy ban nhân dân phường Hải Châu", "Ủy ban nhân dân xã Hòa Vang"]),
        ("Đặc khu Hoàng Sa", ["Ủy ban nhân dân đặc khu Hoàng Sa"]),
    ],
)
def test_in_a_centrally_run_city_thanh_pho_is_the_province_and_communes_stand_right_below(printed, expected):
    found = matcher(province.city_rows(), "Ủy ban nhân dân thành phố Đà Nẵng")

    (one,) = found.find(printed)

    assert names(found, one) == expected


def test_two_provinces_in_one_directory_do_not_mix():
    both = [*province.rows(), *province.city_rows()]
    here, there = matcher(both), matcher(both, "Ủy ban nhân dân thành phố Đà Nẵng")

    (department,) = here.find("Sở Nội vụ")
    (communes,) = there.find("cấp xã")

    assert len(department.organisations) == 1
    assert here.directory.bodies[department.organisations[0]].area == "49"
    assert len(communes.organisations) == 3


def test_a_district_that_holds_a_conference_means_its_own_communes_and_its_own_province():
    found = matcher(owner="Ủy ban nhân dân huyện Núi Thành")

    (communes,) = found.find("UBND các xã, thị trấn")
    (own,) = found.find("UBND huyện")
    (department,) = found.find("Sở Nội vụ")

    assert names(found, communes) == [
        "Ủy ban nhân dân thị trấn Núi Thành",
        "Ủy ban nhân dân xã Tam Xuân I",
        "Ủy ban nhân dân xã Tam Tiến",
    ]
    assert names(found, own) == ["Ủy ban nhân dân huyện Núi Thành"]
    assert names(found, department) == ["Sở Nội vụ"]


def test_a_group_is_kept_by_the_committee_of_its_tier_and_known_by_its_roster():
    groups = {
        "Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số tỉnh": ("49.UBND", None),
        "Tổ giúp việc Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số tỉnh": ("49.Sở Nội vụ", 12),
        "Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số huyện Núi Thành": ("517.UBND", 9),
    }
    found = matcher(groups=groups)

    (team,) = found.find("Tổ giúp việc BCĐ CCHC và CĐS tỉnh", Tier.PROVINCE)
    (districts,) = found.find("Thành viên Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số cấp huyện", Tier.DISTRICT)
    (unknown,) = found.find("Ban Chỉ đạo Phòng, chống thiên tai tỉnh", Tier.PROVINCE)

    assert (names(found, team), list(team.rosters.values())) == (["Sở Nội vụ"], [2])
    assert (names(found, districts), list(districts.rosters.values())) == (DISTRICT_COMMITTEES, [3])
    assert (names(found, unknown), dict(unknown.rosters), unknown.is_group) == ([PROVINCE], {}, True)


def test_an_answer_counts_for_the_printed_name_however_it_is_spelt_and_may_be_nobody():
    directory = province.directory()
    culture = next(body.id for body in directory.bodies.values() if body.name.startswith("Sở Văn hóa"))
    found = matcher(answers={"báo quảng nam": (culture,), "hội thơ": ()})

    (paper,) = found.find("Báo  Quảng Nam")
    (poets,) = found.find("Hội thơ")

    assert (paper.organisations, paper.is_answered) == ((culture,), True)
    assert (poets.organisations, poets.is_open, poets.is_answered) == ((), True, True)
