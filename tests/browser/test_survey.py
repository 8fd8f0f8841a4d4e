"""A survey in real Chromium: from the design to published margins, with a phone whose line is really cut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from diemcau.survey.actions import assign_interviewer, hand_out_paper
from diemcau.survey.models import Keying, PaperForm, Point, Sheet, Stratum, Survey
from diemcau.survey.permissions import link_token
from tests import build
from tests.browser.conftest import DESK, PHONE
from tests.survey import build as surveys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture
def organiser():
    conference = build.conference(short_name="Tổng kết CCHC 2023")
    account = build.account(name="to-chuc", password=PASSWORD, full_name="Trần Thị Bình")
    build.conference_role(account, conference)
    return account, conference


def fill_in_the_form(page) -> None:
    """Content with everything, section by section."""
    while True:
        page.locator(".sd-body").wait_for()
        for group in page.locator("fieldset, [role=radiogroup]").all():
            group.locator("label").nth(1).click()
        done = page.locator("input.sd-navigation__complete-btn")
        if done.is_visible():
            done.click()
            return
        page.locator("input.sd-navigation__next-btn").click()


def test_a_survey_from_design_to_margins_with_a_phone_without_a_line(visitor, organiser):
    _account, conference = organiser
    for number in (1, 2):
        build.organisation(name=f"Ủy ban nhân dân huyện Số {number}", code=f"H{number}")
    office = visitor(DESK)
    office.sign_in("to-chuc", PASSWORD)
    page = office.page
    office.open(f"/conferences/{conference.pk}/surveys/")
    page.get_by_role("link", name="Mở cuộc khảo sát").click()
    page.get_by_role("button", name="Mở cuộc khảo sát").click()
    page.get_by_role("link", name=re.compile("Mức độ hài lòng của người dân")).click()

    page.get_by_role("link", name="Nhập khung mẫu").click()
    frame = "Đơn vị;Dịch vụ;Số người\nH1;Đất đai;120\nH2;Hộ tịch;80\n".encode()
    page.get_by_label("Tệp").set_input_files({"name": "khung.csv", "mimeType": "text/csv", "buffer": frame})
    page.get_by_role("button", name="Gửi tệp và xem trước").click()
    page.get_by_role("button", name="Nhập khung mẫu").click()
    page.get_by_role("link", name="Thiết kế mẫu").click()
    page.get_by_label("Cỡ mẫu tính theo").select_option("total")
    page.get_by_label("Số phiếu").fill("6")
    page.get_by_role("button", name="Xem sai số dự kiến").click()
    expect(page.get_by_text("sai số lớn nhất của một đơn vị")).to_be_visible()
    assert office.violations() == []
    page.get_by_role("button", name="Chọn mẫu 12 phiếu").click()
    page.get_by_role("link", name="Mở đợt thu thập").click()
    page.get_by_label("Nhận phiếu đến hết ngày").fill("2199-12-31")
    page.get_by_role("button", name="Mở đợt thu thập").click()
    expect(page.get_by_role("heading", name="Đã nhận 0 trong 12 phiếu")).to_be_visible()

    survey = Survey.objects.get()
    first, *others = surveys.points(survey)
    phone = visitor(PHONE)
    phone.open(f"/s/{link_token(first)}/")
    expect(phone.page.locator("html[data-offline-ready]")).to_be_attached()
    expect(phone.page.locator(".sd-body")).to_be_visible()
    assert phone.violations() == []
    assert phone.overflow() == 0
    phone.picture("survey-phone")

    phone.page.context.set_offline(True)
    phone.page.reload()  # the page itself comes from the device
    expect(phone.page.get_by_text("cứ trả lời, phiếu được giữ trên máy")).to_be_visible()
    fill_in_the_form(phone.page)
    expect(phone.page.get_by_text("Phiếu đã được giữ trên máy này")).to_be_visible()
    phone.page.reload()
    expect(phone.page.get_by_text("Phiếu đã được giữ trên máy này")).to_be_visible()
    assert Sheet.objects.count() == 0

    phone.page.context.set_offline(False)
    expect(phone.page.get_by_text("Mã biên nhận:")).to_be_visible()
    assert Sheet.objects.count() == 1
    assert Point.objects.get(pk=first.pk).answered_on is not None
    phone.page.reload()
    expect(phone.page.get_by_text("đã có phiếu trả lời")).to_be_visible()
    phone.forgive("Failed to load resource", "ERR_INTERNET_DISCONNECTED")

    for number, point in enumerate(others):
        surveys.answer(point, f1_1=1 + number % 5, i_2=1 + number % 5)
    page.get_by_role("link", name="Kết quả", exact=True).last.click()
    page.get_by_role("button", name="Tính kết quả").click()
    expect(page.get_by_role("heading", name=re.compile(r"Chỉ số hài lòng chung: [\d,]+% ± [\d,]+%"))).to_be_visible()
    expect(page.get_by_text("không phân biệt được trong hạng 1–2").first).to_be_visible()
    assert office.violations() == []
    office.picture("survey-estimates")


def test_an_interviewer_asks_in_a_village_without_a_line(visitor, organiser):
    survey = surveys.taking()
    account = build.account(name="dieu-tra", password=PASSWORD)
    assign_interviewer(survey, Stratum.objects.all()[:1], account, by=build.account())
    carrier = visitor(PHONE)
    carrier.sign_in("dieu-tra", PASSWORD)
    page = carrier.page
    page.get_by_role("link", name="Mở danh sách phỏng vấn").click()
    page.wait_for_url("**/interviews/")
    assert carrier.violations() == []
    page.get_by_role("button", name="Mang theo máy này").click()
    expect(page.get_by_text("Đã mang theo")).to_be_visible()
    page.get_by_role("link", name="Mở danh sách trên máy").click()
    expect(page.locator("html[data-offline-ready]")).to_be_attached()
    assert carrier.violations() == []

    page.context.set_offline(True)
    page.get_by_role("link", name="Hỏi", exact=True).first.click()
    expect(page.locator(".sd-body")).to_be_visible()
    fill_in_the_form(page)
    expect(page.get_by_text("Phiếu đã được giữ trên máy này")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("1 phiếu chờ gửi")).to_be_visible()

    page.context.set_offline(False)
    expect(page.get_by_text("1 phiếu chờ gửi")).to_be_hidden()
    assert list(Sheet.objects.values_list("channel", flat=True)) == ["interview"]
    carrier.forgive("Failed to load resource", "ERR_INTERNET_DISCONNECTED")


def test_two_people_key_a_paper_form_and_where_they_differ_somebody_looks_at_the_paper(visitor, organiser):
    account, conference = organiser
    build.conference_role(build.account(name="nguoi-hai", password=PASSWORD), conference)
    survey = surveys.taking(surveys.survey(owner=conference.owner))
    hand_out_paper(survey, Stratum.objects.filter(sample__survey=survey)[:1], by=account)
    form = PaperForm.objects.earliest("number")
    for name, first in (("to-chuc", 4), ("nguoi-hai", 1)):
        one = visitor(DESK)
        one.sign_in(name, PASSWORD)
        one.open(f"/conferences/{conference.pk}/surveys/{survey.pk}/paper/")
        assert (one.violations(), one.overflow()) == ([], 0)
        one.page.get_by_role("link", name="Nhập phiếu").click()
        one.page.get_by_label("Số phiếu").fill(str(form))
        one.page.get_by_role("button", name="Mở phiếu").click()
        assert (one.violations(), one.overflow()) == ([], 0)
        for key, level in (surveys.ALL_GOOD | {"f1_1": first}).items():
            one.page.locator(f"[name={key}]").fill(str(level))
        one.page.get_by_role("button", name="Ghi phiếu").click()
        one.page.get_by_label("Số phiếu").wait_for()
    assert (Keying.objects.count(), Sheet.objects.count()) == (2, 0)

    one.open(f"/conferences/{conference.pk}/surveys/{survey.pk}/paper/{form.number}/differences/")
    expect(one.page.get_by_role("heading", name=re.compile("1 chỗ khác nhau"))).to_be_visible()
    assert (one.violations(), one.overflow()) == ([], 0)
    one.picture("survey-differences")
    one.page.locator("[name=f1_1]").fill("1")
    one.page.get_by_role("button", name="Chốt theo cột cuối").click()
    one.page.wait_for_url("**/paper/")
    assert Sheet.objects.get().marks[0] == "1"


def test_what_the_phone_keeps_for_opening_holds_nothing_of_whoever_signed_in(visitor, organiser):
    account, conference = organiser
    survey = surveys.taking(surveys.survey(owner=conference.owner))
    office = visitor(DESK)
    office.sign_in("to-chuc", PASSWORD)
    office.open(f"/s/{link_token(surveys.points(survey)[0])}/")
    expect(office.page.locator("html[data-offline-ready]")).to_be_attached()
    office.open(f"/conferences/{conference.pk}/surveys/{survey.pk}/")
    kept = office.page.evaluate("""async () => {
        const found = [];
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys())
                found.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
        }
        return found;
    }""")
    pages = [path for path, _text in kept if not path.startswith("/static/")]
    assert pages == ["/s/"]
    assert not any(account.full_name in text or survey.title in text for _path, text in kept)
    assert office.page.evaluate("navigator.serviceWorker.controller") is None  # it does not look after this page
