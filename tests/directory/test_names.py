"""Names of organisations: the usual ways to write one are equal, and different bodies stay different."""

from __future__ import annotations

from itertools import combinations
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.directory.domain.names import name_key, search_key, search_words, spelled_out

WAYS = [
    [
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Uỷ ban mặt trận Tổ quốc Việt Nam tỉnh",
        "UBMTTQ Việt Nam tỉnh",
        "UBMTTQVN tỉnh",
        "Ủy ban MTTQ VN tỉnh",
        "Ủy ban MTTQ Việt Nam tỉnh",
        "UBMTTQ tỉnh",
        "MTTQ tỉnh",
        "Mặt trận Tổ quốc tỉnh",
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH",
    ],
    ["Ủy ban nhân dân thành phố Tam Kỳ", "UBND TP Tam Kỳ", "UBND TP. Tam Kỳ", "Uỷ ban Nhân dân Thành phố Tam Kỳ"],
    ["Ủy ban nhân dân thị xã Điện Bàn", "UBND TX Điện Bàn", "UBND TX. Điện Bàn", "UBND thị xã Ðiện Bàn"],
    ["Ủy ban nhân dân thị trấn Ái Nghĩa", "UBND TT Ái Nghĩa", "UBND TT. Ái Nghĩa"],
    ["Hội đồng nhân dân xã Tam Dân", "HĐND xã Tam Dân", "Hội Đồng Nhân Dân xã  Tam Dân"],
    ["Sở Thông tin và Truyền thông", "Sở TT&TT", "Sở TT và TT", "Sở TTTT", "STTTT", "Sở TT - TT"],
    [
        "Sở Lao động - Thương binh và Xã hội",
        "Sở LĐTBXH",
        "Sở LĐ-TB&XH",
        "Sở LĐTB&XH",
        "Sở Lao động, Thương binh và Xã hội",
    ],
    ["Sở Nông nghiệp và Phát triển nông thôn", "Sở NN&PTNT", "Sở Nông nghiệp & PTNT", "SNNPTNT"],
    ["Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "Sở VH,TT&DL", "Sở Văn hoá - Thể thao và Du lịch", "SVHTTDL"],
    ["Sở Tư pháp", "Sở TP", "STP"],
    ["Phòng Văn hóa và Thông tin huyện Tây Giang", "Phòng VHTT huyện Tây Giang", "Phòng VH&TT huyện Tây Giang"],
    ["Văn phòng Ủy ban nhân dân tỉnh", "VP UBND tỉnh", "VPUBND tỉnh", "Văn phòng UBND tỉnh"],
    [
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        "Văn phòng Đoàn ĐBQH&HĐND tỉnh",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        "VP Đoàn ĐBQH - HĐND tỉnh",
    ],
    ["Thường trực Tỉnh ủy", "TT TU", "TTTU", "Thường trực Tỉnh uỷ", "TT Tỉnh ủy"],
    ["Thường trực Huyện ủy", "TT HU", "TT Huyện ủy"],
    ["Thường trực Hội đồng nhân dân tỉnh", "TT HĐND tỉnh", "Thường trực HĐND tỉnh", "TT. HĐND tỉnh"],
    ["Ban Tổ chức Tỉnh ủy", "BTC Tỉnh ủy", "BTCTU", "Ban Tổ chức TU"],
    ["Bảo hiểm xã hội tỉnh", "BHXH tỉnh", "Bảo hiểm Xã hội Tỉnh"],
    ["Ngân hàng Nhà nước chi nhánh Quảng Nam", "NHNN chi nhánh Quảng Nam", "Ngân hàng nhà nước - Chi nhánh Quảng Nam"],
    ["Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số tỉnh", "Ban Chỉ đạo CCHC&CĐS tỉnh", "BCĐ CCHC và CĐS tỉnh"],
    [
        "Đài Phát thanh và Truyền hình Quảng Nam",
        "Đài PT-TH Quảng Nam",
        "Đài PTTH Quảng Nam",
        "Đài Phát thanh - Truyền hình Quảng Nam",
    ],
    ["Ban Quản lý các Khu kinh tế và Khu công nghiệp tỉnh", "BQL các KKT và KCN tỉnh", "BQL các KKT&KCN tỉnh"],
]


@pytest.mark.parametrize("ways", WAYS, ids=[ways[0] for ways in WAYS])
def test_every_usual_way_to_write_a_name_is_equal(ways: list[str]) -> None:
    assert {name_key(way) for way in ways} == {name_key(ways[0])}


def test_different_bodies_stay_different() -> None:
    keys = [name_key(ways[0]) for ways in WAYS]
    assert len(set(keys)) == len(WAYS)
    for one, other in combinations(["Xã Tam Dân", "Xã Tam Đàn", "Xã Tam Đan", "Sở Tài chính", "Sở Tư pháp"], 2):
        assert name_key(one) != name_key(other)


@pytest.mark.parametrize("word", ["Phường Tú An", "xã Hu", "Trường Đại học Quảng Nam", "Thanh tra tỉnh", "Sở Y tế"])
def test_syllables_that_look_like_short_forms_are_left_alone(word: str) -> None:
    assert spelled_out(word) == word.lower()


@given(st.text(max_size=80))
def test_spelling_out_twice_is_spelling_out_once(text: str) -> None:
    once = spelled_out(text)
    assert name_key(spelled_out(once)) == name_key(once)


@given(st.sampled_from([way for ways in WAYS for way in ways]))
def test_decomposed_letters_make_no_difference(way: str) -> None:
    assert name_key(normalize("NFD", way)) == name_key(way)


@pytest.mark.parametrize(
    "query",
    [
        "ubnd tam ky",
        "tp tam ky",
        "ubnd tp. tam ky",
        "UBND TP Tam Kỳ",
        "tam ky",
        "uy ban nhan dan thanh pho tam ky",
        "Uỷ ban tp tam",
    ],
)
def test_a_search_finds_the_short_the_full_and_the_bare_form(query: str) -> None:
    key = search_key(["Ủy ban nhân dân thành phố Tam Kỳ", "UBND thành phố Tam Kỳ", ""])
    assert all(word in key for word in search_words(query))


@pytest.mark.parametrize("query", ["so tttt", "STTTT", "sở tt&tt", "so tt-tt", "thong tin", "so thong tin va truyen"])
def test_a_search_without_diacritics_knows_the_short_forms(query: str) -> None:
    key = search_key(["Sở Thông tin và Truyền thông"])
    assert all(word in key for word in search_words(query))


def test_a_search_for_another_body_finds_nothing() -> None:
    key = search_key(["Ủy ban nhân dân thành phố Tam Kỳ"])
    assert not all(word in key for word in search_words("HĐND Tam Kỳ"))
