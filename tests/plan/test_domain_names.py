"""Where names begin and end, what kind of body they name, and on which tier it stands."""

from __future__ import annotations

import pytest

from diemcau.plan.domain.abbreviations import body_key, expand
from diemcau.plan.domain.bodies import BodyKind, BodyRef, parse_body
from diemcau.plan.domain.model import Tier
from diemcau.plan.domain.names import split_names
from diemcau.plan.domain.predicates import subject_of
from diemcau.plan.domain.tiers import tier_of_heading, tier_of_name


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("các Sở, Ban, ngành và cơ quan ngành dọc cấp tỉnh", ["các Sở, Ban, ngành", "cơ quan ngành dọc cấp tỉnh"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"]),
        (
            "UBND tỉnh, UBND các huyện, thị xã, thành phố và UBND cấp xã",
            ["UBND tỉnh", "UBND các huyện, thị xã, thành phố", "UBND cấp xã"],
        ),
        (
            "các Sở: Nội vụ, Tài chính, Nông nghiệp và Môi trường, Văn phòng UBND tỉnh",
            ["Sở Nội vụ", "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Văn phòng UBND tỉnh"],
        ),
        ("các cơ quan ngành dọc tỉnh: Công an tỉnh, Cục Thuế tỉnh", ["Công an tỉnh", "Cục Thuế tỉnh"]),
        ("UBND các phường: Hòa An, Bình Khê", ["UBND các phường: Hòa An, Bình Khê"]),
        ("Sở Nội vụ và các cơ quan, đơn vị có liên quan", ["Sở Nội vụ", "các cơ quan, đơn vị có liên quan"]),
        ("các sở, ban, ngành, đoàn thể tỉnh", ["các sở, ban, ngành, đoàn thể tỉnh"]),
        (
            "Trung tâm Hỗ trợ việc làm tỉnh (Sở Nội vụ), Công an tỉnh",
            ["Trung tâm Hỗ trợ việc làm tỉnh (Sở Nội vụ)", "Công an tỉnh"],
        ),
        (
            "Ban Quản lý Khu kinh tế Chân Mây và các Khu công nghiệp tỉnh",
            ["Ban Quản lý Khu kinh tế Chân Mây và các Khu công nghiệp tỉnh"],
        ),
        (
            "Văn phòng Tỉnh ủy; Văn phòng Đoàn ĐBQH và HĐND tỉnh",
            ["Văn phòng Tỉnh ủy", "Văn phòng Đoàn ĐBQH và HĐND tỉnh"],
        ),
        ("Văn phòng HĐND và UBND huyện, Phòng Nội vụ", ["Văn phòng HĐND và UBND huyện", "Phòng Nội vụ"]),
        ("Văn phòng HĐND tỉnh và UBND các huyện", ["Văn phòng HĐND tỉnh", "UBND các huyện"]),
        ("", []),
    ],
)
def test_an_enumeration_is_cut_where_a_new_name_begins(printed, names):
    assert list(split_names(printed)) == names


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("Sở Nội vụ chịu trách nhiệm tổng hợp", "Sở Nội vụ", "chịu trách nhiệm tổng hợp"),
        ("Phòng Tổ chức cán bộ kiểm tra hồ sơ", "Phòng Tổ chức cán bộ", "kiểm tra hồ sơ"),
        ("Sở Lao động - Thương binh và Xã hội kiểm tra", "Sở Lao động - Thương binh và Xã hội", "kiểm tra"),
        (
            "Các cơ quan được giao chủ trì có trách nhiệm báo cáo",
            "Các cơ quan được giao chủ trì",
            "có trách nhiệm báo cáo",
        ),
        ("Đoàn kiểm tra tiến hành làm việc", "Đoàn kiểm tra", "tiến hành làm việc"),
        (
            "UBND các phường: Hòa An, Bình Khê tăng cường tuần tra",
            "UBND các phường: Hòa An, Bình Khê",
            "tăng cường tuần tra",
        ),
        (
            "Các tổ chức chính trị - xã hội tỉnh vận động hội viên",
            "Các tổ chức chính trị - xã hội tỉnh",
            "vận động hội viên",
        ),
    ],
)
def test_a_sentence_is_cut_where_it_stops_naming_who(sentence, who, what):
    assert subject_of(sentence) == (who, what)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ chức thu gom rác thải",  # a verb, not a Tổ
        "Ban hành kế hoạch triển khai",
        "Báo cáo kết quả về Sở Nội vụ",
        "UBND tỉnh đã triển khai nhiều nhiệm vụ",  # tells, and asks nothing
        "Sở Nội vụ",
    ],
)
def test_a_sentence_that_asks_nobody_has_no_subject(sentence):
    assert subject_of(sentence) is None


@pytest.mark.parametrize(
    ("printed", "kind", "tier", "is_set", "unit_types", "places"),
    [
        ("Ban Tổ chức Tỉnh ủy", BodyKind.PARTY_ORGAN, Tier.PROVINCE, False, (), ()),
        ("Thường trực HĐND tỉnh", BodyKind.PEOPLES_COUNCIL, Tier.PROVINCE, False, (), ()),
        (
            "UBND các huyện, TX, TP",
            BodyKind.PEOPLES_COMMITTEE,
            Tier.DISTRICT,
            True,
            ("huyện", "thị xã", "thành phố"),
            (),
        ),
        ("UBND cấp xã", BodyKind.PEOPLES_COMMITTEE, Tier.COMMUNE, True, (), ()),
        ("HĐND xã", BodyKind.PEOPLES_COUNCIL, Tier.COMMUNE, False, ("xã",), ()),
        (
            "UBND các phường: Hòa An, Bình Khê",
            BodyKind.PEOPLES_COMMITTEE,
            Tier.COMMUNE,
            True,
            ("phường",),
            ("Hòa An", "Bình Khê"),
        ),
        ("các Sở, Ban, ngành", BodyKind.DEPARTMENT, Tier.PROVINCE, True, (), ()),
        ("Công an xã Bình An", BodyKind.VERTICAL, Tier.COMMUNE, False, (), ()),
        ("Tổ giúp việc Ban Chỉ đạo chuyển đổi số tỉnh", BodyKind.GROUP, Tier.PROVINCE, False, (), ()),
        ("Văn phòng Đoàn ĐBQH&HĐND tỉnh", BodyKind.OFFICE, Tier.PROVINCE, False, (), ()),
        ("UBMTTQ Việt Nam tỉnh", BodyKind.FRONT, Tier.PROVINCE, False, (), ()),
        ("Hội Liên hiệp Phụ nữ tỉnh", BodyKind.MASS_ORGANISATION, Tier.PROVINCE, False, (), ()),
        ("Đài PT-TH tỉnh", BodyKind.MEDIA, Tier.PROVINCE, False, (), ()),
        ("Bộ Nội vụ", BodyKind.MINISTRY, Tier.CENTRAL, False, (), ()),
        ("Chủ tịch UBND cấp huyện", BodyKind.PERSON, Tier.DISTRICT, True, (), ()),
        ("các cơ quan, đơn vị liên quan", BodyKind.MIXED, None, True, (), ()),
        ("Công ty TNHH Sao Mai", BodyKind.ENTERPRISE, Tier.OTHER, False, (), ()),
    ],
)
def test_a_name_says_its_kind_its_tier_and_its_set(printed, kind, tier, is_set, unit_types, places):
    (ref,) = parse_body(printed)
    assert (ref.kind, ref.tier, ref.is_set, ref.unit_types, ref.places) == (kind, tier, is_set, unit_types, places)


def test_a_name_without_a_tier_takes_that_of_its_group_and_stands_for_each_unit():
    (ref,) = parse_body("Phòng Nội vụ", Tier.DISTRICT)
    assert (ref.tier, ref.of_each) == (Tier.DISTRICT, True)
    (named,) = parse_body("Phòng Nội vụ huyện Bình An", Tier.DISTRICT)
    assert named.of_each is False


def test_one_body_printed_two_ways_has_one_key():
    one, other = parse_body("Thường trực HĐND tỉnh")[0], parse_body("TT HĐND tỉnh")[0]
    assert isinstance(one, BodyRef)
    assert one.key == other.key == "thuong truc hoi dong nhan dan tinh"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("TT TU, TT HĐND tỉnh", "Thường trực Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh"),
        ("Đài PT-TH Quảng Nam", "Đài Phát thanh và Truyền hình Quảng Nam"),
        ("CVP, PCVP UBND tỉnh", "Chánh Văn phòng, Phó Chánh Văn phòng Ủy ban nhân dân tỉnh"),
        ("UBND các huyện, TX, TP", "Ủy ban nhân dân các huyện, thị xã, thành phố"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
    ],
)
def test_abbreviations_are_written_out(short, full):
    assert expand(short) == full
    assert body_key(short) == body_key(full)


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("UBND xã Bình An, huyện Thăng Bình", Tier.COMMUNE),  # the lowest place is its own
        ("Bảo hiểm xã hội tỉnh", Tier.PROVINCE),  # xã hội is no commune
        ("Hợp tác xã Đại Lộc", None),
        ("UBND thị xã Điện Bàn", Tier.DISTRICT),
        ("các đơn vị cấp tỉnh, cấp xã", None),  # two tiers are none
        ("Sở Nội vụ", Tier.PROVINCE),
        ("UBND các xã, phường trên địa bàn tỉnh", Tier.COMMUNE),
    ],
)
def test_the_tier_of_a_name_is_that_of_its_own_place(name, tier):
    assert tier_of_name(name) is tier


def test_a_city_is_a_district_in_a_province_and_a_province_by_itself():
    assert tier_of_name("Bảo hiểm xã hội Thành phố") is Tier.DISTRICT
    assert tier_of_name("Bảo hiểm xã hội Thành phố", city=True) is Tier.PROVINCE


@pytest.mark.parametrize(
    ("heading", "tier"),
    [
        ("Cấp tỉnh", Tier.PROVINCE),
        ("Tuyến huyện", Tier.DISTRICT),
        ("Các xã, phường, thị trấn (cấp xã)", Tier.COMMUNE),
        ("Tại điểm cầu các xã, phường", Tier.COMMUNE),
        ("Điểm cầu cơ sở khám bệnh, chữa bệnh", Tier.OTHER),
        ("Đại biểu Trung ương", Tier.CENTRAL),
    ],
)
def test_a_heading_says_the_tier_of_its_group(heading, tier):
    assert tier_of_heading(heading) is tier
