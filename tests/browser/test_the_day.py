"""The day itself, in four kinds of real screens, with everything that goes wrong on such a day."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, watch
from tests.live.holding_proxy import HoldingProxy
from tests.live.seeding import PASSWORD, PROGRAMME
from tests.live.server import Server

pytestmark = pytest.mark.browser
STAGE = {"width": 1920, "height": 1080}
CONSOLE = {"width": 1366, "height": 768}
SMALL = {"width": 360, "height": 740}
SOON = 8_000  # ms: within a second when nothing else runs on the machine


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables, made once."""
    folder = tmp_path_factory.mktemp("laid-out")
    Server(folder).run("seeding", "tables")
    return folder


@pytest.fixture
def server(laid_out: Path, tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "the-day"
    shutil.copytree(laid_out, folder)
    found = Server(folder)
    yield found
    found.stop()
    shutil.rmtree(found.folder, ignore_errors=True)


@pytest.fixture
def guest(browser: Browser, server: Server) -> Iterator[Callable[..., Visitor]]:
    """A browser of its own for each screen; at the end nothing may have gone wrong in any that the test did not do."""
    guests: list[tuple[Any, Visitor]] = []

    def arrive(screen: dict[str, int], path: str) -> Visitor:
        context = browser.new_context(viewport=screen, locale="vi-VN", reduced_motion="reduce")  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        one = Visitor(page=context.new_page(), origin=server.origin)
        watch(one)
        guests.append((context, one))
        if path:
            one.open(path)
        return one

    yield arrive
    own = f"request leaves the origin: http://127.0.0.1:{server.port + 1}/"
    crash = ("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")
    faults = []
    for context, one in guests:
        one.forgive(own, *crash)
        faults += one.faults
        context.close()
    assert faults == []


def screens_agree(*guests: Visitor, speaker: str) -> None:
    for one in guests:
        expect(one.page.locator("[data-part=speaker]")).to_have_text(speaker, timeout=SOON)


def test_a_conference_of_twelve_items_with_a_lost_site_a_vote_two_awards_and_a_crash(server, guest):
    made = server.run("seeding", "conference", "3")
    server.start()
    director = guest(STAGE, "")
    director.sign_in("dieu-hanh", PASSWORD)
    director.open(f"/conferences/{made['conference']}/director/")
    hall = guest(STAGE, f"/screens/{made['hall']}/")
    nam_giang, hoi_an, tra_my = (guest(CONSOLE, f"/screens/{secret}/") for secret in made["consoles"])
    phone = guest(SMALL, f"/screens/{made['phones'][0]}/")
    everyone = (director, hall, nam_giang, hoi_an, tra_my, phone)
    stage = director.page

    # Everybody is there.
    expect(stage.locator("[data-sum=connected]")).to_have_text("✓ 3", timeout=SOON)

    # The opening: one key.
    stage.keyboard.press("Space")
    screens_agree(*everyone, speaker="Tuyên bố lý do, giới thiệu đại biểu")
    expect(stage.locator("[data-part=drift]")).to_contain_text("kết thúc lúc")
    assert all(one.page.locator("[data-part=countdown]").inner_text().startswith(("10:00", "9:5")) for one in everyone)
    for text in ("Phát biểu khai mạc", "Phóng sự cải cách hành chính năm 2023"):
        stage.keyboard.press("Space")
        screens_agree(*everyone, speaker=text)

    # A stale second press is told, not done; undo goes back.
    stage.keyboard.press("u")
    screens_agree(*everyone, speaker="Phát biểu khai mạc")
    stage.keyboard.press("Space")
    screens_agree(hall, speaker="Phóng sự cải cách hành chính năm 2023")

    # A message, read by two of three.
    stage.keyboard.press("m")
    stage.keyboard.type("Đề nghị các điểm cầu tắt mic")
    stage.keyboard.press("Enter")
    for one in (nam_giang, hoi_an):
        one.page.get_by_role("button", name="Đã nhận").click()
    expect(stage.locator("[data-part=sent]")).to_contain_text("2/4 điểm cầu đã nhận", timeout=SOON)

    # A question from the floor: asked, prepared, ready, on air, off.
    phone.page.get_by_label("Hỏi").check()
    phone.page.get_by_label("Nội dung chính").fill("Khi nào liên thông văn bản đến cấp xã?")
    phone.page.get_by_role("button", name="Xin phát biểu").click()
    expect(stage.locator(".queue-row")).to_contain_text("Đại biểu 1", timeout=SOON)
    stage.keyboard.press("1")
    nam_giang.page.get_by_role("button", name="Đã sẵn sàng lên hình").click()
    expect(stage.locator(".queue-row .status-ok")).to_contain_text("sẵn sàng", timeout=SOON)
    director.picture("director")
    nam_giang.picture("console")
    stage.keyboard.press("1")
    screens_agree(*everyone, speaker="Đại biểu 1")
    hall.picture("hall")
    phone.picture("phone")
    stage.keyboard.press("1")
    screens_agree(*everyone, speaker="Phóng sự cải cách hành chính năm 2023")

    # The power fails; everything comes back, and the clock of the programme has gone on.
    before = hall.page.locator("[data-part=countdown]").inner_text()
    server.crash()
    expect(tra_my.page.locator("[data-part=line-bar]")).to_be_visible(timeout=SOON)
    server.start()
    for one in everyone:
        expect(one.page.locator("#screen")).to_have_attribute("data-line", "on", timeout=20_000)
        expect(one.page.locator("[data-part=line-bar]")).to_be_hidden()
    assert seconds(hall.page.locator("[data-part=countdown]").inner_text()) < seconds(before)
    stage.keyboard.press("Space")
    screens_agree(*everyone, speaker="Báo cáo tổng kết công tác cải cách hành chính năm 2023")

    # A site is lost before its speech: what was prepared for it stands on the director's screen.
    nam_giang.page.context.close()
    expect(stage.locator("[data-part=alternatives]")).to_contain_text("chiếu bản ghi hình", timeout=30_000)
    expect(stage.locator("[data-sum=lost]")).to_have_text("✕ 1")
    director.picture("director-lost")
    stage.keyboard.press("a")
    expect(stage.locator("[data-part=alternatives]")).to_be_empty(timeout=SOON)
    expect(phone.page.locator("[data-part=programme]")).not_to_contain_text("Nam Giang Điểm cầu", timeout=SOON)

    # What is said on the pages of the lines is said here too, and at the site; one press ends it.
    server.run("seeding", "report_incident", str(made["sites"][1]))
    expect(stage.locator("[data-part=help]")).to_contain_text("Hội An: không có tiếng", timeout=SOON)
    expect(stage.locator("[data-sum=weak]")).to_have_text("! 1", timeout=SOON)
    expect(hoi_an.page.locator("[data-part=incidents]")).to_contain_text("không có tiếng", timeout=SOON)
    stage.get_by_role("button", name="Đã xử lý").click()
    expect(hoi_an.page.locator("[data-part=incidents]")).to_be_empty(timeout=SOON)

    # A vote by the sites.
    desk = guest(CONSOLE, "")
    desk.sign_in("dieu-hanh", PASSWORD)
    desk.open(f"/conferences/{made['conference']}/votes/")
    desk.page.get_by_label("Nội dung lấy phiếu").fill("Thống nhất thời gian sơ kết vào tháng 7")
    desk.page.get_by_role("button", name="Lưu nội dung").click()
    assert desk.violations() == []
    expect(stage.get_by_role("button", name="Mở bỏ phiếu")).to_be_visible(timeout=SOON)
    stage.keyboard.press("v")
    for one, choice in ((hoi_an, "Tán thành"), (tra_my, "Không tán thành")):
        one.page.get_by_role("button", name=choice, exact=True).click()
        expect(one.page.locator("[data-part=vote]")).to_contain_text("Biên nhận")
    expect(stage.get_by_role("button", name="Đóng bỏ phiếu")).to_be_visible()
    stage.keyboard.press("v")
    expect(stage.get_by_role("button", name="Công bố")).to_be_visible(timeout=SOON)
    stage.keyboard.press("v")
    expect(hall.page.locator("[data-part=slide]")).to_contain_text("Thống nhất thời gian sơ kết", timeout=SOON)
    hall.picture("hall-vote")

    # Two awards, from a list; the hall sees each.
    desk.open(f"/conferences/{made['conference']}/awards/")
    desk.page.get_by_label("Mỗi dòng một phần thưởng").fill(
        "Giải Nhất cá nhân; Nguyễn Thị Ánh; Công chức xã Trà Leng; Bài dự thi xuất sắc; Đợt 1; Chủ tịch UBND tỉnh\n"
        "Giải Nhất tập thể; UBND thành phố Hội An; ; 412 lượt dự thi; Đợt 1; Giám đốc Sở Nội vụ"
    )
    desk.page.get_by_role("button", name="Nhập danh sách").click()
    assert desk.violations() == []
    for receiver in ("Nguyễn Thị Ánh", "UBND thành phố Hội An"):
        expect(stage.get_by_role("button", name="Mời: Giải Nhất").filter(has_text=receiver)).to_be_visible(timeout=SOON)
        stage.keyboard.press("n")
        expect(hall.page.locator(".slide-receiver")).to_have_text(receiver, timeout=SOON)
    hall.picture("hall-award")
    stage.keyboard.press("x")
    expect(hall.page.locator("[data-part=slide]")).to_be_hidden(timeout=SOON)

    # To the end.
    for text, _, _ in PROGRAMME[4:]:
        stage.keyboard.press("Space")
        screens_agree(director, speaker=text)
    screens_agree(director, hall, hoi_an, tra_my, phone, speaker="Phát biểu kết luận, bế mạc")
    stage.keyboard.press("Space")
    screens_agree(director, hoi_an, tra_my, phone, speaker="Chương trình đã hết")
    for one in (director, hoi_an, phone):
        assert one.overflow() <= 0
        assert one.violations() == []


def seconds(left: str) -> int:
    minutes, _, rest = left.partition(":")
    return int(minutes) * 60 + int(rest)


def test_a_directors_laptop_that_slept_shows_what_is_so_and_its_old_press_does_nothing(server, guest):
    made = server.run("seeding", "conference", "1")
    server.start()
    director = guest(STAGE, "")
    director.sign_in("dieu-hanh", PASSWORD)
    director.open(f"/conferences/{made['conference']}/director/")
    expect(director.page.locator("#screen")).to_have_attribute("data-line", "on", timeout=20_000)
    sleep = director.page.context.new_cdp_session(director.page)
    sleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    server.run("seeding", "start_first", str(made["conference"]))
    sleep.send("Page.setWebLifecycleState", {"state": "active"})
    screens_agree(director, speaker="Tuyên bố lý do, giới thiệu đại biểu")
    director.page.evaluate(
        """async ([address, item]) => {
            const token = JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRFToken'];
            const key = '6a1f3c1e-7f0a-4a63-9b59-2f6f5f0f7a11';
            const body = new URLSearchParams({ step: 'start', item, seen: '', key });
            const sent = { method: 'POST', body, headers: { 'X-CSRFToken': token } };
            window.answered = (await fetch(address, sent)).status;
        }""",
        [f"/conferences/{made['conference']}/progress/", str(made["items"][1])],
    )  # what a page that had not heard of it would have sent
    assert director.page.evaluate("window.answered") == 409
    screens_agree(director, speaker="Tuyên bố lý do, giới thiệu đại biểu")


def test_a_speaker_is_warned_before_the_time_is_over(server, guest):
    made = server.run("seeding", "conference", "1")
    server.run("seeding", "start_first", str(made["conference"]))
    server.run("seeding", "nearly_over", str(made["conference"]))
    server.start()
    hall, console = guest(STAGE, f"/screens/{made['hall']}/"), guest(CONSOLE, f"/screens/{made['consoles'][0]}/")
    expect(console.page.locator("[data-part=warning]")).to_have_text("Còn 1 phút")
    expect(hall.page.locator("[data-part=countdown]")).to_have_attribute("data-left", "soon")
    sound = console.page.get_by_role("button", name="Âm báo: tắt")
    sound.click()
    expect(console.page.get_by_role("button", name="Âm báo: bật")).to_have_attribute("aria-pressed", "true")


def test_a_directors_desk_is_asked_once_about_the_sound_and_a_card_closes_by_a_key(server, guest):
    made = server.run("seeding", "conference", "1")
    server.start()
    director = guest(STAGE, "")
    director.sign_in("dieu-hanh", PASSWORD)
    director.open(f"/conferences/{made['conference']}/director/")
    stage, asked = director.page, director.page.locator("[data-part=sound-ask]")
    expect(stage.locator("[data-part=where]")).to_contain_text("Bắt đầu lúc")
    asked.get_by_role("button", name="Bật âm báo").click()
    expect(asked).to_be_hidden()
    expect(stage.locator("[data-part=sound-words]")).to_have_text("Âm báo: bật")

    director.open(f"/conferences/{made['conference']}/director/")

    expect(asked).to_be_hidden()
    expect(stage.locator("[data-part=sound-words]")).to_have_text("Âm báo: bấm một lần vào trang để nghe")
    stage.locator(".wall-cell").first.click()
    expect(stage.locator("[data-part=sound-words]")).to_have_text("Âm báo: bật")
    expect(stage.locator("[data-part=card]")).to_be_visible()
    stage.keyboard.press("Escape")
    expect(stage.locator("[data-part=card]")).to_be_hidden()
    assert director.violations() == []


def test_nothing_in_the_hall_is_smaller_than_48_pixels(server, guest):
    made = server.run("seeding", "conference", "3")
    server.start()
    hall = guest(STAGE, f"/screens/{made['hall']}/")
    sizes = hall.page.evaluate(
        "[...document.querySelectorAll('main *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 48
    assert hall.page.locator("main button, main a, main input").count() == 0


def test_a_screen_behind_a_proxy_that_holds_streams_back_is_polled(server, guest):
    made = server.run("seeding", "conference", "1")
    proxy = HoldingProxy(server.port + 1)
    server.environment["DIEMCAU_STREAM_URL"] = f"http://127.0.0.1:{proxy.port}/"
    server.start()
    hall = guest(STAGE, f"/screens/{made['hall']}/")
    expect(hall.page.locator("#screen")).to_have_attribute("data-line", "on", timeout=60_000)
    server.run("seeding", "start_first", str(made["conference"]))
    screens_agree(hall, speaker="Tuyên bố lý do, giới thiệu đại biểu")
    assert proxy.held >= 2
    hall.forgive(f"http://127.0.0.1:{proxy.port}/")
    proxy.close()
