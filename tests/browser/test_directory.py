"""The directory as its keeper meets it: an empty one, a file with a mistake, a good one, a list, a body of it."""

from __future__ import annotations

import pytest

from diemcau.directory.domain.columns import ORGANISATIONS, PEOPLE
from diemcau.directory.domain.exports import tables
from diemcau.directory.domain.files import workbook
from diemcau.directory.models import Organisation, PendingImport, Person
from diemcau.directory.queries import snapshot
from tests import build
from tests.browser.conftest import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-tot-1"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BODIES = [
    ["49.UBND", "Ủy ban nhân dân tỉnh Quảng Nam", "UBND tỉnh", "", "Cấp tỉnh", "Ủy ban nhân dân", ""],
    ["49.SNV", "Sở Nội vụ", "SNV", "", "Cấp tỉnh", "Sở, ban, ngành", "49.UBND"],
    ["49.STTTT", "Sở Thông tin và Truyền thông", "STTTT", "", "Cấp tỉnh", "Sở, ban, ngành", "UBND tỉnh Quảng Nam"],
]


def sheet(*lines, people=()):
    return workbook([(ORGANISATIONS, lines), (PEOPLE, people)])


@pytest.fixture
def keeper(visitor):
    build.administrator(name="quantri", password=PASSWORD, full_name="Nguyễn Thị Quản Trị")

    def arrive(screen=None):
        one = visitor(screen)
        one.sign_in("quantri", PASSWORD)
        return one

    return arrive


def sound(one) -> None:
    assert one.violations() == []
    assert one.overflow() == 0


def send(one, content, name="danh-ba.xlsx") -> None:
    one.page.get_by_label("Tệp danh bạ").set_input_files({"name": name, "mimeType": XLSX, "buffer": content})
    one.page.get_by_role("button", name="Gửi tệp và xem trước").click()


@SCREENS
def test_a_file_is_shown_corrected_and_imported(keeper, screen):
    one = keeper(screen)
    page = one.page
    one.open("/directory/")
    page.get_by_role("heading", name="Danh bạ chưa có đơn vị nào").wait_for()
    sound(one)

    page.get_by_role("link", name="Nhập danh bạ từ tệp").click()
    sound(one)
    send(one, sheet(*BODIES, ["", "Sở X", "", "", "cấp làng", "Sở, ban, ngành", "49.UBND"]))
    page.get_by_role("heading", name="1 chỗ phải sửa trong danh-ba.xlsx").wait_for()
    assert page.get_by_text("“cấp làng” không phải là một cấp").is_visible()
    assert page.get_by_role("button", name="Nhập vào danh bạ").count() == 0
    sound(one)

    page.get_by_role("link", name="Gửi tệp khác").click()
    send(one, sheet(*BODIES, people=[["", "Lê An", "Sở Nội vụ", "", "Giám đốc"]]))
    page.get_by_role("heading", name="Xem trước: danh-ba.xlsx").wait_for()
    assert page.get_by_role("heading", name="Đơn vị: thêm 3").is_visible()
    sound(one)
    assert not Organisation.objects.exists()

    page.get_by_role("button", name="Nhập vào danh bạ").click()
    page.get_by_role("heading", name="Danh bạ: 3 cơ quan, đơn vị").wait_for()
    assert Organisation.objects.count() == 3
    assert not PendingImport.objects.exists()
    sound(one)

    page.get_by_label("Tìm đơn vị trong danh sách").fill("so tttt")
    page.get_by_text("1 / 3").wait_for()
    assert page.get_by_role("link", name="Sở Thông tin và Truyền thông").is_visible()
    assert page.get_by_role("link", name="Sở Nội vụ").is_hidden()

    page.get_by_label("Tìm đơn vị trong danh sách").fill("noi vu")
    page.get_by_role("link", name="Sở Nội vụ").click()
    page.get_by_role("heading", name="Chức danh và người giữ").wait_for()
    assert page.get_by_role("link", name="Lê An", exact=True).is_visible()
    assert page.get_by_text("thêm đơn vị (từ tệp danh-ba.xlsx)").is_visible()
    sound(one)


def test_the_export_that_comes_back_says_that_nothing_changes(keeper):
    build.organisation(name="Sở A", parent=build.organisation(name="Tỉnh B"))
    one = keeper()
    one.open("/directory/import/")
    send(one, workbook(tables(snapshot())))
    one.page.get_by_role("heading", name="Tệp không thay đổi gì").wait_for()
    sound(one)


def test_what_is_typed_is_met_with_offers_and_the_chosen_one_counts(keeper):
    parent = build.organisation(name="Ủy ban nhân dân tỉnh Quảng Nam", code="49.UBND")
    one = keeper()
    page = one.page
    one.open("/directory/new/")
    sound(one)
    page.get_by_label("Tên đầy đủ").fill("Sở Nội vụ")
    page.get_by_label("Trực thuộc").press_sequentially("ubnd quang")
    option = page.locator("datalist option").first
    option.wait_for(state="attached")
    assert option.get_attribute("value") == "Ủy ban nhân dân tỉnh Quảng Nam (49.UBND)"
    page.get_by_label("Trực thuộc").fill("Ủy ban nhân dân tỉnh Quảng Nam (49.UBND)")
    page.get_by_label("Cấp", exact=True).select_option("province")
    page.get_by_label("Loại", exact=True).select_option("department")
    page.get_by_role("button", name="Thêm đơn vị").click()
    page.get_by_role("heading", name="Sở Nội vụ").wait_for()
    assert Organisation.objects.get(name="Sở Nội vụ").parent == parent


@SCREENS
def test_the_other_pages_are_sound_with_the_longest_names(keeper, screen):
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn Nam Phước huyện Duy Xuyên tỉnh Quảng Nam"
    body = build.organisation(name=name, short_name="UBMTTQ Việt Nam thị trấn Nam Phước")
    position = body.positions.create(title="Công chức tham mưu công tác cải cách hành chính và chuyển đổi số")
    email = "cong.tang.ton.nu.nguyen.thi.vi.du@quangnam.example"
    person = Person.objects.create(name="Công Tằng Tôn Nữ Nguyễn Thị Ví Dụ", email=email)
    position.appointments.create(person=person)
    group = body.groups.create(name=f"Tổ giúp việc Ban Chỉ đạo Cải cách hành chính của {name}"[:200])
    group.members.create(position=position)
    account = build.account(full_name="Nguyễn Thị Ví Dụ")
    build.organisation_role(account, body)
    one = keeper(screen)
    for place in (
        f"{body.pk}/", f"{body.pk}/edit/", f"{body.pk}/ending/", "merger/", "people/", f"people/{person.pk}/",
        "groups/",
        f"groups/{group.pk}/", f"groups/{group.pk}/members/new/", "accounts/", f"accounts/{account.pk}/",
        f"positions/{position.pk}/appointments/new/",
    ):  # fmt: skip
        assert one.open(f"/directory/{place}") == 200
        assert (place, one.violations(), one.overflow()) == (place, [], 0)
