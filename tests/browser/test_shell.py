"""The shell as people meet it: first run, sign-in, rooms, keys, lists, on a desk and on a phone."""

from __future__ import annotations

import pytest
from django.test import override_settings
from django.urls import path
from playwright.sync_api import expect

from diemcau.web import urls, views
from tests import build
from tests.browser.conftest import DESK, PHONE, SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-tot-1"
LONG = "Tổng kết công tác cải cách hành chính và chuyển đổi số năm 2023"


class WithKit:
    """The site as it is while developing: with every part on one page."""

    urlpatterns = [path("_kit/", views.kit, name="kit"), *urls.urlpatterns]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def kit():
    with override_settings(ROOT_URLCONF=WithKit):
        yield


def an_administrator():
    return build.administrator(name="quantri", password=PASSWORD, full_name="Nguyễn Thị Quản Trị")


def test_from_the_first_run_out_and_in_again(visitor):
    one = visitor()
    page = one.page
    one.open("/")
    assert page.url.endswith("/first-run/")

    page.get_by_label("Họ và tên").fill("Nguyễn Thị An")
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    one.picture("first-run")
    page.get_by_role("button", name="Lập tài khoản và bắt đầu").click()
    page.get_by_role("heading", name="Bắt đầu từ danh bạ").wait_for()
    one.picture("home-empty")

    page.get_by_label("Tài khoản: Nguyễn Thị An").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("heading", name="Đăng nhập").wait_for()
    one.sign_in("an", PASSWORD)

    assert page.get_by_role("heading", name="Bắt đầu từ danh bạ").is_visible()
    assert one.open("/first-run/") == 404


def test_one_signs_in_and_out_with_the_keyboard_alone(visitor):
    an_administrator()
    one = visitor()
    keyboard = one.page.keyboard
    one.open("/sign-in/")

    keyboard.type("quantri")  # the first field has the focus
    keyboard.press("Tab")
    keyboard.type(PASSWORD)
    keyboard.press("Enter")
    one.page.get_by_role("heading", name="Các hội nghị").wait_for()
    keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.textContent") == "Tới nội dung chính"
    for _ in range(3):  # brand, search, account
        keyboard.press("Tab")
    keyboard.press("Enter")
    for _ in range(8):  # what the menu holds; the last of it is the way out
        if one.page.evaluate("document.activeElement.textContent.trim()") == "Đăng xuất":
            break
        keyboard.press("Tab")
    keyboard.press("Enter")

    one.page.get_by_role("heading", name="Đăng nhập").wait_for()


@SCREENS
def test_every_page_of_the_shell_is_accessible_and_as_wide_as_its_screen(visitor, screen, kit):
    an_administrator()
    conference = build.conference(short_name=LONG, title=LONG, start_year=2030, start_month=1, start_day=23)
    build.site(conference=conference, host=build.organisation(name="Sở Nội vụ", search_key="so noi vu"))
    one = visitor(screen)
    pages = [
        "/",
        "/password/",
        "/search/",
        "/search/?q=khong-co",
        f"/search/?q=noi+vu&hn={conference.pk}",
        "/khong-co/",
        "/_kit/",
    ]
    pages += [f"/conferences/{conference.pk}/{key}/" for key in ("plan", "prepare", "run", "results", "follow-up")]
    found = {}

    one.open("/sign-in/")
    found["/sign-in/"] = (one.violations(), one.overflow())
    one.sign_in("quantri", "sai")
    found["sign-in, wrong"] = (one.violations(), one.overflow())
    one.sign_in("quantri", PASSWORD)
    for address in pages:
        one.open(address)
        found[address] = (one.violations(), one.overflow())

    assert {address: what for address, what in found.items() if what != ([], 0)} == {}


@SCREENS
def test_the_first_run_is_accessible(visitor, screen):
    one = visitor(screen)
    one.open("/first-run/")
    one.page.get_by_role("button", name="Lập tài khoản và bắt đầu").click()
    # The browser itself asks for what is missing.
    assert one.violations() == []


def test_the_dark_theme_has_contrast_too(visitor, kit):
    an_administrator()
    one = visitor()
    one.sign_in("quantri", PASSWORD)
    one.open("/_kit/")
    one.page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    one.picture("kit-dark")

    assert one.violations() == []


def test_the_account_menu_closes_when_one_looks_elsewhere(visitor):
    an_administrator()
    one = visitor()
    one.sign_in("quantri", PASSWORD)
    menu = one.page.locator("details.menu")
    menu.locator("summary").click()
    assert one.violations() == []

    one.page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    menu.locator("summary").click()
    one.page.locator("h1").click()
    assert menu.get_attribute("open") is None


def test_keys_reach_the_search_and_the_rooms_and_can_be_turned_off(visitor):
    an_administrator()
    conference = build.conference()
    one = visitor()
    page, keyboard = one.page, one.page.keyboard
    one.sign_in("quantri", PASSWORD)
    one.open(f"/conferences/{conference.pk}/plan/")

    keyboard.press("/")
    keyboard.type("2")
    assert page.get_by_role("searchbox").input_value() == "2"
    page.locator("h1").click()
    keyboard.press("4")
    page.get_by_role("heading", name="Chưa công bố kết quả nào").wait_for()
    keyboard.press("?")
    panel = page.get_by_role("dialog", name="Phím tắt")
    assert panel.locator("dt").all_inner_texts() == [
        "Kế hoạch", "Chuẩn bị", "Điều hành", "Kết quả", "Theo dõi", "Tìm", "Mở, đóng bảng này",
    ]  # fmt: skip
    assert one.violations() == []
    one.picture("keys")
    panel.get_by_role("checkbox").check()
    keyboard.press("Escape")
    assert panel.is_hidden()
    keyboard.press("1")

    assert page.url.endswith("/results/")


def names(page):
    return [
        text.split("\n")[0].strip()
        for text in page.locator("[data-rows] > tr:not(.row-detail):visible th").all_inner_texts()
    ]


def test_a_list_is_found_in_without_diacritics_filtered_sorted_and_opened_in_place(visitor, kit):
    an_administrator()
    one = visitor()
    page = one.page
    one.sign_in("quantri", PASSWORD)
    one.open("/_kit/")
    frame = page.locator("[data-table]")

    frame.get_by_role("searchbox").fill("dong GIANG")
    expect(page.locator("[data-table-count]")).to_have_text("8 / 40")
    assert names(page) == [f"Huyện Đông Giang {n}" for n in range(4, 40, 5)]
    frame.get_by_role("searchbox").fill("khong co dau")
    frame.get_by_text("Không có điểm cầu nào khớp.").wait_for()
    frame.get_by_role("searchbox").fill("")
    frame.get_by_role("button", name="Cấp huyện").click()
    frame.get_by_role("button", name="Chỉ nơi còn thiếu").click()
    expect(page.locator("[data-table-count]")).to_have_text("4 / 40")
    assert [name.rsplit(" ", 1)[1] for name in names(page)] == ["4", "16", "28", "40"]
    frame.get_by_role("button", name="Tất cả").click()
    frame.get_by_role("button", name="Chỉ nơi còn thiếu").click()

    page.get_by_role("button", name="Địa phương").click()
    expect(page.locator("[data-rows] > tr:not(.row-detail):not([hidden])")).to_have_count(40)
    first = names(page)
    assert first[0] == "Huyện Đông Giang 4"
    assert first[1] == "Huyện Đông Giang 9"  # by value, not "14" before "4"
    assert first[-1] == "Xã Ch’ơm 40"
    assert page.locator("th[aria-sort=ascending]").count() == 1
    assert one.violations() == []

    page.get_by_role("button", name="Huyện Đông Giang 9").click()
    detail = page.locator("#detail-9")
    assert detail.is_visible()
    assert page.evaluate("document.getElementById('detail-9').previousElementSibling.innerText").startswith(
        "Huyện Đông Giang 9"
    )
    one.picture("list")


def test_the_source_text_and_its_reading_light_each_other(visitor, kit):
    an_administrator()
    one = visitor()
    page = one.page
    one.sign_in("quantri", PASSWORD)
    one.open("/_kit/")

    page.get_by_text("Phòng Nội vụ Lãnh đạo").hover()
    assert page.locator(".source-line.is-lit").evaluate_all("lines => lines.map(line => line.dataset.line)") == [
        "76",
        "77",
    ]
    page.locator('[data-line="75"]').hover()
    assert page.locator("[data-lines].is-lit").all_inner_texts() == ["Chủ tịch UBND cấp huyện mỗi huyện 01 đại biểu"]
    page.locator('[data-lines="74"]').focus()
    assert page.locator(".source-line.is-lit").evaluate_all("lines => lines.map(line => line.dataset.line)") == ["74"]
    one.picture("lines")


# A list of a thousand rows, and a tally of what finding in it costs: passes, writes to rows, reads that force a layout.
A_THOUSAND_ROWS = """async () => {
  const frame = document.querySelector('[data-table]').cloneNode(true);
  for (const button of frame.querySelectorAll('.sort-button')) button.replaceWith(...button.childNodes);
  const body = frame.querySelector('[data-rows]');
  const rows = [...body.querySelectorAll('tr:not(.row-detail)')];
  body.replaceChildren(...Array.from({length: 1000}, (_, n) => {
    const row = rows[n % rows.length].cloneNode(true);
    row.cells[1].textContent = String((n * 7919) % 1000);
    return row;
  }));
  document.querySelector('main').prepend(frame);
  window.htmx.process(frame);
  frame.dispatchEvent(new CustomEvent('htmx:load', {bubbles: true, detail: {elt: frame}}));
  const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await frames();

  const tally = {passes: 0, writes: 0, layouts: 0, script: 0};
  const hidden = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'hidden');
  Object.defineProperty(HTMLElement.prototype, 'hidden', {...hidden, set(value) {
    if (this.tagName === 'TR') tally.writes += 1;
    hidden.set.call(this, value);
  }});
  for (const name of ['offsetTop', 'offsetLeft', 'offsetWidth', 'offsetHeight']) {
    const read = Object.getOwnPropertyDescriptor(HTMLElement.prototype, name);
    Object.defineProperty(HTMLElement.prototype, name, {get() { tally.layouts += 1; return read.get.call(this); }});
  }
  for (const [where, name] of [[Element.prototype, 'getBoundingClientRect'], [window, 'getComputedStyle']]) {
    const read = where[name];
    where[name] = function (...args) { tally.layouts += 1; return read.apply(this, args); };
  }
  const request = window.requestAnimationFrame;
  window.requestAnimationFrame = task => request(at => {
    const begun = performance.now();
    task(at);
    tally.script += performance.now() - begun;
    tally.passes += 1;
  });
  const settled = () => new Promise(done => request.call(window, () => request.call(window, done)));
  const field = frame.querySelector('[data-table-search]');
  const type = async (...texts) => {
    Object.assign(tally, {passes: 0, writes: 0, layouts: 0, script: 0});
    const shown = new Map([...body.children].map(row => [row, row.hidden]));
    for (const text of texts) {
      field.value = text;
      field.dispatchEvent(new Event('input', {bubbles: true}));
    }
    await settled();
    return {...tally, changed: [...body.children].filter(row => row.hidden !== shown.get(row)).length};
  };
  const keys = [];
  for (const text of ['d', 'do', 'dong', 'dong giang', '']) keys.push(await type(text));
  const fast = await type('t', 'ta', 'tam');
  await type('');
  const begun = performance.now();
  frame.querySelectorAll('.sort-button')[1].click();
  const sorted = performance.now() - begun;
  return {keys, fast, sorted, rows: body.children.length, first: body.children[0].cells[1].textContent};
}"""


def test_finding_in_a_thousand_rows_writes_only_what_changes_and_never_waits_for_a_layout(visitor, kit):
    an_administrator()
    one = visitor()
    one.sign_in("quantri", PASSWORD)
    one.open("/_kit/")

    spent = one.page.evaluate(A_THOUSAND_ROWS)

    for key in [*spent["keys"], spent["fast"]]:
        assert key["passes"] == 1  # also for three keys within one frame
        assert key["writes"] == key["changed"]
        assert key["layouts"] == 0
    assert sum(key["changed"] for key in spent["keys"]) > 1000
    assert (spent["rows"], spent["first"]) == (1000, "0")


@SCREENS
def test_the_pictures_of_the_shell_are_taken(visitor, screen, kit):
    """Looked at by people (docs/ui.md); here only that each page can be drawn."""
    an_administrator()
    conference = build.conference(short_name="Tổng kết CCHC 2023", start_year=2030, start_month=1, start_day=23)
    one = visitor(screen)
    size = "desk" if screen == DESK else "phone"
    assert one.open("/sign-in/") == 200
    one.picture(f"sign-in-{size}")
    one.sign_in("quantri", PASSWORD)
    for name, address, status in (
        ("home", "/", 200),
        ("room", f"/conferences/{conference.pk}/run/", 200),
        ("not-found", "/khong-co/", 404),
        ("kit", "/_kit/", 200),
    ):
        assert one.open(address) == status
        one.picture(f"{name}-{size}")


def test_on_a_phone_the_rooms_lie_under_the_thumb(visitor):
    an_administrator()
    conference = build.conference(short_name=LONG)
    one = visitor(PHONE, has_touch=True)
    one.sign_in("quantri", PASSWORD)
    one.open(f"/conferences/{conference.pk}/plan/")

    boxes = [link.bounding_box() for link in one.page.locator(".rooms a").all()]
    assert len(boxes) == 5
    assert all(box["y"] > 760 and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    one.page.get_by_role("link", name="Theo dõi").tap()
    one.page.get_by_role("heading", name="Chưa có nhiệm vụ sau hội nghị").wait_for()
