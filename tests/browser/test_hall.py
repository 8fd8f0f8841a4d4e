"""The hall in real Chromium: proposed, moved by keys and by dragging, undone, approved."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests import build
from tests.browser.conftest import DESK, PHONE
from tests.delegates.day import site_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-thu-nghiem"
TITLES = ("Phó Giám đốc", "Giám đốc", "Chánh Văn phòng")


def test_the_office_seats_the_hall(visitor):
    site, delegates = site_of(24)
    for delegate, title in zip(delegates, TITLES, strict=False):
        delegate.title = title
        delegate.save()
    office = build.account(name="to-chuc", password=PASSWORD, full_name="Trần Thị Bình")
    build.conference_role(office, site.conference)
    desk = visitor(DESK)
    desk.sign_in("to-chuc", PASSWORD)
    page = desk.page
    desk.open(f"/conferences/{site.conference_id}/seating/")
    page.get_by_label("Số hàng ghế").fill("4")
    page.get_by_role("button", name="Bố trí hội trường").click()
    expect(page.get_by_role("heading", name="Còn 24 người chưa có chỗ")).to_be_visible()
    page.get_by_role("button", name="Xếp theo thứ bậc").click()
    expect(page.get_by_role("heading", name="Mọi người đã có chỗ")).to_be_visible()
    first = page.get_by_role("button", name=re.compile("^Hàng 1, dãy trái, ghế 1:"))
    expect(first).to_have_attribute("title", re.compile(", Giám đốc"))
    assert desk.violations() == []
    assert desk.overflow() == 0
    desk.picture("seating")

    name = first.inner_text()
    first.press("Enter")
    page.get_by_role("button", name="Bàn chủ trì, ghế 3: trống").press("Enter")
    expect(page.get_by_role("button", name=f"Bàn chủ trì, ghế 3: {name}")).to_be_focused()
    chair = page.get_by_role("button", name="Hàng 4, dãy phải, ghế 8: trống")
    chair.scroll_into_view_if_needed()  # nothing may roll while the button is down: the browser would let go
    page.get_by_role("button", name=f"Bàn chủ trì, ghế 3: {name}").hover()
    page.mouse.down()
    chair.hover()
    chair.hover()  # as a hand does: a browser tells of the chair below only with the second move
    page.mouse.up()
    expect(page.get_by_role("button", name=f"Hàng 4, dãy phải, ghế 8: {name}")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("button", name=f"Bàn chủ trì, ghế 3: {name}")).to_be_visible()
    page.get_by_label("Ý kiến, văn bản").fill("Đồng ý")
    page.get_by_role("button", name="Duyệt sơ đồ").click()
    expect(page.get_by_text("đã duyệt").first).to_be_visible()

    phone = visitor(PHONE)
    phone.sign_in("to-chuc", PASSWORD)
    phone.open(f"/conferences/{site.conference_id}/seating/")
    assert phone.overflow() == 0
    assert phone.violations() == []
