"""Released results as everybody sees them, on a desk and on a phone, with and without scripts."""

from __future__ import annotations

import os
from datetime import date

import pypdfium2
import pytest
from playwright.sync_api import expect

from diemcau.publish.models import Edition, Passage
from diemcau.publish.queries.consolidated import printed_report
from diemcau.web import assets
from tests import build
from tests.browser.conftest import PHONE, PICTURES, SCREENS
from tests.publish.build import frozen, ranking, released

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = [
    "Ủy ban nhân dân thành phố Tam Kỳ",
    "Ủy ban nhân dân thành phố Hội An",
    "Ủy ban nhân dân thị xã Điện Bàn",
    "Ủy ban nhân dân huyện Nam Trà My",
    "Ủy ban nhân dân huyện Bắc Trà My",
    "Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn Prao",
]


def two_years(count: int = len(NAMES)) -> Edition:
    """The table of 2023, with that of 2022 behind it."""
    chair, conference = build.administrator(), build.conference()
    bodies = [build.organisation(name=name) for name in NAMES[:count]]
    facts = {"title": "Chỉ số cải cách hành chính", "block": "Ủy ban nhân dân cấp huyện"}
    before = [(body, f"{88 - 1.25 * number:.2f}") for number, body in enumerate(reversed(bodies))]
    now = [(body, f"{92.5 - 1.75 * number:.2f}") for number, body in enumerate(bodies)]
    released(ranking(conference, before, year=2022, **facts), chair)
    return released(ranking(conference, now, year=2023, **facts), chair)


@SCREENS
def test_a_stranger_finds_a_unit_in_a_table_and_reads_its_page(visitor, screen):
    edition = two_years()
    someone = visitor(screen)
    someone.open("/results/")
    assert someone.violations() == []
    someone.page.get_by_role("link", name="2023").or_(someone.page.locator(".public-list a").first).first.click()
    someone.page.wait_for_url(f"**/results/{edition.publication.slug}/")
    assert (someone.violations(), someone.overflow()) == ([], 0)
    someone.picture("ket-qua-cong-bo" if screen is not PHONE else "ket-qua-cong-bo-dien-thoai", whole=True)

    someone.page.get_by_label("Tìm đơn vị").fill("nam tra my")
    someone.page.locator("[data-table-count]").filter(has_text="1").wait_for()
    someone.page.get_by_role("link", name="Ủy ban nhân dân huyện Nam Trà My").click()

    assert someone.page.get_by_role("heading", level=1).text_content() == "Ủy ban nhân dân huyện Nam Trà My"
    assert (someone.violations(), someone.overflow()) == ([], 0)
    someone.picture("ket-qua-don-vi" if screen is not PHONE else "ket-qua-don-vi-dien-thoai", whole=True)


def test_the_table_is_read_without_scripts_and_in_english(visitor):
    edition = two_years()
    someone = visitor(java_script_enabled=False)
    someone.page.goto(f"{someone.origin}/results/{edition.publication.slug}/?lang=en")

    assert someone.page.locator("tbody tr").count() == len(NAMES)
    assert someone.page.locator("html").get_attribute("lang") == "en"
    heading = someone.page.get_by_role("heading", level=1).inner_text()
    assert heading == "Public Administration Reform Index 2023 – People's Committees of districts"
    assert someone.overflow() == 0
    someone.picture("ket-qua-tieng-anh")


def test_the_chair_releases_and_a_page_that_was_not_there_is_there(visitor):
    conference = build.conference()
    body = build.organisation(name="Sở Nội vụ")
    edition = frozen(ranking(conference, [(body, "92.83")]), build.administrator())
    build.administrator(name="chu-tri", password="mat-khau-dai-12")
    chair, stranger = visitor(), visitor()
    missing = stranger.open(f"/results/{edition.publication.slug}/")

    chair.sign_in("chu-tri", "mat-khau-dai-12")
    chair.open(f"/conferences/{conference.pk}/publications/")
    assert (chair.violations(), chair.overflow()) == ([], 0)
    chair.picture("cong-bo")
    chair.page.get_by_role("link", name="Bản tiếng Anh").click()
    chair.page.get_by_label("Các sở", exact=True).fill("Departments of Quảng Nam")
    assert (chair.violations(), chair.overflow()) == ([], 0)
    chair.picture("cong-bo-tieng-anh")
    chair.page.get_by_role("button", name="Lưu bản tiếng Anh").click()
    chair.page.get_by_text("Đã lưu bản tiếng Anh.").wait_for()
    chair.open(f"/conferences/{conference.pk}/publications/")
    chair.page.get_by_role("button", name="Công bố").click()
    chair.page.get_by_text("Đã công bố 1 kết quả.").wait_for()
    there = stranger.open(f"/results/{edition.publication.slug}/")

    assert (missing, there) == (404, 200)
    assert stranger.page.get_by_role("link", name="Sở Nội vụ").is_visible()


def test_a_page_of_241_communes_weighs_little(visitor):
    conference, chair = build.conference(), build.administrator()
    rows = [
        (build.organisation(name=f"Ủy ban nhân dân xã Trà {number}"), f"{95 - number / 10:.2f}")
        for number in range(241)
    ]
    edition = released(ranking(conference, rows, block="Ủy ban nhân dân cấp xã"), chair)
    someone = visitor(PHONE)
    weights: dict[str, int] = {}
    someone.page.on("requestfinished", lambda one: weights.update({one.url: one.sizes()["responseBodySize"]}))

    someone.open(f"/results/{edition.publication.slug}/")
    someone.page.wait_for_load_state("networkidle")

    assert someone.page.locator("tbody tr").count() == 241
    assert sum(_as_sent(url, size) for url, size in weights.items()) <= 150_000


def _as_sent(url: str, size: int) -> int:
    """What the product sends: files that were built have a packed twin, which the test server does not use."""
    twin = assets.BUILT / "assets" / f"{url.rpartition('/')[2]}.br"
    return twin.stat().st_size if twin.is_file() else size


@SCREENS
def test_the_office_writes_in_the_report_and_takes_it_as_word(visitor, screen):
    edition = two_years()
    conference = edition.publication.conference
    build.administrator(name="to-thu-ky", password="mat-khau-dai-12")
    writer = visitor(screen)
    writer.sign_in("to-thu-ky", "mat-khau-dai-12")
    writer.open(f"/conferences/{conference.pk}/report/")
    assert (writer.violations(), writer.overflow()) == ([], 0)
    told = "Các huyện miền núi tiến bộ nhiều nhất; nguyên nhân chính là số hóa hồ sơ."
    writer.page.get_by_label("Mở đầu").fill(told)
    writer.page.get_by_role("button", name="Lưu phần tự viết").click()
    expect(writer.page.get_by_text("Đã giữ 1 phần tự viết có thay đổi.")).to_be_visible()
    assert Passage.objects.get().text == told
    with writer.page.expect_download() as download:
        writer.page.get_by_role("link", name="Tải báo cáo Word").click()
    report = download.value.path()

    broken = {"name": "hỏng.docx", "mimeType": "application/octet-stream", "buffer": b"PK"}
    writer.page.locator("#template-file").set_input_files(broken)
    writer.page.get_by_role("button", name="Dùng mẫu này").click()
    expect(writer.page.get_by_text("không phải văn bản Word")).to_be_visible()
    assert writer.violations() == []
    writer.page.locator("#edited-file").set_input_files(report)
    writer.page.get_by_role("button", name="Lấy phần tự viết").click()
    expect(writer.page.get_by_text("Đã giữ 0 phần tự viết")).to_be_visible()
    writer.forgive("422")
    if screen is PHONE:
        return
    writer.picture("bao-cao-tong-hop", whole=True)
    if os.environ.get("DIEMCAU_PICTURES"):
        pages = pypdfium2.PdfDocument(printed_report(conference, made_on=date(2024, 1, 20)))
        for number in (0, 1):
            pages[number].render(scale=1.2).to_pil().save(PICTURES / f"bao-cao-trang-{number + 1}.png")
