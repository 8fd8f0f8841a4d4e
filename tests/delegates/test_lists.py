"""Names by the hundred: pasted, or in a filled-in template, seen before they are taken."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from diemcau.delegates.actions import Nominee, name_delegate
from diemcau.delegates.domain import Count
from diemcau.delegates.domain.lists import Checked, KnownSeat, check, pasted, rows_of
from diemcau.delegates.models import Delegate, NamingList
from diemcau.directory.domain.names import name_key
from diemcau.directory.models import Person
from tests import build
from tests.delegates.build import contact_of, holder, scene, seat

SEATS = [
    KnownSeat(
        pk=number,
        unit=number,
        unit_name=f"Ủy ban nhân dân xã Ch'ơm {number}",
        unit_keys=frozenset({name_key(f"UBND xã Ch'ơm {number}")}),
        post="Chủ tịch UBND xã",
        post_key="chu tich",
        is_for_one=True,
    )
    for number in range(1, 5_001)
]


def checked(text: str, seats=SEATS) -> Checked:
    rows, problems = rows_of(pasted(text))
    return check(rows, seats, problems)


def test_five_thousand_rows_with_forty_errors_name_each_of_the_forty():
    lines = ["Mã thành phần\tHọ và tên\tThư điện tử"]
    for number in range(1, 5_001):
        wrong = number % 125 == 0
        kind = number // 125 % 4
        lines.append(
            f"{number}\tHồ Văn Đỡ"
            if not wrong
            else [f"9{number:05}\tLê A", f"{number}\t12345", f"{number}\tLê A\tsai@", f"{number - 1}\tLê B"][kind]
        )

    found = checked("\n".join(lines))

    assert (len(found.problems), len(found.to_name)) == (40, 4_960)
    assert [problem.row for problem in found.problems] == [number + 1 for number in range(125, 5_001, 125)]
    assert {problem.column for problem in found.problems} == {"Mã thành phần", "Họ và tên", "Thư điện tử"}
    assert all(problem.reason.endswith(".") for problem in found.problems)


def test_the_same_person_twice_for_one_seat_is_named_with_both_rows():
    group = [KnownSeat(**{name: getattr(SEATS[0], name) for name in KnownSeat.__slots__} | {"is_for_one": False})]
    found = checked("Trần Hòa\tChủ tịch\nTrần Hoà\tChủ tịch\nLê Ỷ", group)

    assert [(problem.row, problem.reason) for problem in found.problems] == [
        (2, "Người này đã ghi ở dòng 1 cho cùng thành phần; hãy bỏ bớt.")
    ]
    assert [row.name for _, row in found.to_name] == ["Trần Hòa", "Lê Ỷ"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("\tUBND xã Không Có\t\tLê A", "Không có đơn vị “UBND xã Không Có”"),
        ("\t\t\tLê A", "Chưa ghi đơn vị"),
        ("\tUBND xã Ch'ơm 7\tBí thư\tLê A", "đơn vị này được mời: Chủ tịch UBND xã"),
        ("7\t\t\t#REF!", "lỗi công thức #REF!"),
        (f"7\t\t\t{'Lê ' * 60}", "nhiều nhất là 120"),
    ],
)
def test_each_row_that_cannot_be_done_says_why(line, reason):
    (problem,) = checked(line).problems
    assert reason in problem.reason


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_read_or_said_to_be_wrong(text):
    found = checked(text, SEATS[:3])
    assert found.rows >= len(found.to_name)


@given(
    st.lists(
        st.from_regex(r"[A-ZĂÂĐÊÔƠƯ][a-zăâđêôơưáàảãạứừửữự']{0,8}( [A-ZĂÂĐÊÔƠƯ][a-zỷỹợẫ']{0,8}){1,3}", fullmatch=True)
    )
)
def test_every_vietnamese_name_is_taken_as_it_is_written(names):
    group = [KnownSeat(**{name: getattr(SEATS[0], name) for name in KnownSeat.__slots__} | {"is_for_one": False})]
    found = checked("\n".join(names), group)
    assert [row.name for _, row in found.to_name] == list(dict.fromkeys(row.name for _, row in found.to_name))
    assert {row.name for _, row in found.to_name} <= set(names)
    assert all("đã ghi ở dòng" in problem.reason for problem in found.problems)


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def here(self):
        return scene(communes=2)

    def there(self, here):
        return f"/conferences/{here.conference.pk}/delegates/lists/new/"

    def sent(self, client, here, **data):
        answer = client.post(self.there(here), data)
        assert answer.status_code == 302, answer.content.decode()
        return answer.url

    def test_the_template_comes_filled_in_and_is_taken_back_with_a_preview(self, client, here):
        client.force_login(here.organiser)
        name_delegate(here.office_seat, Nominee(name="Bùi Quý"), by=here.organiser)
        template = client.get(f"/conferences/{here.conference.pk}/delegates/template.xlsx").content
        book = load_workbook(io.BytesIO(template))
        rows = list(book["Đại biểu"].iter_rows(values_only=True))
        assert [row[:3] for row in rows[1:]] == [
            (str(here.seat.pk), "Ủy ban nhân dân huyện Đại Lộc", "Chủ tịch UBND huyện")
        ]

        book["Đại biểu"]["D2"], book["Đại biểu"]["E2"] = "Nguyễn Hảo", "Chủ tịch"
        file = io.BytesIO()
        book.save(file)
        page = self.sent(client, here, file=SimpleUploadedFile("đã điền.xlsx", file.getvalue()))
        preview = client.get(page).content.decode()
        assert "Danh sách không có lỗi" in preview
        assert not here.seat.delegates.exists()

        client.post(page, {"seen": re.search(r'name="seen" value="(\w+)"', preview)[1]})
        assert here.seat.delegates.get().person == here.chairman
        assert not NamingList.objects.exists()

    def test_rows_are_pasted_by_who_speaks_for_one_unit(self, client, here):
        group = seat(here.office_seat.unit, "Công chức", count=Count.SEVERAL)
        client.force_login(here.contact)
        page = self.sent(
            client, here, rows="Đơn vị\tThành phần\tHọ tên\nSở Nội vụ\tCông chức\tLê Ỷ\nSở Nội vụ\tCông chức\tLý Ỹ"
        )
        seen = re.search(r'name="seen" value="(\w+)"', client.get(page).content.decode())[1]

        assert client.post(page, {"seen": "khác"}).status_code == 409
        client.post(page, {"seen": seen})
        assert set(group.delegates.values_list("person__name", "named_by")) == {
            ("Lê Ỷ", here.contact.pk),
            ("Lý Ỹ", here.contact.pk),
        }

    def test_a_list_says_what_is_wrong_and_takes_the_rest_only_when_asked(self, client, here):
        client.force_login(here.organiser)
        page = self.sent(client, here, rows=f"{here.seat.pk}\t\t\tNguyễn Hảo\n999999\t\t\tLê A")
        shown = client.get(page).content.decode()

        assert "1 dòng phải sửa" in shown
        assert "Cử 1 người, bỏ các dòng lỗi" in shown
        assert not Delegate.objects.exists()
        client.post(page + "drop/")
        assert client.get(page).status_code == 404

    def test_a_contact_fills_no_other_units_seats_and_finds_no_others_list(self, client, here):
        client.force_login(here.contact)
        page = self.sent(client, here, rows=f"{here.seat.pk}\t\t\tLê A")
        assert "Không có thành phần mã" in client.get(page).content.decode()
        client.force_login(contact_of(here.province.district))
        assert client.get(page).status_code == 404
        client.force_login(build.account())
        assert client.post(self.there(here), {"rows": "x"}).status_code == 404

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({}, "Chưa có gì để đọc"),
            ({"rows": "\t\t"}, "Chưa có gì để đọc"),
            ({"rows": "Họ và tên\tChức vụ\n\tGiám đốc"}, "Không thấy họ tên nào"),
            ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 hong")}, "hỏng"),
            ({"file": SimpleUploadedFile("a.xlsx", b"\xd0\xcf\x11\xe0")}, "Excel kiểu cũ"),
        ],
    )
    def test_what_makes_no_sense_is_told_and_not_kept(self, client, here, data, sentence):
        client.force_login(here.organiser)
        answer = client.post(self.there(here), data)
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
        assert not NamingList.objects.exists()

    def test_formulas_in_a_file_are_values_or_said_to_be_none(self, client, here):
        book = Workbook()
        sheet = book.active
        sheet.append(["Mã thành phần", "Họ và tên"])
        sheet.append([str(here.seat.pk), '=CONCATENATE("Lê ", "A")'])
        file = io.BytesIO()
        book.save(file)
        client.force_login(here.organiser)
        page = self.sent(client, here, file=SimpleUploadedFile("a.xlsx", file.getvalue()))
        assert "công thức chưa có kết quả" in client.get(page).content.decode()

    def test_namesakes_of_one_unit_are_told_apart_by_title(self, client, here):
        holder(here.province.department, "Giám đốc", "Lê An")
        second = holder(here.province.department, "Phó Giám đốc", "Lê An", rank=200)
        client.force_login(here.contact)
        page = self.sent(client, here, rows="Lê An\tPhó Giám đốc")
        seen = re.search(r'name="seen" value="(\w+)"', client.get(page).content.decode())[1]
        client.post(page, {"seen": seen})
        assert here.office_seat.delegates.get().person == second
        assert Person.objects.filter(name="Lê An").count() == 2
