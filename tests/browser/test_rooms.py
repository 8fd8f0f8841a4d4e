"""The pages over everything in a real browser: with nothing, with three rows, with 260."""

from __future__ import annotations

import re

import pytest
from django.core.files.base import ContentFile

from diemcau.conference.models import Conference, Site, Unit
from diemcau.directory.actions import load_example
from diemcau.directory.models import Organisation
from diemcau.plan.actions import open_conference, upload_plan
from diemcau.web.examples import EXAMPLES
from tests import build
from tests.browser.conftest import PHONE, SCREENS
from tests.rooms.province import province

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-tot-1"
PAGES = ["", "board/", "board/units/", "seats/", "assignments/", "roles/", "time/"]


def signed_in(visitor, screen=None):
    build.administrator(name="quantri", password=PASSWORD, full_name="Nguyễn Thị Quản Trị")
    one = visitor(screen)
    one.sign_in("quantri", PASSWORD)
    return one


def of_260() -> Conference:
    load_example(EXAMPLES / "quang-nam-2024")
    file = EXAMPLES / "ke-hoach-hoi-nghi.txt"
    document = upload_plan(ContentFile(file.read_bytes(), name=file.name), by=None)
    return open_conference(document, owner=Organisation.objects.get(code="49.UBND"), by=None, partly=True)


def of_three() -> Conference:
    here = province(communes=1)
    here.communes[0].name = "Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn Tân Bình thuộc huyện Hiệp Đức, tỉnh Quảng Nam"
    here.communes[0].save()
    build.seat(unit=here.units[here.communes[0]], post="Thành viên Ban Chỉ đạo Cải cách hành chính", count="group")
    return here.conference


def of_none() -> Conference:
    return build.conference()


@SCREENS
@pytest.mark.parametrize("conference_of", [of_none, of_three, of_260])
def test_every_page_fits_its_screen_and_can_be_used_by_everybody(visitor, screen, conference_of):
    conference = conference_of()
    one = signed_in(visitor, screen)
    pages = [f"/conferences/{conference.pk}/{page}" for page in PAGES]
    if site := Site.objects.filter(conference=conference).order_by("-pk").first():
        pages.append(f"/conferences/{conference.pk}/sites/{site.pk}/")
    if unit := Unit.objects.filter(conference=conference).order_by("-pk").first():
        pages.append(f"/conferences/{conference.pk}/units/{unit.pk}/")
    for page in pages:
        assert one.open(page) == 200
        assert (page, one.violations(), one.overflow()) == (page, [], 0)


def test_a_district_opens_in_place_and_closes(visitor):
    conference = of_260()
    one = signed_in(visitor)
    page = one.page
    one.open(f"/conferences/{conference.pk}/board/")
    rows = page.locator("tbody tr:visible")
    assert rows.count() == 19

    opener = page.get_by_role("button", name="Huyện Tây Giang")
    opener.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Xã Ch'ơm").wait_for()
    assert opener.get_attribute("aria-expanded") == "true"
    assert rows.count() == 19 + 11
    assert one.violations() == []
    one.picture("board-open")

    page.keyboard.press("Enter")
    page.get_by_role("link", name="Xã Ch'ơm").wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Xã Ch'ơm").wait_for()
    assert rows.count() == 19 + 11


@pytest.mark.parametrize("width", [1366, 1024, 800])
def test_the_board_fits_its_screen(visitor, width):
    conference = of_260()
    one = signed_in(visitor, {"width": width, "height": 768})
    one.open(f"/conferences/{conference.pk}/board/")
    assert (overhang(one), one.overflow()) == (0, 0)


@pytest.mark.parametrize("width", [1366, 1024, 800])
def test_the_board_keeps_within_its_screen_in_english_and_with_twice_the_columns(visitor, width):
    conference = of_260()
    one = signed_in(visitor, {"width": width, "height": 768})
    one.page.context.add_cookies([{"name": "django_language", "value": "en", "url": one.origin}])
    one.open(f"/conferences/{conference.pk}/board/")
    assert overhang(one) == 0 or (width == 800 and scrolls(one))
    assert one.overflow() == 0

    one.page.evaluate(
        """() => {
          const table = document.querySelector('.board');
          table.parentElement.classList.add('table-wide');
          for (const row of table.rows) for (const cell of [...row.cells].slice(1)) row.append(cell.cloneNode(true));
        }"""
    )
    assert one.overflow() == 0


def scrolls(one):
    """Whether what does not fit is reached inside the frame."""
    return one.page.evaluate("() => getComputedStyle(document.querySelector('.table-frame')).overflowX") == "auto"


def overhang(one):
    """How many pixels the table is wider than its frame."""
    return one.page.evaluate(
        "() => document.querySelector('.board').offsetWidth - document.querySelector('.table-frame').clientWidth"
    )


def test_the_board_finds_filters_and_sorts_260_rows(visitor):
    conference = of_260()
    one = signed_in(visitor)
    page = one.page
    one.open(f"/conferences/{conference.pk}/board/")
    foot = page.locator(".board-foot")

    page.keyboard.press("f")
    page.keyboard.type("nam phuoc")
    foot.get_by_text("1 / 260 điểm cầu").wait_for()
    assert page.locator("tbody th").all_inner_texts() == ["Thị trấn Nam Phước"]
    page.get_by_label("Tìm trong bảng").fill("")
    foot.get_by_text("260 / 260 điểm cầu").wait_for()

    page.get_by_text("Cấp xã 241").click()
    foot.get_by_text("241 / 260 điểm cầu").wait_for()
    page.get_by_role("button", name="Địa phương").click()
    page.locator('th[aria-sort="ascending"]').wait_for()
    names = page.locator("tbody th").all_inner_texts()
    assert len(names) == 241
    assert names[0].startswith("Phường An")
    assert "block=commune" in page.url
    assert "sort=name" in page.url

    page.reload()
    assert page.locator("tbody th").all_inner_texts() == names
    page.get_by_text(re.compile("nơi chưa chọn phòng họp")).click()
    foot.get_by_text("241 / 260 điểm cầu").wait_for()
    assert one.violations() == []


def test_a_contact_does_what_is_asked_of_the_unit(visitor):
    here = province(communes=1)
    [commune] = here.communes
    build.venue(organisation=commune, name="Hội trường xã", capacity=60)
    build.seat(unit=here.units[commune], post="Ban Chỉ đạo", count="group")
    contact = build.account(name="dau-moi", password=PASSWORD, full_name="Trần Văn Đầu Mối")
    build.organisation_role(contact, commune)
    one = visitor(PHONE)
    page = one.page
    one.sign_in("dau-moi", PASSWORD)
    page.get_by_role("heading", name=commune.name, level=1).wait_for()
    assert "6 việc đang chờ đơn vị" in page.inner_text("main")
    assert (one.violations(), one.overflow()) == ([], 0)

    page.get_by_role("button", name=re.compile("^Nhập số người")).click()
    page.get_by_label("Số người").fill("12")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("^Sửa")).wait_for()

    page.locator("#place").get_by_role("link", name="Chọn phòng họp").click()
    page.get_by_role("combobox", name="Phòng họp").select_option(label="Hội trường xã (60 chỗ)")
    page.get_by_role("button", name="Chọn phòng").click()
    page.get_by_text("Đã chọn phòng họp.").wait_for()
    assert (one.violations(), one.overflow()) == ([], 0)
    assert here.sites[commune].__class__.objects.get(host=commune).venue.name == "Hội trường xã"


def test_a_unit_is_moved_to_the_district_and_back(visitor):
    here = province(communes=1)
    [commune] = here.communes
    one = signed_in(visitor)
    page = one.page
    one.open(f"/conferences/{here.conference.pk}/units/{here.units[here.department].pk}/")

    page.get_by_label("Chuyển sang điểm cầu").select_option(label=here.district.name)
    page.get_by_role("button", name="Chuyển", exact=True).click()
    page.get_by_text("Sở Nội vụ nay dự ở Điểm cầu Ủy ban nhân dân huyện Đại Lộc.").wait_for()
    page.get_by_role("button", name="Hoàn tác chuyển").click()
    page.get_by_text("Sở Nội vụ nay dự ở Điểm cầu Ủy ban nhân dân tỉnh Quảng Nam.").wait_for()

    one.open(f"/conferences/{here.conference.pk}/sites/{here.sites[commune].pk}/")
    page.get_by_role("button", name="Gộp điểm cầu").click()
    page.get_by_text("Điểm cầu này đã gộp vào").wait_for()
    page.get_by_role("button", name="Mở lại điểm cầu").click()
    page.get_by_text("Đã mở lại").wait_for()
    assert Unit.objects.get(pk=here.units[commune].pk).site_id == here.sites[commune].pk


def test_a_deadline_is_set_in_its_row(visitor):
    here = province(communes=0)
    assignment = build.assignment(conference=here.conference)
    one = signed_in(visitor)
    page = one.page
    one.open(f"/conferences/{here.conference.pk}/assignments/")

    page.get_by_role("button", name=re.compile("^Đặt hạn")).click()
    page.get_by_label("Thời hạn").fill("31/02/2024")
    page.keyboard.press("Enter")
    page.get_by_text("Thời hạn ghi theo dạng ngày/tháng/năm").wait_for()
    assert one.violations() == []
    page.get_by_label("Thời hạn").fill("20/01/2024")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("^Sửa")).wait_for()

    assignment.refresh_from_db()
    assert f"{assignment.due_on:%d/%m/%Y}" == "20/01/2024"
    one.forgive("422")


def test_the_board_prints_its_rows_without_its_tools(visitor):
    conference = of_260()
    one = signed_in(visitor)
    page = one.page
    one.open(f"/conferences/{conference.pk}/board/?block=all")
    page.emulate_media(media="print")

    assert page.locator("tbody tr:visible").count() == 260
    assert not page.locator(".tools").is_visible()
    assert not page.locator(".board-shortages").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    page.set_viewport_size({"width": 1009, "height": 700})  # A4 across inside its margins of 15 mm, at 96 dpi
    table = page.locator("table.board").bounding_box()
    assert table["x"] + table["width"] <= 1009, "no column is cut off"
