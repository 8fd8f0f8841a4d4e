"""Check-in in real Chromium: a site whose line is really cut, two devices, a code read from a picture."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from diemcau.delegates.actions import lay_out_hall, move_seat
from diemcau.delegates.domain.seating import Chair, Room, Side
from diemcau.delegates.models import CheckIn
from tests import build
from tests.browser.conftest import DESK, PHONE
from tests.delegates.day import copy_for, link_to, site_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-thu-nghiem"
NAMES = ("Nguyễn Thị Hảo", "A Lăng Ch'ơm", "Đặng Quốc Đạt")


@pytest.fixture
def scene():
    site, delegates = site_of(3)
    for delegate, name in zip(delegates, NAMES, strict=True):
        delegate.person.name = name
        delegate.person.save()
        delegate.title = "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn"
        delegate.save()
    organiser = build.account(name="to-chuc", password=PASSWORD, full_name="Trần Thị Bình")
    build.conference_role(organiser, site.conference)
    return site, delegates


def test_a_site_checks_in_without_a_line_and_nothing_is_lost_or_counted_twice(visitor, scene):
    site, delegates = scene
    phone = visitor(PHONE)
    page = phone.page
    phone.open(f"/c/{link_to(site).token}/")
    expect(page.locator("html[data-offline-ready]")).to_be_attached()
    expect(page.get_by_text("0 trong 3 đại biểu có mặt")).to_be_visible()
    assert phone.violations() == []
    assert phone.overflow() == 0

    page.context.set_offline(True)
    page.reload()  # page and names come from the device
    expect(page.get_by_text("Mất mạng:")).to_be_visible()
    page.get_by_label("Tìm đại biểu").fill("chom")
    page.get_by_role("button", name="Có mặt: A Lăng Ch'ơm").click()
    page.get_by_label("Tìm đại biểu").fill("")
    page.get_by_role("button", name="Vắng: Nguyễn Thị Hảo").click()
    page.get_by_role("button", name="Ốm").click()
    expect(page.get_by_text("2 lượt chờ gửi")).to_be_visible()
    phone.picture("check-in-offline")
    page.reload()
    expect(page.get_by_text("2 lượt chờ gửi")).to_be_visible()
    assert CheckIn.objects.count() == 0

    other = visitor(PHONE)
    other.open(f"/c/{link_to(site).token}/")
    other.page.get_by_role("button", name="Có mặt: A Lăng Ch'ơm").click()
    expect(other.page.get_by_text("1 trong 3 đại biểu có mặt")).to_be_visible()

    page.context.set_offline(False)
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()
    expect(page.get_by_text("1 trong 3 đại biểu có mặt")).to_be_visible()
    expect(page.get_by_text("Vắng mặt", exact=False).first).to_be_visible()
    assert CheckIn.objects.filter(delegate=delegates[1]).count() == 2  # both notes are kept, the person counts once
    assert CheckIn.objects.count() == 3
    page.get_by_role("button", name="Ra về: A Lăng Ch'ơm").click()
    expect(page.get_by_role("button", name="Vào lại: A Lăng Ch'ơm")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác: A Lăng Ch'ơm").click()
    expect(page.get_by_role("button", name="Ra về: A Lăng Ch'ơm")).to_be_visible()
    phone.picture("check-in-phone")
    phone.forgive("Failed to load resource", "ERR_INTERNET_DISCONNECTED")

    office = visitor(DESK)
    office.sign_in("to-chuc", PASSWORD)
    office.open(f"/conferences/{site.conference_id}/attendance/")
    expect(office.page.get_by_role("heading", name="1 trong 3 đại biểu có mặt")).to_be_visible()
    assert office.violations() == []
    assert office.overflow() == 0
    office.picture("attendance")
    office.page.get_by_label("Tìm đại biểu").fill("hao")
    expect(office.page.get_by_role("heading", name="1 đại biểu")).to_be_visible()
    expect(office.page.get_by_text("Ốm")).to_be_visible()


def test_a_code_on_a_letter_is_read_from_a_picture_and_by_a_hand_scanner(visitor, scene, tmp_path):
    import zxingcpp
    from PIL import Image

    site, (one, other, _) = scene
    letter = copy_for(one)
    drawn = zxingcpp.create_barcode(letter.link, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6)
    Image.fromarray(drawn).save(tmp_path / "ma.png")
    phone = visitor(PHONE)
    page = phone.page
    phone.open(f"/c/{link_to(site).token}/")
    page.get_by_label("Chọn ảnh mã").set_input_files(tmp_path / "ma.png")
    expect(page.get_by_text(f"{NAMES[0]}: đã ghi có mặt")).to_be_visible()
    assert CheckIn.objects.get().way == "code"

    search = page.get_by_label("Tìm đại biểu")
    search.fill(copy_for(other).link)  # made after the list was fetched: the server is asked
    search.press("Enter")
    expect(page.get_by_text(f"{NAMES[1]}: đã ghi có mặt")).to_be_visible()
    search.fill("https://hoinghi.example/i/9:gia-mao/")
    search.press("Enter")
    expect(page.get_by_text("không phải mã giấy mời")).to_be_visible()
    phone.forgive("409")


def test_the_reception_begins_with_the_guests_of_honour(visitor, scene):
    site, (one, other, _) = scene
    organiser = build.account(is_administrator=True)
    hall = lay_out_hall(site, Room(rows=2, left=4, right=4, table=3), by=organiser)
    move_seat(hall, one.pk, Chair(Side.TABLE, 0, 2), by=organiser)
    move_seat(hall, other.pk, Chair(Side.LEFT, 2, 1), by=organiser)
    phone = visitor(PHONE)
    page = phone.page
    phone.open(f"/c/{link_to(site, is_reception=True).token}/")
    expect(page.get_by_role("button", name=f"Có mặt: {NAMES[0]}")).to_be_visible()
    expect(page.get_by_role("button", name=f"Có mặt: {NAMES[1]}")).to_be_hidden()
    expect(page.get_by_text("Bàn chủ trì, ghế 2")).to_be_visible()
    with page.expect_response("**/c/notes/"):
        page.get_by_role("button", name=f"Có mặt: {NAMES[0]}").click()
    expect(page.get_by_text("1 trong 3 đại biểu có mặt")).to_be_visible()
    page.get_by_role("button", name="Tất cả").click()
    expect(page.get_by_role("button", name=f"Có mặt: {NAMES[1]}")).to_be_visible()
    assert CheckIn.objects.get().way == "reception"
    assert phone.violations() == []


def test_an_account_of_the_site_lends_links_and_takes_them_back(visitor, scene):
    site, _ = scene
    desk = visitor(DESK)
    desk.sign_in("to-chuc", PASSWORD)
    page = desk.page
    desk.open(f"/conferences/{site.conference_id}/sites/{site.pk}/check-in/")
    page.get_by_label("Tên thiết bị").fill("Điện thoại chị Lan")
    page.get_by_role("button", name="Tạo liên kết").click()
    expect(page.get_by_role("img", name=re.compile("Điện thoại chị Lan"))).to_be_visible()
    assert desk.violations() == []
    assert desk.overflow() == 0
    desk.picture("check-in-links")
    address = page.locator(".device-address").first.inner_text()
    phone = visitor(PHONE)
    phone.open("/c/" + address.partition("/c/")[2])
    expect(phone.page.get_by_text(NAMES[0])).to_be_visible()
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("đã thu hồi").first).to_be_visible()
    phone.page.reload()
    expect(phone.page.get_by_text("đã bị thu hồi")).to_be_visible()
    expect(phone.page.get_by_text(NAMES[0])).not_to_be_visible()  # the names have left the device
