"""A contest by a phone: a code, a paper that survives a lost line, a receipt."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from decimal import Decimal

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone
from playwright.sync_api import expect

from diemcau.contest.actions import add_criterion, appoint_judge, complain, open_complaints, publish_contest, send
from diemcau.contest.actions.certificates import render_certificates
from diemcau.contest.models import Attempt, Certificate, Complaint, Entry, Judging, Result, Round
from diemcau.journal.models import OutboxMessage
from tests import build
from tests.browser.conftest import PHONE, PICTURES, SCREENS
from tests.contest.build import begun, open_round, right_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_somebody_takes_part_on_a_phone_and_a_lost_line_loses_nothing(visitor):
    round_ = open_round()
    someone = visitor(PHONE)
    someone.open(f"/contests/{round_.contest.slug}/")
    assert (someone.violations(), someone.overflow()) == ([], 0)
    someone.page.get_by_label("Họ và tên").fill("Hồ Thị Ch'ơm")
    someone.page.get_by_label("Thư điện tử hoặc số điện thoại").fill("chom@example.vn")
    someone.page.get_by_role("button", name="Nhận mã dự thi").click()
    someone.page.wait_for_url("**/code/")
    assert someone.violations() == []
    someone.page.get_by_label("Mã dự thi").fill(re.search(r"\d{6}", OutboxMessage.objects.get().text)[0])
    someone.page.get_by_role("button", name="Vào dự thi").click()
    someone.page.get_by_role("button", name="Bắt đầu làm bài").click()
    someone.page.get_by_text("Còn 29:").wait_for()
    assert (someone.violations(), someone.overflow()) == ([], 0)
    someone.picture("bai-thi-dien-thoai")

    attempt = Attempt.objects.get()
    right = right_answers(attempt)
    someone.page.locator(f"input[name=q0][value='{right[0]}']").check()
    someone.page.get_by_text("Đã lưu 1/4 câu").wait_for()
    someone.page.context.set_offline(True)
    someone.page.locator(f"input[name=q1][value='{right[1]}']").check()
    someone.page.get_by_text("Mất mạng").wait_for()
    someone.page.context.set_offline(False)
    someone.page.get_by_text("Đã lưu 2/4 câu").wait_for()
    someone.page.reload()
    assert someone.page.locator(f"input[name=q1][value='{right[1]}']").is_checked()
    someone.page.get_by_role("button", name="Nộp bài").click()
    expect(someone.page.get_by_text("Chưa trả lời câu 3, 4.")).to_be_visible()
    assert someone.violations() == [] and Attempt.objects.get().sent_at is None
    someone.page.get_by_role("button", name="Nộp bài").click()
    someone.page.get_by_role("heading", name="Đã nộp bài").wait_for()

    attempt.refresh_from_db()
    assert attempt.right == 2
    assert someone.violations() == []
    someone.forgive("ERR_INTERNET_DISCONNECTED")


def test_the_organiser_sees_the_order_and_the_prizes(visitor):
    round_ = open_round()
    of = round_.contest
    of.prizes.create(category="individual", position=1, name="Giải Nhất", count=1, vnd=5_000_000)
    for number in range(3):
        attempt = begun(round_, name=f"Nguyễn Thị Thí Sinh {number}")
        answers = right_answers(attempt)
        send(attempt.pk, {at: place for at, place in answers.items() if at > number}, number)
    build.administrator(name="to-chuc", password="mat-khau-dai-12")
    organiser = visitor()
    organiser.sign_in("to-chuc", "mat-khau-dai-12")

    organiser.open(f"/conferences/{of.conference_id}/contests/{of.pk}/")

    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    assert organiser.page.locator("tbody tr").first.locator("td").first.text_content() == "1"
    assert organiser.page.get_by_text("Giải Nhất").count() >= 2
    organiser.picture("cuoc-thi", whole=True)


def test_from_registration_to_the_certificate(visitor):
    round_ = open_round()
    of, by = round_.contest, build.administrator(name="to-chuc", password="mat-khau-dai-12")
    of.prizes.create(category="individual", position=1, name="Giải Nhất", count=1)
    of.prizes.create(category="individual", honour="merit", position=1, name="Bằng khen", count=1)
    someone, organiser = visitor(PHONE), visitor()
    someone.open(f"/contests/{of.slug}/")
    someone.page.get_by_label("Họ và tên").fill("Hồ Thị Ch'ơm")
    someone.page.get_by_label("Thư điện tử hoặc số điện thoại").fill("chom@example.vn")
    someone.page.get_by_role("button", name="Nhận mã dự thi").click()
    someone.page.get_by_label("Mã dự thi").fill(re.search(r"\d{6}", OutboxMessage.objects.get().text)[0])
    someone.page.get_by_role("button", name="Vào dự thi").click()
    someone.page.get_by_role("button", name="Bắt đầu làm bài").click()
    someone.page.locator("input[name=q0]").first.check()
    someone.page.get_by_role("button", name="Nộp bài").click()
    someone.page.get_by_role("button", name="Nộp bài").click()  # though not everything is answered
    someone.page.get_by_role("heading", name="Đã nộp bài").wait_for()
    Round.objects.update(opens_at=timezone.now() - timedelta(hours=2), closes_at=timezone.now())

    organiser.sign_in("to-chuc", "mat-khau-dai-12")
    organiser.open(f"/conferences/{of.conference_id}/contests/{of.pk}/")
    for section, decision in (("Xếp hạng cá nhân", "99/QĐ-UBND"), ("Bằng khen của Chủ tịch UBND", "120/QĐ-UBND")):
        part = organiser.page.locator(".contest-standing").filter(
            has=organiser.page.get_by_role("heading", name=section)
        )
        part.get_by_label("Số quyết định").fill(decision)
        part.get_by_label("Ngày", exact=True).fill("2024-01-10")
        part.get_by_role("button", name="Lập kết quả").click()
        organiser.page.get_by_text(f"Quyết định số {decision}").wait_for()
    print_merits(organiser, by)
    publish_contest(f"contest:{Result.objects.get(honour='prize').pk}", by=by)
    organiser.open(f"/conferences/{of.conference_id}/contests/{of.pk}/")
    organiser.page.get_by_role("link", name="Giấy chứng nhận").click()
    organiser.page.get_by_role("button", name="In giấy chứng nhận").click()
    organiser.page.get_by_text("Đang dựng giấy chứng nhận").wait_for()
    made = Certificate.objects.get(number=None)
    render_certificates([made.pk], by=by)
    organiser.page.get_by_role("link", name="Tải tất cả").wait_for()
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    organiser.picture("giay-chung-nhan-danh-sach")

    someone.open(f"/contests/{of.slug}/")
    with someone.page.expect_download() as download:
        someone.page.get_by_role("link", name="Tải giấy chứng nhận").click()
    page = pypdfium2.PdfDocument(download.value.path())[0].render(scale=1.5).to_pil()
    if os.environ.get("DIEMCAU_PICTURES"):
        page.save(PICTURES / "giay-chung-nhan.png")
    link = zxingcpp.read_barcodes(page)[0].text
    someone.page.goto(link)
    someone.page.get_by_role("heading", name="Giấy chứng nhận có thật").wait_for()
    assert someone.page.get_by_text("Hồ Thị Ch'ơm").is_visible()
    assert (someone.violations(), someone.overflow()) == ([], 0)
    someone.picture("xac-minh-dien-thoai")


def taking_part(visitor, round_, name: str = "Hồ Thị Ch'ơm"):
    """Somebody on a phone who has shown the code."""
    someone = visitor(PHONE)
    someone.open(f"/contests/{round_.contest.slug}/")
    someone.page.get_by_label("Họ và tên").fill(name)
    someone.page.get_by_label("Thư điện tử hoặc số điện thoại").fill("chom@example.vn")
    someone.page.get_by_role("button", name="Nhận mã dự thi").click()
    someone.page.get_by_label("Mã dự thi").fill(re.search(r"\d{6}", OutboxMessage.objects.latest("pk").text)[0])
    someone.page.get_by_role("button", name="Vào dự thi").click()
    return someone


def print_merits(organiser, by):
    """From the list of prizes to the chairman's certificate, before anything is published."""
    page = organiser.page
    page.get_by_role("link", name="In bằng khen").click()
    page.get_by_label("địa danh").fill("Quảng Nam")
    page.get_by_label("người tặng").fill("Chủ tịch Ủy ban nhân dân tỉnh Quảng Nam")
    page.get_by_label("họ tên người ký").fill("Lê Văn Dũng")
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    page.get_by_role("button", name="Ghi mẫu in").click()
    with page.expect_download() as sample:
        page.get_by_role("link", name="In thử một bản").click()
    assert len(pypdfium2.PdfDocument(sample.value.path())) == 1
    page.get_by_role("button", name="In bằng khen").click()
    page.get_by_text("Đang dựng bằng khen").wait_for()
    made = Certificate.objects.get()
    render_certificates([made.pk], by=by)
    with page.expect_download() as printed:
        page.get_by_role("link", name="Tải một tệp để in (.pdf, 1 trang)").click()
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    organiser.picture("bang-khen-danh-sach")
    sheet = pypdfium2.PdfDocument(printed.value.path())[0].render(scale=1.5).to_pil()
    if os.environ.get("DIEMCAU_PICTURES"):
        sheet.save(PICTURES / "bang-khen.png")
    assert zxingcpp.read_barcodes(sheet)[0].text == made.link


def test_when_the_time_is_over_the_page_sends_the_paper_by_itself(visitor):
    round_ = open_round()
    someone = taking_part(visitor, round_)
    someone.page.get_by_role("button", name="Bắt đầu làm bài").click()
    someone.page.get_by_text("Còn 29:").wait_for()
    attempt = Attempt.objects.get()
    right = right_answers(attempt)
    someone.page.locator(f"input[name=q0][value='{right[0]}']").check()
    someone.page.get_by_text("Đã lưu 1/4 câu").wait_for()
    Attempt.objects.update(ends_at=timezone.now() + timedelta(seconds=4))
    someone.page.reload()
    someone.page.locator(f"input[name=q1][value='{right[1]}']").check()

    someone.page.get_by_role("heading", name="Đã nộp bài").wait_for(timeout=30_000)  # nobody presses anything

    attempt.refresh_from_db()
    assert attempt.sent_at and attempt.right == 2


def test_a_contestant_sends_an_article_and_objects_to_the_own_paper(visitor):
    round_ = open_round()
    of = round_.contest
    of.works_until = timezone.now() + timedelta(days=1)
    of.save()
    someone = taking_part(visitor, round_)
    someone.page.get_by_role("link", name="Gửi bài viết, clip").click()
    assert (someone.violations(), someone.overflow()) == ([], 0)
    someone.page.get_by_label("tên tác phẩm").fill("Một ngày ở bộ phận một cửa")
    someone.page.get_by_label("nội dung bài viết").fill("Từ sáng sớm đã có người đến làm thủ tục.")
    someone.page.get_by_role("button", name="Gửi tác phẩm").click()
    someone.page.get_by_text("Đã nhận “Một ngày ở bộ phận một cửa”.").wait_for()
    assert Entry.objects.get().contestant.name == "Hồ Thị Ch'ơm"
    someone.page.get_by_role("link", name="Về trang cuộc thi").click()
    someone.page.get_by_role("button", name="Bắt đầu làm bài").click()
    someone.page.locator("input[name=q0]").first.check()
    someone.page.get_by_role("button", name="Nộp bài").click()
    someone.page.get_by_role("button", name="Nộp bài").click()  # though not everything is answered
    someone.page.get_by_role("heading", name="Đã nộp bài").wait_for()
    Round.objects.update(opens_at=timezone.now() - timedelta(hours=2), closes_at=timezone.now())
    open_complaints(of, timezone.now() + timedelta(days=2), by=build.administrator())

    someone.open(f"/contests/{of.slug}/")
    someone.page.get_by_role("link", name="Xem bài đã chấm, phúc khảo").click()
    assert (someone.violations(), someone.overflow()) == ([], 0)
    someone.page.get_by_label("Nội dung đề nghị").fill("Câu 1 có hai đáp án đúng.")
    someone.page.get_by_role("button", name="Gửi đơn phúc khảo").click()
    someone.page.get_by_text("đang xem xét").wait_for()
    assert Complaint.objects.get().text == "Câu 1 có hai đáp án đúng."
    someone.picture("phuc-khao-dien-thoai", whole=True)


@SCREENS
def test_articles_are_judged_people_counted_complaints_answered(visitor, screen):
    round_ = open_round()
    of, by = round_.contest, build.administrator(name="to-chuc", password="mat-khau-dai-12")
    units = [build.organisation(name=name) for name in ("UBND xã Trà Leng", "Ủy ban Mặt trận Tổ quốc thị trấn Prao")]
    for unit in units:
        build.unit(conference=of.conference, organisation=unit)
    for name, most in (("Nội dung", 70), ("Hình thức", 30)):
        add_criterion(of, name=name, most=Decimal(most), by=by)
    essay = "Từ sáng sớm, bộ phận một cửa đã đón người dân đến làm thủ tục; hồ sơ được số hóa ngay khi tiếp nhận."
    for number in range(2):
        facts = {"title": f"Một ngày ở một cửa {number}", "author": "K'Brèo", "text": essay, "unit": units[number]}
        Entry.objects.create(contest=of, kind="article", by=by, **facts)
    appoint_judge(of, by, units[1], by=by)
    attempt = begun(round_)
    send(attempt.pk, {}, 1)
    Round.objects.update(opens_at=timezone.now() - timedelta(hours=2), closes_at=timezone.now())
    open_complaints(of, timezone.now() + timedelta(days=2), by=by)
    complain(Attempt.objects.select_related("round").get(), "Câu 1 có hai đáp án đúng.")
    organiser = visitor(screen)
    organiser.sign_in("to-chuc", "mat-khau-dai-12")
    page = organiser.page
    here = f"/conferences/{of.conference_id}/contests/{of.pk}"

    organiser.open(f"{here}/entries/")
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    expect(page.get_by_text("Những bài giống nhau về lời văn")).to_be_visible()
    if screen is not PHONE:
        organiser.picture("bai-viet-clip", whole=True)
    organiser.open(f"/contests/{of.pk}/judging/")
    assert page.locator(".contest-work").count() == 1  # that of the own unit is not shown
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    page.get_by_label("Nội dung").fill("60,5")
    page.get_by_label("Hình thức").fill("20")
    page.get_by_role("button", name="Ghi điểm").click()
    expect(page.get_by_text("đã chấm 1 / 1")).to_be_visible()
    assert Judging.objects.get().marks == {"Nội dung": "60.5", "Hình thức": "20"}

    organiser.open(f"{here}/headcounts/")
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    organiser.open(f"{here}/complaints/")
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
    page.get_by_label("Trả lời người dự thi").fill("Đáp án đúng theo Điều 4 của Nghị định.")
    page.get_by_label("Kết luận").select_option("0")
    page.get_by_role("button", name="Trả lời", exact=True).click()
    expect(page.get_by_role("heading", name="Phúc khảo", exact=True)).to_be_visible()
    if screen is not PHONE:
        organiser.picture("phuc-khao", whole=True)
    organiser.open(f"{here}/")
    assert (organiser.violations(), organiser.overflow()) == ([], 0)
