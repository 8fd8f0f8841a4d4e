"""The whole way in a real browser: from the signed plan to a delegate who was there.

The head of a district cannot come, his deputy comes with the chair's consent; the invitation is issued, answered, and
issued anew under another number; on the day the site has no line while it checks people in.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from diemcau.conference.models import Conference
from diemcau.delegates.models import Answer, CheckIn, Delegate, Invitation, InvitationCopy, Seat
from tests import build
from tests.browser.conftest import PHONE
from tests.delegates.build import contact_of, holder
from tests.delegates.test_invitations import AT_ONCE
from tests.plan import plans
from tests.plan.papers import paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-tot-1"
BODY = """\
I. MỤC ĐÍCH, YÊU CẦU

1. Đánh giá kết quả công tác lưu trữ năm 2023.

II. NỘI DUNG, THÀNH PHẦN, HÌNH THỨC, THỜI GIAN

1. Nội dung: Báo cáo sơ kết; thảo luận.

2. Thành phần

a) Chủ trì: Chủ tịch UBND tỉnh.

b) Thành phần tham dự

* Cấp tỉnh

- Đại diện lãnh đạo các Sở, Ban, ngành.

* Cấp huyện

- Chủ tịch UBND cấp huyện.

3. Hình thức: Hội nghị tổ chức trực tuyến tại các điểm cầu UBND tỉnh và UBND các
huyện, thị xã, thành phố.

4. Thời gian: Từ 08 giờ 00 ngày {day:%d/%m/%Y}.

III. PHÂN CÔNG NHIỆM VỤ

1. Sở Nội vụ: Chuẩn bị báo cáo sơ kết.
"""


@pytest.fixture
def here():
    bodies = plans.load()
    district = bodies["517.UBND"]
    holder(district, "Chủ tịch UBND huyện", "Nguyễn Hảo", email="hao@nuithanh.example")
    holder(district, "Phó Chủ tịch UBND huyện", "A Lăng Ch'ơm", rank=200, email="chom@nuithanh.example")
    build.administrator(name="quantri", password=PASSWORD, full_name="Nguyễn Thị Quản Trị")
    contact_of(district, name="nuithanh", password=PASSWORD)
    return district


@AT_ONCE
def test_from_the_plan_to_a_delegate_who_was_there(visitor, here, tmp_path):
    today = timezone.localdate()
    office = visitor()
    office.sign_in("quantri", PASSWORD)
    page = office.page

    plan = tmp_path / "ke-hoach.txt"
    plan.write_text("\n".join(paper(BODY.format(day=today + timedelta(days=60))).lines))
    office.open("/plans/new/")
    page.get_by_label("Tệp kế hoạch").set_input_files(plan)
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_role("heading", name="Đọc được").wait_for(timeout=30_000)
    page.get_by_role("link", name="Áp dụng kế hoạch").click()
    page.get_by_role("button", name="Lập hội nghị").click()
    page.get_by_role("heading", name="Đã áp dụng kế hoạch").wait_for(timeout=30_000)
    conference = Conference.objects.get()
    seat = Seat.objects.get(unit__organisation=here, post__startswith="Chủ tịch")
    home, unit = f"/conferences/{conference.pk}", f"/conferences/{conference.pk}/units/{seat.unit_id}/delegates/"

    name_and_replace(visitor, unit)

    office.open(unit)
    page.get_by_role("button", name=re.compile("^Ghi ý kiến chủ trì")).click()
    page.get_by_label("Đồng ý", exact=True).check()
    page.get_by_role("button", name="Ghi ý kiến", exact=True).click()
    page.get_by_text("Chưa mời").wait_for()
    deputy = Delegate.objects.current().get()
    assert (deputy.person.name, deputy.in_place_of.person.name) == ("A Lăng Ch'ơm", "Nguyễn Hảo")

    office.open(f"{home}/invitations/")
    page.get_by_role("link", name="Soạn giấy mời").click()
    page.get_by_label("Địa điểm").fill("Hội trường UBND tỉnh")
    page.get_by_label("Người ký", exact=True).fill("Lê Trí Ước")
    page.get_by_role("button", name="Lưu dự thảo").click()
    issue(page, 5)

    guest = visitor(PHONE)
    first = InvitationCopy.objects.get()
    guest.open(f"/i/{first.token}/")
    guest.page.get_by_text("Tôi sẽ dự").click()
    guest.page.get_by_role("button", name="Gửi trả lời").click()
    guest.page.get_by_text("Đã ghi lúc").wait_for()
    assert Answer.objects.get().choice == "accept"

    page.get_by_role("link", name="Thay đổi, hoãn").click()
    page.get_by_label("Lý do thay đổi").fill("Họp sớm hơn theo chỉ đạo của Tỉnh ủy")
    page.get_by_label("Ngày họp").fill(today.isoformat())
    page.get_by_role("button", name="Lưu dự thảo").click()
    issue(page, 9)
    assert [each.is_withdrawn for each in Invitation.objects.order_by("pk")] == [True, False]
    assert guest.open(f"/i/{first.token}/") == 410
    guest.forgive("410")
    guest.page.get_by_role("link", name="Mở Giấy mời số 09/GM-UBND").click()
    guest.page.get_by_text(f"{today:%d}").first.wait_for()

    address = device_address(office, f"{home}/sites/{seat.unit.site_id}/check-in/")
    check_in_without_a_line(visitor, address)
    office.open(f"{home}/attendance/")
    expect(page.get_by_role("heading", name="1 trong 1 đại biểu có mặt")).to_be_visible()
    expect(page.get_by_text("A Lăng Ch'ơm").first).to_be_visible()
    assert (CheckIn.objects.get().delegate, CheckIn.objects.get().site_id) == (deputy, seat.unit.site_id)


def name_and_replace(visitor, unit: str) -> None:
    """The unit names its head, then sends his deputy and says why."""
    contact = visitor(PHONE)
    contact.sign_in("nuithanh", PASSWORD)
    contact.open(unit)
    page = contact.page
    page.get_by_role("button", name=re.compile("^Cử người.+Chủ tịch")).click()
    page.get_by_label("Nguyễn Hảo").wait_for()
    page.get_by_role("button", name="Cử người này").click()
    page.get_by_role("button", name=re.compile("^Thay người.+Hảo")).click()
    page.get_by_label("A Lăng Ch'ơm").check()
    page.get_by_label("Lý do").fill("Chủ tịch đi công tác nước ngoài")
    page.get_by_role("button", name="Thay người", exact=True).click()
    page.get_by_text("Chờ chủ trì đồng ý").wait_for()


def issue(page, number: int) -> None:
    page.get_by_label("Số", exact=True).fill(str(number))
    page.get_by_role("button", name="phát hành").click()
    page.get_by_role("heading", name=f"Giấy mời số {number:02}/GM-UBND").wait_for()


def device_address(office, links: str) -> str:
    office.open(links)
    office.page.get_by_label("Tên thiết bị").fill("Máy bàn cửa vào")
    office.page.get_by_role("button", name="Tạo liên kết").click()
    address = office.page.locator(".device-address").first
    address.wait_for()
    return "/c/" + address.inner_text().partition("/c/")[2]


def check_in_without_a_line(visitor, address: str) -> None:
    """The line is cut for real, the page opened anew without it, and what was said sent when it is back."""
    phone = visitor(PHONE)
    page = phone.page
    phone.open(address)
    expect(page.locator("html[data-offline-ready]")).to_be_attached()
    expect(page.get_by_text("0 trong 1 đại biểu có mặt")).to_be_visible()
    page.context.set_offline(True)
    page.reload()
    page.get_by_label("Tìm đại biểu").fill("chom")
    page.get_by_role("button", name="Có mặt: A Lăng Ch'ơm").click()
    expect(page.get_by_text("1 lượt chờ gửi")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 lượt chờ gửi")).to_be_visible()
    assert CheckIn.objects.count() == 0
    page.context.set_offline(False)
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()
    expect(page.get_by_text("1 trong 1 đại biểu có mặt")).to_be_visible()
    phone.forgive("Failed to load resource", "ERR_INTERNET_DISCONNECTED")
