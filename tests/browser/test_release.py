"""One release, seen at the same moment on the hall screen and on the public page, by a server with its stream."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESK, PHONE, Visitor, watch
from tests.live.seeding import PASSWORD
from tests.live.server import Server
from tests.publish.seeding import DISTRICTS

pytestmark = pytest.mark.browser
STAGE = {"width": 1920, "height": 1080}
SOON = 8_000  # ms: within a second when nothing else runs on the machine


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    found = Server(tmp_path_factory.mktemp("release"))
    found.run("seeding", "tables")
    yield found
    found.stop()
    shutil.rmtree(found.folder, ignore_errors=True)


def arrive(browser: Browser, server: Server, screen: Any) -> Visitor:
    context = browser.new_context(viewport=screen, locale="vi-VN", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    one = Visitor(page=context.new_page(), origin=server.origin)
    watch(one)
    return one


def test_one_release_is_seen_at_the_same_moment_in_the_hall_and_on_the_public_page(server, browser):
    made = server.run("seeding", "conference", "3")
    slugs = server.run("seeding", "waiting", str(made["conference"]), PASSWORD, of="publish")["slugs"]
    closed = [f"/results/{slug}/" for slug in slugs] + [f"/api/v1/results/{slugs[0]}/", f"/results/{slugs[0]}.csv"]
    server.start()
    chair, stranger = arrive(browser, server, DESK), arrive(browser, server, PHONE)
    hall = arrive(browser, server, STAGE)
    hall.open(f"/screens/{made['hall']}/")
    expect(hall.page.locator("#screen")).to_have_attribute("data-line", "on", timeout=SOON)
    chair.sign_in("chu-tri", PASSWORD)
    chair.open(f"/conferences/{made['conference']}/publications/")

    # Under embargo nothing is anywhere.
    assert [stranger.page.request.get(server.origin + path).status for path in closed] == [404] * 4
    stranger.open("/results/")
    assert DISTRICTS[0] not in stranger.page.content()
    expect(hall.page.locator("[data-part=slide]")).to_be_hidden()
    assert DISTRICTS[0] not in hall.page.content()

    # The chair presses once. Nobody in the hall or outside touches anything.
    chair.page.get_by_label("Chiếu ngay bảng đầu tiên lên màn hình hội trường").check()
    chair.picture("cong-bo-chu-tri")
    chair.page.get_by_role("button", name="Công bố").click()
    expect(hall.page.locator("[data-part=slide]")).to_contain_text(DISTRICTS[0], timeout=SOON)
    assert [stranger.page.request.get(server.origin + path).status for path in closed] == [200] * 4
    expect(chair.page.get_by_text("Đã công bố 2 kết quả.")).to_be_visible()
    hall.picture("cong-bo-hoi-truong")

    # Both show the same places and figures.
    stranger.open(closed[0])
    for at, name in enumerate(DISTRICTS):
        figure = f"{92.53 - 1.12 * at:.2f}".replace(".", ",")
        expect(stranger.page.locator("tbody tr").nth(at)).to_contain_text(name)
        expect(stranger.page.locator("tbody tr").nth(at)).to_contain_text(figure)
        expect(hall.page.locator("[data-part=slide]")).to_contain_text(name)
        assert figure in hall.page.locator("[data-part=slide]").inner_text()
    assert (stranger.violations(), stranger.overflow()) == ([], 0)
    stranger.picture("cong-bo-trang-cong-khai")
    hall.forgive(f"request leaves the origin: http://127.0.0.1:{server.port + 1}/")
    assert [fault for one in (chair, hall, stranger) for fault in one.faults] == []
    for one in (chair, hall, stranger):
        one.page.context.close()
