"""What a file says that cannot be: each with its row, its column and a reason; and what it would change."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from diemcau.directory.domain import BodyKind, Tier
from diemcau.directory.domain.columns import ORGANISATIONS
from diemcau.directory.domain.files import RawSheet, csv_file, read
from diemcau.directory.domain.imports import Checked, check
from diemcau.directory.domain.rows import (
    AppointmentRow,
    GroupRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
    Snapshot,
    SuccessionRow,
)
from diemcau.kernel.errors import Unreadable

PROVINCE = OrganisationRow(
    code="49.UBND", name="Ủy ban nhân dân tỉnh Quảng Nam", tier=Tier.PROVINCE, kind=BodyKind.PEOPLE_COMMITTEE
)
DEPARTMENT = OrganisationRow(
    code="49.SNV",
    name="Sở Nội vụ",
    tier=Tier.PROVINCE,
    kind=BodyKind.DEPARTMENT,
    parent="49.UBND",
    organ_id="H47.01",
    phone="0235 000",
)


def directory(*rows: object) -> Snapshot:
    known = Snapshot()
    known.add(PROVINCE, DEPARTMENT, *rows)  # type: ignore[arg-type]
    return known


def sheet(text: str, title: str = "") -> RawSheet:
    """Rows as one would type them: cells parted by "|", the first row the headings."""
    lines = [line.strip() for line in text.strip().splitlines()]
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return RawSheet(title=title, rows=tuple(enumerate(rows, start=1)))


def checked(text: str, known: Snapshot | None = None, **more: str) -> Checked:
    return check([sheet(text), *(sheet(each, name) for name, each in more.items())], known or directory())


def problems(found: Checked) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.reason) for each in found.problems]


def added(found: Checked, table: str = "organisations") -> list[object]:
    return list(found.changes[table].added) if table in found.changes else []


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("| Cấp tỉnh | Đoàn thể | | |", "Tên", "Chưa ghi “Tên”."),
        ("Hội A | cấp làng | Đoàn thể | | |", "Cấp", "không phải là một cấp"),
        ("Hội A | Cấp tỉnh | hội | | |", "Loại", "không phải là một loại cơ quan"),
        ("Hội A | Cấp tỉnh | Đoàn thể | Sở Ma thuật | |", "Trực thuộc", "Không có đơn vị “Sở Ma thuật”"),
        ("Hội A | Cấp tỉnh | Đoàn thể | | 31/02/2024 |", "Có từ ngày", "Không có ngày 31/02/2024"),
        ("Hội A | Cấp tỉnh | Đoàn thể | | tháng 5 năm 2024 |", "Có từ ngày", "không phải là ngày"),
        ("Hội A | Cấp tỉnh | Đoàn thể | | 1/1/24 |", "Có từ ngày", "không phải là ngày"),
        ("Hội A | Cấp tỉnh | Đoàn thể | | 01/07/0205 |", "Có từ ngày", "nằm ngoài khoảng"),
        ("Hội A | Cấp tỉnh | Đoàn thể | | 01/07/2025 | 30/06/2025", "Đến hết ngày", "đứng trước ngày bắt đầu"),
        (f"{'A' * 201} | Cấp tỉnh | Đoàn thể | | |", "Tên", "Dài 201 ký tự, nhiều nhất là 200"),
        ("#REF! | Cấp tỉnh | Đoàn thể | | |", "Tên", "lỗi công thức #REF!"),
        ("Sở Nội vụ | Cấp tỉnh | Đoàn thể | 49.UBND | 01/01/2030 | 01/01/2029", "Đến hết ngày", "đứng trước"),
    ],
)
def test_a_bad_cell_is_named_by_row_column_and_reason(row: str, column: str, reason: str) -> None:
    found = checked(f"Tên | Cấp | Loại | Trực thuộc | Có từ ngày | Đến hết ngày\n{row}")
    assert [(each.row, each.column) for each in found.problems] == [(2, column)]
    assert reason in found.problems[0].reason


@pytest.mark.parametrize(
    "written",
    ["1/7/2025", "01-07-2025", "01.07.2025", "ngày 01 tháng 7 năm 2025", "01 tháng 07 năm 2025", "2025-07-01"],
)
def test_dates_are_read_as_they_are_written_here(written: str) -> None:
    found = checked(f"Tên | Cấp | Loại | Có từ ngày\nHội A | Cấp tỉnh | Đoàn thể | {written}")
    (row,) = added(found)
    assert isinstance(row, OrganisationRow)
    assert row.valid_from == date(2025, 7, 1)


def test_headings_may_stand_below_a_title_and_bear_a_star() -> None:
    found = checked("Danh bạ cơ quan năm 2024\n\nTÊN ĐƠN VỊ * | Cấp * | loại*\nHội A | Cấp tỉnh | Đoàn thể")
    assert (problems(found), len(added(found))) == ([], 1)


def test_a_missing_heading_and_a_double_one_are_named() -> None:
    found = checked("Tên | Cấp | Cấp | Có từ ngày\nHội A | Cấp tỉnh | Cấp xã | ")
    assert [(row, column) for row, column, _ in problems(found)] == [(1, "Cấp"), (1, "Loại")]


def test_strange_columns_and_sheets_are_left_out_and_said_to_be() -> None:
    found = checked("Tên | Cấp | Loại | Ghi chú\nHội A | Cấp tỉnh | Đoàn thể | nhớ hỏi", Bieu="a | b\n1 | 2")
    assert problems(found) == []
    assert [note.text for note in found.notes] == [
        "Các cột không thuộc mẫu được bỏ qua: “Ghi chú”.",
        "Không nhận ra tiêu đề của bảng nào trong trang này, nên trang được bỏ qua.",
    ]


def test_a_file_without_any_table_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="Không tìm thấy bảng nào của danh bạ"):
        checked("a | b\n1 | 2")


@pytest.mark.parametrize("name", ["Sở Nội vụ", "SỞ NỘI VỤ", "Sở NV", "Sở  Nội vụ"])
def test_a_line_without_a_code_means_the_organisation_of_that_name_under_that_parent(name: str) -> None:
    found = checked(
        f"""Tên | Cấp | Loại | Trực thuộc | Điện thoại
        {name} | Cấp tỉnh | Sở, ban, ngành | UBND tỉnh Quảng Nam | 0235 111"""
    )
    assert added(found) == []
    ((old, new),) = found.changes["organisations"].changed
    assert (old, new.phone) == (DEPARTMENT, "0235 111")  # type: ignore[union-attr]


def test_a_line_may_name_its_organisation_by_identifier() -> None:
    found = checked("Mã định danh | Tên | Cấp | Loại\nH47.01 | Sở Nội vụ và Lao động | Cấp tỉnh | Sở, ban, ngành")
    ((old, new),) = found.changes["organisations"].changed
    assert (old, new.name) == (DEPARTMENT, "Sở Nội vụ và Lao động")  # type: ignore[union-attr]


def test_a_column_that_is_not_in_the_file_keeps_its_values_and_an_empty_cell_clears_one() -> None:
    kept = checked("Mã | Tên | Cấp | Loại\n49.SNV | Sở Nội vụ | Cấp tỉnh | Sở, ban, ngành")
    cleared = checked("Mã | Tên | Cấp | Loại | Điện thoại\n49.SNV | Sở Nội vụ | Cấp tỉnh | Sở, ban, ngành |")
    assert kept.changes == {}
    ((_, new),) = cleared.changes["organisations"].changed
    assert (new.phone, new.organ_id) == ("", "H47.01")  # type: ignore[union-attr]


def test_the_same_name_twice_in_the_directory_is_asked_not_guessed() -> None:
    twin = OrganisationRow(code="48.SNV", name="Sở Nội vụ", tier=Tier.PROVINCE, kind=BodyKind.DEPARTMENT)
    found = checked("Tên | Cấp | Loại\nSở Nội vụ | Cấp tỉnh | Sở, ban, ngành", directory(twin))
    assert problems(found) == [(2, "Mã", "Có 2 đơn vị tên này trong danh bạ. Hãy ghi mã: 48.SNV, 49.SNV.")]


def test_a_parent_that_still_exists_goes_before_one_of_its_name_that_has_ended() -> None:
    ended = OrganisationRow(
        code="old", name="Sở Nội vụ", tier=Tier.PROVINCE, kind=BodyKind.DEPARTMENT, valid_to=date(2020, 1, 1)
    )
    found = checked("Tên | Cấp | Loại | Trực thuộc\nBan A | Cấp tỉnh | Khác | Sở Nội vụ", directory(ended))
    (row,) = added(found)
    assert isinstance(row, OrganisationRow)
    assert row.parent == "49.SNV"


def test_a_parent_may_stand_below_its_child_in_the_file() -> None:
    found = checked(
        """Tên | Cấp | Loại | Trực thuộc
        Trung tâm B | Cấp tỉnh | Khác | Trung tâm A
        Trung tâm A | Cấp tỉnh | Khác | Sở Nội vụ"""
    )
    assert problems(found) == []
    rows = {row.name: row for row in added(found)}  # type: ignore[attr-defined]
    assert rows["Trung tâm B"].parent == rows["Trung tâm A"].code
    assert rows["Trung tâm A"].parent == "49.SNV"


def test_a_line_that_cannot_be_read_is_complained_of_once_not_by_everybody_who_names_it() -> None:
    found = checked(
        """Mã | Tên | Cấp | Loại | Trực thuộc | Có từ ngày
        X | Ban X | Khác | Khác | | 31/02/2024
        | Tổ 1 | Khác | Khác | X |
        | Tổ 2 | Khác | Khác | ban x |""",
        ND="Đơn vị | Tên phòng\nBan X | Phòng 1",
    )
    assert [(row, column) for row, column, _ in problems(found)] == [(2, "Có từ ngày")]


def test_a_circle_of_parents_is_found_by_code_and_by_name() -> None:
    by_code = checked(
        """Mã | Tên | Cấp | Loại | Trực thuộc
        49.UBND | Ủy ban nhân dân tỉnh Quảng Nam | Cấp tỉnh | Ủy ban nhân dân | 49.SNV"""
    )
    by_name = checked("Tên | Cấp | Loại | Trực thuộc\nA | Khác | Khác | B\nB | Khác | Khác | A")
    itself = checked("Mã | Tên | Cấp | Loại | Trực thuộc\nX | Ban X | Khác | Khác | X")
    assert [(row, column) for row, column, _ in problems(by_code)] == [(2, "Trực thuộc")]
    assert [(row, column) for row, column, _ in problems(by_name)] == [(2, "Trực thuộc"), (3, "Trực thuộc")]
    assert [(row, column) for row, column, _ in problems(itself)] == [(2, "Trực thuộc")]


def test_a_line_that_stands_twice_is_complained_of_once() -> None:
    found = checked(
        """Mã | Tên | Cấp | Loại | Mã định danh
        A.1 | Ban A | Khác | Khác | H47.77
        A.1 | Ban A | Khác | Khác | H47.77
        A.2 | Ban A | Khác | Khác |
        A.3 | Ban C | Khác | Khác | H47.77"""
    )
    assert [(row, column) for row, column, _ in problems(found)] == [(3, "Mã"), (4, "Tên"), (5, "Mã định danh")]


SUCCESSIONS = "Đơn vị cũ | Đơn vị mới | Kế thừa từ ngày | Theo văn bản"


def ending(day: str) -> str:
    return f"""Mã | Tên | Cấp | Loại | Có từ ngày | Đến hết ngày
        49.SNV | Sở Nội vụ | Cấp tỉnh | Sở, ban, ngành | | {day}
        48.SNV | Sở Nội vụ | Cấp tỉnh | Sở, ban, ngành | 01/07/2025 |"""


def test_a_successor_takes_over_the_day_after_unless_the_file_says_another() -> None:
    found = checked(ending("30/06/2025"), KT=f"{SUCCESSIONS}\n49.SNV | 48.SNV | | NQ 202")
    assert problems(found) == []
    assert added(found, "successions") == [
        SuccessionRow(predecessor="49.SNV", successor="48.SNV", on=date(2025, 7, 1), decision="NQ 202")
    ]
    assert found.ended == 1


@pytest.mark.parametrize(
    ("ends", "succession", "reason"),
    [
        ("", "49.SNV | 48.SNV | |", "chưa có ngày kết thúc"),
        ("30/06/2025", "49.SNV | 48.SNV | 30/06/2025 |", "phải kết thúc trước ngày đó"),
        ("01/01/2025", "49.SNV | 48.SNV | |", "Đến 01/07/2025 đơn vị mới mới có"),
        ("30/06/2025", "49.SNV | 49.SNV | |", "không kế thừa chính nó"),
        ("30/06/2025", "49.SNV | 50.SNV | |", "Không có đơn vị “50.SNV”"),
    ],
)
def test_a_successor_before_its_predecessor_ends_is_a_problem(ends: str, succession: str, reason: str) -> None:
    found = checked(ending(ends), KT=f"{SUCCESSIONS}\n{succession}")
    assert [each.row for each in found.problems] == [2]
    assert reason in found.problems[0].reason


def test_an_organisation_with_a_successor_cannot_be_brought_back_by_a_file() -> None:
    old = OrganisationRow(
        code="x", name="Sở X", tier=Tier.PROVINCE, kind=BodyKind.DEPARTMENT, valid_to=date(2025, 6, 30)
    )
    known = directory(old, SuccessionRow(predecessor="x", successor="49.SNV", on=date(2025, 7, 1)))
    found = checked("Mã | Tên | Cấp | Loại | Đến hết ngày\nx | Sở X | Cấp tỉnh | Sở, ban, ngành |", known)
    assert [each.column for each in found.problems] == ["Đến hết ngày"]
    assert "phải kết thúc trước ngày đó" in found.problems[0].reason


PEOPLE = "Mã người | Họ và tên | Đơn vị | Chức danh | Giữ từ ngày | Giữ đến hết ngày | Thư điện tử"


def test_lines_of_one_code_are_one_person_with_several_positions() -> None:
    found = checked(f"{PEOPLE}\nP1 | Lê An | 49.SNV | Giám đốc | | |\nP1 | Lê An | 49.UBND | Ủy viên | | |")
    assert problems(found) == []
    assert added(found, "people") == [PersonRow(code="P1", name="Lê An")]
    assert [(row.organisation, row.title) for row in added(found, "appointments")] == [  # type: ignore[attr-defined]
        ("49.SNV", "Giám đốc"),
        ("49.UBND", "Ủy viên"),
    ]
    assert len(added(found, "positions")) == 2


@pytest.mark.parametrize("line", ["Lê An | Sở Nội vụ | Giám đốc |", "Lê Văn An | | | AN@tinh.example"])
def test_a_person_is_known_again_by_address_or_by_name_in_the_same_organisation(line: str) -> None:
    known = directory(
        PositionRow(organisation="49.SNV", title="Giám đốc"),
        PersonRow(code="P1", name="Lê An", email="an@tinh.example"),
        AppointmentRow(person="P1", organisation="49.SNV", title="Giám đốc"),
    )
    found = checked(f"Họ và tên | Đơn vị | Chức danh | Thư điện tử\n{line}", known)
    assert (problems(found), added(found, "people"), added(found, "appointments")) == ([], [], [])


def test_two_lines_of_one_person_that_disagree_are_a_problem() -> None:
    found = checked(f"{PEOPLE}\nP1 | Lê An | | | | | a@b.example\nP1 | Lê Bình | | | | |")
    assert [(row, column) for row, column, _ in problems(found)] == [(3, "Họ và tên")]


def test_people_without_code_in_different_organisations_are_different_people_and_the_note_says_so() -> None:
    found = checked(f"{PEOPLE}\n | Lê An | 49.SNV | Giám đốc | | |\n | Lê An | 49.UBND | Chủ tịch | | |")
    assert len(added(found, "people")) == 2
    assert ["Lê An" in note.text for note in found.notes] == [True]


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("P1 | Lê An | 49.SNV | | | |", "Chức danh", "phải cùng ghi hoặc cùng để trống"),
        ("P1 | Lê An | | Giám đốc | | |", "Đơn vị", "phải cùng ghi hoặc cùng để trống"),
        ("P1 | Lê An | 49.SNV | Giám đốc | 02/01/2024 | 01/01/2024 |", "Giữ đến hết ngày", "đứng trước"),
        ("P1 | Lê An | | | | | không có", "Thư điện tử", "không phải địa chỉ thư điện tử"),
    ],
)
def test_what_cannot_be_of_a_person(line: str, column: str, reason: str) -> None:
    found = checked(f"{PEOPLE}\n{line}")
    assert [(each.row, each.column) for each in found.problems] == [(2, column)]
    assert reason in found.problems[0].reason


MEMBERS = "Đơn vị của nhóm | Tên nhóm | Mã người | Họ và tên | Đơn vị của chức danh | Chức danh | Nhiệm vụ"


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("49.UBND | Tổ X | P1 | | | |", "Tên nhóm", "không có nhóm “Tổ X”"),
        ("49.UBND | Tổ A | P9 | | | |", "Mã người", "Không có người mang mã “P9”"),
        ("49.UBND | Tổ A | | Ai Đó | | |", "Họ và tên", "Không có người tên “Ai Đó”"),
        ("49.UBND | Tổ A | | | | |", "Mã người", "Chưa ghi thành viên"),
        ("49.UBND | Tổ A | | | 49.SNV | Thủ quỹ |", "Chức danh", "không có chức danh “Thủ quỹ”"),
        ("49.UBND | Tổ A | | | 49.SNV | |", "Chức danh", "phải cùng ghi hoặc cùng để trống"),
    ],
)
def test_what_cannot_be_of_a_member(line: str, column: str, reason: str) -> None:
    known = directory(GroupRow(organisation="49.UBND", name="Tổ A"), PersonRow(code="P1", name="Lê An"))
    found = checked(f"{MEMBERS}\n{line}", known)
    assert [(each.row, each.column) for each in found.problems] == [(2, column)]
    assert reason in found.problems[0].reason


def test_a_position_stands_once_on_a_roster_even_with_two_people() -> None:
    known = directory(
        GroupRow(organisation="49.UBND", name="Tổ A"),
        PersonRow(code="P1", name="Lê An"),
        PersonRow(code="P2", name="Lê Bình"),
        PositionRow(organisation="49.SNV", title="Giám đốc"),
    )
    found = checked(
        f"{MEMBERS}\n49.UBND | Tổ A | P1 | | 49.SNV | Giám đốc |\n49.UBND | Tổ A | P2 | | 49.SNV | Giám đốc |", known
    )
    assert [(row, column) for row, column, _ in problems(found)] == [(3, "Chức danh")]


def test_five_thousand_rows_are_read_and_checked_in_five_seconds() -> None:
    lines = [[f"X.{n}", f"Ban số {n}", "", "", "Cấp xã", "Khác", "UBND tỉnh Quảng Nam"] for n in range(5_000)]
    content = csv_file(ORGANISATIONS, lines)
    started = process_time()
    found = check(read(content), directory())
    assert (len(found.problems), len(added(found))) == (0, 5_000)
    assert process_time() - started < 5
