"""From a seat to an answer in a real browser: named, replaced with consent, invited, invited anew, heard."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from diemcau.delegates.models import Answer, Delegate, Invitation, InvitationCopy
from diemcau.journal.models import OutboxMessage
from tests import build
from tests.browser.conftest import PHONE
from tests.delegates.build import contact_of, scene
from tests.delegates.test_invitations import AT_ONCE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning"),  # Apprise still imports what Python will drop
]

PASSWORD = "mat-khau-tot-1"
NARROW = {"width": 360, "height": 740}


@pytest.fixture
def here():
    found = scene()
    day = timezone.localdate() + timedelta(days=60)
    found.conference.start_year, found.conference.start_month, found.conference.start_day = day.year, day.month, day.day
    found.conference.chair, found.conference.place = "Chủ tịch UBND tỉnh", "Hội trường UBND tỉnh"
    found.conference.save()
    found.deputy.email = "huong@dailoc.example"
    found.deputy.save()
    build.administrator(name="quantri", password=PASSWORD, full_name="Nguyễn Thị Quản Trị")
    contact_of(found.province.district, name="dailoc", password=PASSWORD)
    return found


def fine(one, page):
    assert (page, one.violations(), one.overflow()) == (page, [], 0)


@AT_ONCE
def test_from_a_seat_to_an_answer_with_a_replaced_head_and_a_second_letter(visitor, here, settings):
    settings.CHANNELS = ["json"]
    home = f"/conferences/{here.conference.pk}"
    contact = visitor(PHONE)
    contact.sign_in("dailoc", PASSWORD)
    contact.open(f"{home}/units/{here.seat.unit_id}/delegates/")
    fine(contact, "unit")
    page = contact.page
    page.get_by_role("button", name=re.compile("^Cử người.+Chủ tịch")).click()
    page.get_by_label("Nguyễn Hảo").wait_for()
    fine(contact, "naming")
    page.get_by_role("button", name="Cử người này").click()
    page.get_by_role("button", name=re.compile("^Thay người.+Hảo")).click()
    page.get_by_label("Trần Hương").check()
    page.get_by_label("Lý do").fill("Chủ tịch đi công tác")
    page.get_by_role("button", name="Thay người", exact=True).click()
    page.get_by_text("Chờ chủ trì đồng ý").wait_for()

    office = visitor()
    office.sign_in("quantri", PASSWORD)
    office.open(f"{home}/units/{here.seat.unit_id}/delegates/")
    page = office.page
    page.get_by_role("button", name=re.compile("^Ghi ý kiến chủ trì")).click()
    page.get_by_label("Đồng ý", exact=True).check()
    page.get_by_role("button", name="Ghi ý kiến", exact=True).click()
    page.get_by_text("Chưa mời").wait_for()
    office.picture("delegates-unit")

    office.open(f"{home}/invitations/")
    fine(office, "invitations")
    page.get_by_role("link", name="Soạn giấy mời").click()
    fine(office, "draft")
    page.get_by_label("Giờ bắt đầu").fill("08:00")
    page.get_by_label("Người ký", exact=True).fill("Lê Trí Ước")
    page.get_by_role("button", name="Lưu dự thảo").click()
    page.get_by_label("Số", exact=True).fill("5")
    fine(office, "issue")
    page.get_by_role("button", name="phát hành").click()
    page.get_by_role("heading", name="Giấy mời số 05/GM-UBND").wait_for()
    fine(office, "letter")
    old = InvitationCopy.objects.get()

    page.get_by_role("link", name="Thay đổi, hoãn").click()
    page.get_by_label("Lý do thay đổi").fill("Bão số 1")
    page.get_by_label("Giờ bắt đầu").fill("14:00")
    page.get_by_role("button", name="Lưu dự thảo").click()
    page.get_by_label("Số", exact=True).fill("9")
    page.get_by_role("button", name="phát hành").click()
    page.get_by_role("heading", name="Giấy mời số 09/GM-UBND").wait_for()
    office.picture("delegates-letter")
    assert [each.is_withdrawn for each in Invitation.objects.order_by("pk")] == [True, False]

    guest = visitor(NARROW)
    assert guest.open(f"/i/{old.token}/") == 410
    guest.forgive("410")
    guest.page.get_by_role("link", name="Mở Giấy mời số 09/GM-UBND").click()
    guest.page.get_by_text("Tôi sẽ dự").click()
    fine(guest, "answer")
    guest.picture("delegates-answer")
    guest.page.get_by_label("Phương tiện").fill("92A-123.45")
    guest.page.get_by_role("button", name="Gửi trả lời").click()
    guest.page.get_by_text("Đã ghi lúc").wait_for()
    fine(guest, "thanks")
    assert Answer.objects.get().vehicle == "92A-123.45"
    assert Delegate.objects.current().get().person == here.deputy

    OutboxMessage.objects.update(state="sent", sent_at=timezone.now(), bounced_at=timezone.now(), problem="Hộp thư đầy")
    office.open(f"{home}/mail/?state=returned")
    page.get_by_text("Hộp thư đầy").first.wait_for()
    fine(office, "mail")
    office.picture("delegates-mail")
    office.open(f"{home}/units/{here.seat.unit_id}/channels/")
    page.get_by_label("Tên kênh").fill("Nhóm văn phòng")
    page.get_by_label("Địa chỉ kênh").fill("json://127.0.0.1:9/")
    page.get_by_role("button", name="Thêm kênh").click()
    page.get_by_role("button", name="Gửi thử").wait_for()
    fine(office, "channels")

    office.open(f"{home}/chase/")
    fine(office, "chase")
    page.get_by_text("1 trong 2 đại biểu đã nhận lời").wait_for()
