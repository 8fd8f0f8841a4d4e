"""From the first run to 260 sites, and the corrected plan after it, as one person does it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from diemcau.conference.models import Conference
from diemcau.directory.actions import load_example
from diemcau.plan.models import Correction
from diemcau.web.examples import EXAMPLES
from tests import build
from tests.browser.conftest import DESK, PHONE, SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-tot-1"
PLAN, CORRECTED = EXAMPLES / "ke-hoach-hoi-nghi.txt", EXAMPLES / "ke-hoach-hoi-nghi-sua.txt"


LIT = re.compile(r"\bis-lit\b")


def send(page, file):
    page.get_by_label("Tệp kế hoạch").set_input_files(file)
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_role("heading", name="Đọc được").wait_for(timeout=30_000)


def signed_in(visitor, screen=DESK):
    build.administrator(name="quantri", password=PASSWORD, full_name="Nguyễn Thị Quản Trị")
    load_example(EXAMPLES / "quang-nam-2024")
    one = visitor(screen)
    one.sign_in("quantri", PASSWORD)
    return one


def is_lit(locator):
    return "is-lit" in (locator.get_attribute("class") or "")


def test_from_the_first_run_to_260_sites_and_the_corrected_plan_after_it(visitor):
    load_example(EXAMPLES / "quang-nam-2024")
    one = visitor()
    page = one.page
    one.open("/")
    page.get_by_label("Họ và tên").fill("Nguyễn Thị An")
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Lập tài khoản và bắt đầu").click()
    page.get_by_role("link", name="Tải kế hoạch lên").first.click()

    send(page, PLAN)
    assert "260 điểm cầu" in page.get_by_role("heading", level=1).inner_text()
    assert one.violations() == []
    one.picture("plan-room")

    page.get_by_role("group", name="“Viễn thông Quảng Nam”").get_by_role("searchbox").fill("vien thong")
    page.get_by_text("Danh bạ không có đơn vị nào khớp.").wait_for()
    page.get_by_role("button", name="Không phải đơn vị trong danh bạ").click()
    page.get_by_text("“Viễn thông Quảng Nam” → không phải đơn vị trong danh bạ").wait_for()
    page.get_by_role("link", name="Áp dụng kế hoạch").click()
    page.get_by_role("heading", name="Áp dụng sẽ lập hội nghị như sau").wait_for()
    assert one.violations() == []
    page.get_by_role("button", name="Lập hội nghị").click()
    page.get_by_role("heading", name="Đã áp dụng kế hoạch").wait_for(timeout=30_000)
    assert page.get_by_role("row", name=re.compile("^Điểm cầu")).inner_text().split("\t")[-1] == "thêm 260"
    assert one.violations() == []

    page.get_by_role("link", name="Mở bảng sẵn sàng").click()
    page.get_by_role("heading", name="Chưa sẵn sàng: 260 trong 260 điểm cầu").wait_for()
    before = Conference.objects.get()
    assert before.start_day is None

    page.get_by_role("link", name="Kế hoạch", exact=True).click()
    page.get_by_role("link", name="Thay văn bản").click()
    send(page, CORRECTED)
    page.get_by_role("link", name="Áp dụng kế hoạch").click()
    page.get_by_role("heading", name="Áp dụng sẽ thay đổi hội nghị như sau").wait_for()
    assert page.get_by_role("heading", name="Điểm cầu", exact=True).count() == 0
    assert one.violations() == []
    one.picture("difference")
    page.get_by_role("button", name="Áp dụng các thay đổi này").click()
    page.get_by_role("heading", name="Đã áp dụng kế hoạch").wait_for(timeout=30_000)

    after = Conference.objects.get()
    assert (after.start_day, after.start_month, after.start_year) == (26, 1, 2024)
    assert after.sites.count() == 260
    one.forgive("409", "422")


def test_what_one_points_to_lights_the_other_side_and_comes_into_view(visitor):
    one = signed_in(visitor)
    page = one.page
    one.open("/plans/new/")
    send(page, PLAN)
    entry = page.locator("#reading li", has_text="Chủ tịch UBND cấp xã").first
    first = (entry.get_attribute("data-lines") or "").split("-")[0]
    line = page.locator(f'[data-line="{first}"]')
    pane = page.get_by_role("region", name="Văn bản và điểm cần xem lại")
    assert not is_lit(line)

    entry.scroll_into_view_if_needed()
    entry.hover()
    expect(page.locator(f"[data-line='{first}']")).to_have_class(LIT)
    page.wait_for_timeout(700)  # the pane glides there
    seen, wanted = pane.bounding_box(), line.bounding_box()
    assert seen["y"] <= wanted["y"] <= seen["y"] + seen["height"]

    finding = page.locator(".finding", has_text="sai cấp")
    finding.get_by_role("button", name=re.compile("^dòng")).focus()
    marked = page.locator(f'[data-line="{finding.get_attribute("data-lines").split("-")[0]}"]')
    expect(marked).to_have_class(LIT)
    assert marked.get_attribute("data-severity") == "error"
    assert (
        abs(finding.bounding_box()["y"] - marked.bounding_box()["y"]) < 400
    )  # beside its line, or below its neighbours

    page.get_by_role("button", name=re.compile("^Sai")).click()
    assert page.locator(".finding:visible").count() == page.locator('.finding[data-severity="error"]').count()


def test_a_value_is_corrected_and_taken_back_by_keyboard_alone(visitor):
    one = signed_in(visitor)
    page = one.page
    one.open("/plans/new/")
    send(page, PLAN)

    page.locator("#e-plan-time .read-edit").focus()
    page.keyboard.press("Enter")
    page.locator("#correction-plan-time").wait_for()
    expect(page.locator("#at-plan-time-day")).to_be_focused()
    page.keyboard.type("32")
    page.keyboard.press("Enter")
    page.get_by_text("Ngày phải từ 1 đến 31.").wait_for()
    assert one.violations() == []
    assert Correction.objects.count() == 0
    expect(page.locator("#at-plan-time-day")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("26")
    page.keyboard.press("Enter")
    page.get_by_text("Nguyễn Thị Quản Trị sửa lúc").first.wait_for()
    expect(page.locator("#e-plan-time:focus-within")).to_be_visible()
    assert Correction.objects.get().value["start"]["day"] == 26

    page.locator("#e-plan-time").get_by_role("button", name="Hoàn tác").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Nguyễn Thị Quản Trị sửa lúc").first.wait_for(state="detached")
    assert Correction.objects.count() == 0

    page.locator("#e-plan-chair .read-edit").focus()
    page.keyboard.press("Enter")
    page.locator("#correction-plan-chair").wait_for()
    page.keyboard.press("Escape")
    page.locator("#correction-plan-chair").wait_for(state="detached")
    expect(page.locator("#e-plan-chair .read-edit")).to_be_focused()
    one.forgive("422")


def test_what_a_finding_proposes_is_done_by_one_press(visitor):
    one = signed_in(visitor)
    page = one.page
    one.open("/plans/new/")
    send(page, PLAN)
    findings = page.locator(".finding").count()

    page.get_by_role("button", name="Sửa thành “Thường trực HĐND cấp huyện”").click()
    page.get_by_text("Đã xử lý 1 điểm.").wait_for()

    assert page.locator(".finding", has_text="sai cấp").count() == 0
    assert page.locator(".finding").count() == findings - 1
    assert page.locator("#reading li", has_text="Thường trực HĐND cấp huyện").count() >= 1


def test_a_file_that_cannot_be_read_says_why_and_the_page_stays(visitor, tmp_path):
    bad = tmp_path / "anh.exe"
    bad.write_bytes(b"MZ" + b"\x00" * 5000)
    one = signed_in(visitor)
    page = one.page
    one.open("/plans/new/")

    page.get_by_label("Tệp kế hoạch").set_input_files(bad)
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.locator(".form-error").wait_for(timeout=30_000)

    assert page.locator(".form-error").count() == 1
    assert one.violations() == []
    one.forgive("422")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(visitor, tmp_path):
    large = tmp_path / "ke-hoach.txt"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    page = (one := signed_in(visitor)).page
    one.open("/plans/new/")
    sent = []
    page.on("request", lambda request: sent.append(request.method))

    field = page.get_by_label("Tệp kế hoạch")
    field.set_input_files(large)
    page.get_by_role("button", name="Tải lên và đọc").click()

    assert "lớn hơn 50 MB" in field.evaluate("field => field.validationMessage")
    assert "POST" not in sent


@SCREENS
def test_the_plan_room_fits_its_screen(visitor, screen):
    one = signed_in(visitor, screen)
    page = one.page
    one.open("/plans/new/")
    assert (one.violations(), one.overflow()) == ([], 0)
    send(page, PLAN)
    assert (one.violations(), one.overflow()) == ([], 0)
    if screen is PHONE:
        for view in ("Cần xem lại", "Văn bản"):
            page.get_by_role("button", name=re.compile(f"^{view}")).first.click()
            assert (one.violations(), one.overflow()) == ([], 0)
        one.picture("plan-room-phone")
