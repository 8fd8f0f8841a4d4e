"""Papers in a real browser: from a draft to the receipt of a commune, and every page on two screens."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from diemcau.papers.actions import (
    call_for_speeches,
    open_to,
    read_text_of,
    register_speech,
    release,
)
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Delivery, Dispatch, DistributionEntry, Paper, Reading, Version
from tests import build
from tests.browser.conftest import SCREENS
from tests.papers import building
from tests.papers.building import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def work_off() -> None:
    """What the worker beside the pages would do now."""
    call_command("worker", once=True)


def test_one_paper_is_followed_from_its_draft_to_the_read_receipt_at_a_commune(visitor, tmp_path):
    cast = building.cast()
    entry = DistributionEntry.objects.create(conference=cast.conference, position=1, text="UBND các xã, phường")
    entry.organisations.set([cast.commune, cast.other])
    here = f"/conferences/{cast.conference.pk}"
    draft, signed = tmp_path / "bao-cao.docx", tmp_path / "bao-cao-da-ky.pdf"
    draft.write_bytes(building.docx("Kết quả cải cách hành chính năm 2023", "Tỷ lệ hồ sơ đúng hạn đạt 98%"))
    signed.write_bytes(building.pdf("Bao cao ket qua nam 2023", "Da ky"))

    office = visitor()
    page = office.page
    office.sign_in("to-chuc", PASSWORD)
    office.open(f"{here}/papers/")
    page.get_by_role("link", name="Thêm tài liệu", exact=True).click()
    page.get_by_label("Tên tài liệu").fill("Báo cáo kết quả cải cách hành chính năm 2023")
    page.locator('input[type="file"]').set_input_files(draft)
    with page.expect_navigation(url="**/papers/*/"):
        page.get_by_role("button", name="Thêm tài liệu").click()  # in pieces, then the form itself
    paper = Paper.objects.get()
    for step in ("Xin ý kiến", "Trình", "Thẩm tra"):
        with page.expect_navigation():
            page.get_by_role("button", name=re.compile(f"Xong bước này.*{step}")).click()
    page.get_by_role("link", name="Tải bản mới lên").click()
    page.get_by_label("Vì sao có bản mới").fill("Bản đã ký")
    page.locator('input[type="file"]').set_input_files(signed)
    with page.expect_navigation(url="**/papers/*/"):
        page.get_by_role("button", name="Tải lên").click()
    page.get_by_role("link", name="Ghi chữ ký").click()
    page.get_by_label("Họ và tên người ký").fill("Trần Văn Tân")
    with page.expect_navigation():
        page.get_by_role("button", name="Ghi chữ ký").click()
    page.get_by_role("link", name="Lấy số").click()
    with page.expect_navigation(url="**/register/*/"):
        page.get_by_role("button", name="Vào sổ").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Số 01/BC-UBND"
    page.get_by_role("link", name="Phát hành").last.click()
    page.get_by_label("UBND các xã, phường").check()
    page.get_by_text("1 văn bản đến 2 nơi nhận: 2 lượt.").wait_for()
    with page.expect_navigation(url="**/dispatches/*/"):
        page.get_by_role("button", name="Phát hành").click()
    page.get_by_text("0 trong 2 nơi nhận").wait_for()
    work_off()
    page.get_by_text("2 trong 2 nơi nhận, 2 lượt văn bản").wait_for()

    commune = visitor()
    commune.sign_in("dau-moi-1", PASSWORD)
    commune.open(f"{here}/inbox/")
    commune.page.get_by_role("link", name="01/BC-UBND").click()
    commune.page.locator('canvas[data-drawn="yes"]').wait_for()
    commune.page.go_back()
    with commune.page.expect_navigation():
        commune.page.get_by_role("button", name="Xác nhận đã nhận").click()
    commune.page.get_by_text("Mọi văn bản đến đã xác nhận").wait_for()

    own = Delivery.objects.get(organisation=cast.commune)
    assert own.events.get().status == "03"
    assert {reading.organisation for reading in Reading.objects.filter(version__number=2, account=cast.contact)} == {
        cast.commune
    }
    office.open(f"{here}/register/{own.document_id}/")
    page.get_by_text("1 trong 2 nơi nhận đã xác nhận, 1 đã đọc").wait_for()
    office.picture("document")
    assert not paper.steps.filter(passages=None).exists()
    office.open(f"{here}/papers/{paper.pk}/")
    office.picture("paper")


def peopled(units: int) -> building.Cast:
    """Papers of every kind, a document that went to many, speeches."""
    cast = building.cast()
    cast.commune.name = "Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn Tân Bình thuộc huyện Hiệp Đức, tỉnh Quảng Nam"
    cast.commune.save()
    more = [build.organisation(tier="commune", email=f"dv{at}@quangnam.example") for at in range(units)]
    for body in more:
        build.unit(conference=cast.conference, organisation=body)
    for kind in (Kind.REPORT, Kind.PLAN, Kind.LEADER_SPEECH):
        paper = building.paper(conference=cast.conference, kind=kind, title=f"{kind.value} năm 2024 " * 4)
        for text in ("Đạt 90%", "Đạt 95%"):
            read_text_of(building.version(paper, "Phần chung", text).pk, by=None)
        open_to(paper, None, by=None)
        release(paper.versions.first(), by=None)
    film = building.paper(conference=cast.conference, kind=Kind.FILM, title="Phóng sự")
    building.version(film, content=building.film(), name="phong-su.mp4")
    document = building.document(building.version(building.paper(conference=cast.conference, title="Kế hoạch")))
    building.issued(document, cast.commune, *more)
    on = timezone.localdate() + timedelta(days=9)
    call_for_speeches(cast.conference, closes_on=on, minutes=60, most_minutes=15, topic="Chuyển đổi số", by=None)
    for unit in list(cast.conference.units.all())[:3]:
        register_speech(unit, f"Kinh nghiệm của {unit}", 12, by=None)
    return cast


@SCREENS
def test_every_page_fits_its_screen_and_can_be_used_by_everybody(visitor, screen):
    cast = peopled(258)
    here = f"/conferences/{cast.conference.pk}"
    one = visitor(screen)
    one.sign_in("to-chuc", PASSWORD)
    paper = Paper.objects.filter(kind="report", versions__number=2).first()
    film = Version.objects.get(content="mp4")
    document = Delivery.objects.first().document_id
    pages = [
        "papers/",
        "papers/?q=dat",
        "papers/new/",
        "papers/ways/",
        f"papers/{paper.pk}/",
        f"papers/{paper.pk}/edit/",
        f"papers/{paper.pk}/readers/",
        f"papers/{paper.pk}/signature/",
        f"papers/{paper.pk}/versions/new/",
        f"papers/{paper.pk}/versions/2/",
        f"papers/{paper.pk}/versions/2/changes/",
        "register/",
        "register/series/",
        f"register/{document}/",
        f"register/{document}/notices/new/",
        "dispatches/new/",
        f"dispatches/{Dispatch.objects.get().pk}/",
        "speeches/",
        "speeches/call/",
    ]
    for address in pages:
        assert one.open(f"{here}/{address}") == 200
        assert (address, one.violations(), one.overflow()) == (address, [], 0)
    one.open(f"{here}/dispatches/new/")
    boxes = one.page.locator('input[name="recipients"]:not(:disabled)')
    for ticked in (True, False):
        one.page.get_by_role("button", name="Chọn mọi nơi nhận").click()
        assert {box.is_checked() for box in boxes.all()} == {ticked}
    one.open(f"{here}/papers/{film.paper_id}/versions/1/")
    one.forgive("MEDIA_ERR", "net::ERR", "Failed to load", "no supported")
    unit = visitor(screen)
    unit.sign_in("dau-moi-1", PASSWORD)
    for address in ("papers/", "inbox/", "speeches/", f"papers/{paper.pk}/versions/2/", "papers/archive/"):
        assert unit.open(f"{here}/{address}") == 200
        assert (address, unit.violations(), unit.overflow()) == (address, [], 0)


def test_an_upload_that_the_line_breaks_goes_on_by_itself(visitor, tmp_path):
    cast = building.cast()
    file = tmp_path / "phong-su.mp4"
    file.write_bytes(building.film(9 * 1024 * 1024))
    one = visitor()
    one.sign_in("to-chuc", PASSWORD)
    one.open(f"/conferences/{cast.conference.pk}/papers/new/")
    broken = []

    def cut(route):
        if route.request.method == "PATCH" and len(broken) < 1 and route.request.headers["upload-offset"] != "0":
            broken.append(route.request.headers["upload-offset"])
            route.abort()
        else:
            route.continue_()

    one.page.route("**/uploads/**", cut)
    one.page.get_by_label("Loại").select_option("film")
    one.page.get_by_label("Tên tài liệu").fill("Phóng sự")
    one.page.locator('input[type="file"]').set_input_files(file)
    with one.page.expect_navigation(url="**/papers/*/"):
        one.page.get_by_role("button", name="Thêm tài liệu").click()
    assert broken == [str(4 * 1024 * 1024)]
    assert Version.objects.get().size == file.stat().st_size
    one.forgive("net::ERR_FAILED", "ERR_FAILED")


def test_an_archive_over_a_weak_line_is_fetched_in_parts_and_saved_whole(visitor):
    cast = building.cast()
    version = building.version(building.paper(conference=cast.conference))
    release(version, by=None)
    open_to(version.paper, None, by=None)
    one = visitor()
    one.sign_in("dau-moi-1", PASSWORD)
    one.open(f"/conferences/{cast.conference.pk}/papers/archive/")
    one.page.get_by_text("đang đóng gói").wait_for()
    work_off()
    button = one.page.get_by_role("link", name="Tải về")
    button.wait_for()
    failed = []

    def cut(route):
        if not failed:
            failed.append(route.request.headers["range"])
            route.abort()
        else:
            route.continue_()

    one.page.route("**/archives/**", cut)
    with one.page.expect_download() as saved:
        button.click()
    assert saved.value.suggested_filename == f"tai-lieu-{cast.conference.pk}.zip"
    assert saved.value.path().read_bytes()[:2] == b"PK"
    assert len(failed) == 1
    one.forgive("ERR_FAILED")
