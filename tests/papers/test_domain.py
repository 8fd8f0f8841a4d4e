"""Ways, symbols, ranges, changes, minutes: what paper and pencil could answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.directory.domain import Role
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.changes import changes, count
from diemcau.papers.domain.deliveries import Status, may_follow
from diemcau.papers.domain.kinds import Gate, Kind, Stage, read_way, usual_way, whole_way
from diemcau.papers.domain.letters import dispatch_letter
from diemcau.papers.domain.ranges import OutOfRange, Part, part_of
from diemcau.papers.domain.speeches import trimmed
from diemcau.papers.domain.symbols import letters_of, printed, symbol
from diemcau.papers.domain.words import excerpt, search_words
from tests.papers.building import TODAY


def test_a_report_goes_through_the_seven_steps_and_a_film_through_its_own():
    report = [stage.name for stage in whole_way(Kind.REPORT, usual_way(Kind.REPORT))]
    assert report == ["Dự thảo", "Xin ý kiến", "Trình", "Thẩm tra", "Ký", "Số, ngày", "Phát hành"]
    film = whole_way(Kind.FILM, usual_way(Kind.FILM))
    assert film[-1].name == "Thử hình, thử tiếng tại hội trường"
    assert {stage.gate for stage in film} == {Gate.NONE}


def test_steps_are_read_as_people_write_them():
    assert read_way(" Dự thảo \n\nThẩm tra — văn phòng\n") == (
        Stage(name="Dự thảo"),
        Stage(name="Thẩm tra", role=Role.OFFICE),
    )
    assert str(Stage(name="Thẩm tra", role=Role.OFFICE)) == "Thẩm tra — Văn phòng"


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "từ 1 đến 20 bước"), ("A\na", "khác nhau"), ("A — Giám đốc", "Không có vai"), ("Ký", "luôn đứng cuối")],
)
def test_steps_that_make_no_sense_are_refused(text, says):
    with pytest.raises(Refused, match=says):
        read_way(text)


def test_symbols_follow_the_decree():
    assert printed(5, symbol("KH", "UBND")) == "05/KH-UBND"
    assert printed(112, symbol("", "UBND", "KSTT")) == "112/UBND-KSTT"
    assert printed(1, symbol("", "UBND")) == "01/UBND"


@pytest.mark.parametrize(
    ("name", "short", "letters"),
    [
        ("Ủy ban nhân dân tỉnh Quảng Nam", "", "UBND"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "", "VP"),
        ("Sở Nội vụ", "", "SNV"),
        ("Bảo hiểm xã hội tỉnh", "BHXH", "BHXH"),
    ],
)
def test_letters_of_an_office_are_proposed(name, short, letters):
    assert letters_of(name, short) == letters


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", Part(0, 100)),
        ("bytes=10-19", Part(10, 20)),
        ("bytes=90-500", Part(90, 100)),
        ("bytes=-5", Part(95, 100)),
        ("bytes=-500", Part(0, 100)),
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
    ],
)
def test_parts_are_read_as_browsers_ask_for_them(header, part):
    assert part_of(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_a_part_behind_the_end_is_told(header):
    with pytest.raises(OutOfRange):
        part_of(header, 100)


def test_a_film_gives_a_piece_at_a_time():
    assert part_of("bytes=0-", 100, most=30) == Part(0, 30)


@given(st.text(alphabet="bytes=-0123456789,", max_size=30), st.integers(0, 1000))
def test_any_header_gives_a_part_inside_the_file_or_the_whole(header, size):
    try:
        part = part_of(header, size)
    except OutOfRange:
        return
    assert part is None or 0 <= part.start < part.stop <= size


def test_what_changed_is_told_by_paragraph_and_by_word():
    old = ["I. Kết quả", "Tỷ lệ đạt 90% so với kế hoạch", "Giữ nguyên", "Bỏ đi hẳn đoạn này"]
    new = ["I. Kết quả", "Tỷ lệ đạt 95% so với kế hoạch", "Giữ nguyên", "Hoàn toàn mới"]
    found = changes(old, new)
    assert count(found) == 3
    changed = next(change for change in found if change.kind == "changed")
    assert [(run.kind, run.text) for run in changed.runs if run.kind] == [("removed", "90%"), ("added", "95%")]
    assert [change.kind for change in found if change.kind in {"removed", "added"}] == ["removed", "added"]


def test_equal_paragraphs_far_from_a_change_are_counted_not_shown():
    lines = [f"Đoạn {number}" for number in range(20)]
    found = changes(lines, [*lines[:10], "Đoạn mười khác", *lines[11:]])
    assert [change.skipped for change in found if change.skipped] == [9, 8]


@given(st.lists(st.text(max_size=20), max_size=12), st.lists(st.text(max_size=20), max_size=12))
def test_nothing_of_either_text_is_lost(old, new):
    def whole(side):
        found = changes(old, new, around=99)
        return " ".join("".join(run.text for run in change.runs if run.kind in {"", side}) for change in found).split()

    if count(changes(old, new)) == 0:
        assert " ".join(old).split() == " ".join(new).split()
        return
    assert whole("removed") == " ".join(old).split()
    assert whole("added") == " ".join(new).split()


def test_speeches_are_shortened_from_the_longest():
    assert trimmed([10, 15, 5], 30) == [10, 15, 5]
    assert trimmed([10, 15, 5], 24) == [10, 9, 5]
    assert trimmed([5, 5, 5], 6) == [3, 3, 3]
    assert trimmed([2, 9], 8) == [2, 6]


@given(st.lists(st.integers(1, 60), max_size=12), st.integers(0, 400))
def test_nobody_is_given_more_than_asked_and_all_fit_where_they_can(asked, total):
    given_minutes = trimmed(asked, total)
    least = [min(minutes, 3) for minutes in asked]
    assert all(low <= got <= want for low, got, want in zip(least, given_minutes, asked, strict=True))
    assert sum(given_minutes) <= max(total, sum(least))


def test_receipts_follow_each_other_until_a_recall():
    assert may_follow("", Status.RECEIVED, is_recalled=False)
    assert not may_follow("06", Status.REFUSED, is_recalled=False)
    assert not may_follow("", Status.RECALL_AGREED, is_recalled=False)
    assert not may_follow("13", Status.RECEIVED, is_recalled=True)
    assert may_follow("13", Status.RECALL_REFUSED, is_recalled=True)
    assert not may_follow("15", Status.RECALL_REFUSED, is_recalled=True)


def test_a_search_forgets_case_and_diacritics_and_shows_where():
    assert search_words("Cải  CÁCH hành-chính") == ["cai", "cach", "hanh", "chinh"]
    text = "Mở đầu. " * 40 + "Kết quả cải cách hành chính năm 2023"
    assert "… " in (piece := excerpt(text, ["hanh"])) and "hành chính" in piece
    assert excerpt(text, ["khong"]) == ""


def test_a_letter_names_every_document():
    subject, text = dispatch_letter("UBND tỉnh", "Hội nghị", [("05/KH-UBND", TODAY, "Tổ chức hội nghị", "")], "Gấp")
    assert subject == "UBND tỉnh: văn bản số 05/KH-UBND (Hội nghị)"
    assert "1. văn bản số 05/KH-UBND ngày 09/01/2024: Tổ chức hội nghị" in text
    assert "Gấp" in text
