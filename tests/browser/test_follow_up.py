"""One conclusion, from the minutes to an accepted result, in a real browser."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest

from diemcau.assignments.actions import add_budget_line, adopt_preparation, keep_target, make_request, pay
from diemcau.conference.actions import fix_time
from diemcau.directory.domain import Role
from diemcau.live import actions
from diemcau.live.domain.floor import RequestState as S
from tests import build as rows
from tests.browser.conftest import PHONE
from tests.live import build
from tests.rooms.province import province

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mat-khau-tot-1"
CONCLUSION = "Giao Sở Nội vụ xây dựng kế hoạch cải cách hành chính năm 2024, hoàn thành trước ngày 15/3/2099."


@pytest.fixture
def held(settings, tmp_path):
    """A province's conference on which one item ran and one commune spoke."""
    settings.MEDIA_ROOT = tmp_path
    found = province(communes=1)
    found.people = {
        name: rows.account(name=name, password=PASSWORD, full_name=full)
        for name, full in (("tochuc", "Trần Văn Tổ Chức"), ("chutri", "Hồ Thị Chủ Trì"), ("noivu", "Võ Văn Nội Vụ"))
    }
    rows.conference_role(found.people["tochuc"], found.conference, Role.ORGANISER)
    rows.conference_role(found.people["chutri"], found.conference, Role.CHAIR)
    rows.organisation_role(found.people["noivu"], found.department)
    by = found.people["tochuc"]
    item = build.item(found.conference, "Phát biểu thảo luận")
    actions.start_item(found.conference, item, seen=None, key=build.key(), by=by)
    request = build.request(found.sites[found.communes[0]], subject="một cửa liên thông")
    for state in (S.INVITED, S.PREPARING, S.ON_AIR, S.OFF):
        request.refresh_from_db()
        actions.step_request(request, state, seen=S(request.state), key=build.key(), by=by)
    return found


def arrived(visitor, name, screen=None):
    one = visitor(screen)
    one.sign_in(name, PASSWORD)
    return one


def press(one, name):
    with one.page.expect_navigation():
        one.page.get_by_role("button", name=name).first.click()


def test_a_conclusion_goes_from_the_minutes_to_an_accepted_result(visitor, held):
    home = f"/conferences/{held.conference.pk}"
    organiser = arrived(visitor, "tochuc")

    organiser.open(f"{home}/minutes/")
    organiser.page.get_by_label("Ý kiến của").fill("Đề nghị thống nhất biểu mẫu")
    organiser.page.locator("#conclusion").fill(CONCLUSION)
    press(organiser, "Lưu ghi chép")
    assert organiser.violations() == []
    organiser.picture("follow-up-minutes")
    press(organiser, "Soạn biên bản")
    assert "Biên bản" in organiser.page.locator("h1").inner_text()
    organiser.open(f"{home}/minutes/")
    press(organiser, "Soạn thông báo kết luận")
    paper = organiser.page.url

    organiser.open(f"{home}/minutes/")
    with organiser.page.expect_navigation():
        organiser.page.get_by_role("link", name="Giao nhiệm vụ từ kết luận").click()
    assert organiser.page.get_by_text("Chủ trì chưa duyệt kết luận này").is_visible()
    organiser.open(paper.removeprefix(organiser.origin))
    for step in ("Xin ý kiến", "Trình", "Thẩm tra"):
        press(organiser, re.compile(f"Xong bước này.*{step}"))
    assert organiser.page.get_by_role("button", name=re.compile("Xong bước này.*Chủ trì duyệt")).count() == 0

    chair = arrived(visitor, "chutri")
    chair.open(paper.removeprefix(organiser.origin))
    press(chair, re.compile("Xong bước này.*Chủ trì duyệt"))
    assert chair.violations() == []

    organiser.open(paper.removeprefix(organiser.origin))
    organiser.page.get_by_role("link", name="Ghi chữ ký").click()
    organiser.page.get_by_label("Họ và tên người ký").fill("Hồ Văn Chánh")
    press(organiser, "Ghi chữ ký")
    organiser.page.get_by_role("link", name="Lấy số").click()
    press(organiser, "Vào sổ")
    assert "01/TB-" in organiser.page.get_by_role("heading", level=1).inner_text()

    organiser.open(f"{home}/minutes/")
    with organiser.page.expect_navigation():
        organiser.page.get_by_role("link", name="Giao nhiệm vụ từ kết luận").click()
    assert "1 nhiệm vụ đọc được, chưa giao" in organiser.page.locator("h1").inner_text()
    assert organiser.violations() == []
    press(organiser, "Giao các nhiệm vụ đã chọn")
    assert "0 trong 1 nhiệm vụ sau hội nghị đã nghiệm thu" in organiser.page.locator("h1").inner_text()
    assert organiser.page.locator(".doors [aria-current], nav [aria-current='page']").first.is_visible()

    unit = arrived(visitor, "noivu", PHONE)
    unit.open(f"{home}/assignments/mine/")
    assert "1 việc đang chờ đơn vị" in unit.page.locator("h1").inner_text()
    assert (unit.violations(), unit.overflow()) == ([], 0)
    unit.picture("follow-up-mine")
    with unit.page.expect_navigation():
        unit.page.get_by_role("link", name="Báo cáo").click()
    unit.page.get_by_role("textbox", name="Kết quả").fill("Đã ban hành Kế hoạch số 20/KH-UBND")
    unit.page.get_by_label("Đã xong, đề nghị nghiệm thu").check()
    press(unit, "Gửi báo cáo")
    assert unit.page.get_by_text("chờ nghiệm thu").first.is_visible()
    assert (unit.violations(), unit.overflow()) == ([], 0)

    organiser.open(unit.page.url.removeprefix(organiser.origin))
    assert organiser.violations() == []
    press(organiser, "Nghiệm thu")
    organiser.open(f"{home}/follow-up/")
    assert "1 trong 1 nhiệm vụ sau hội nghị đã nghiệm thu" in organiser.page.locator("h1").inner_text()
    assert organiser.violations() == []
    organiser.picture("follow-up-room")


@pytest.mark.parametrize(
    "page",
    [
        "assignments/",
        "assignments/preparation/",
        "schedule/",
        "budget/",
        "requests/",
        "targets/",
        "targets/new/",
        "targets/import/",
        "closing/",
        "follow-up/years/",
    ],
)
def test_the_pages_of_given_out_work_are_sound(visitor, held, page):
    by = held.people["tochuc"]
    fix_time(held.conference, date(2099, 1, 23), None, by=by)
    adopt_preparation(held.conference, {"programme", "invitations", "rehearsal", "lines"}, by=by)
    line = add_budget_line(held.conference, "Thuê đường truyền hai chiều đến mọi điểm cầu", estimate=18_000_000, by=by)
    pay(line, 3_200_000, "PC 014", date(2024, 1, 20), by=by)
    facts = {"field": "Thủ tục hành chính", "text": "Hồ sơ giải quyết đúng hạn " * 4, "goal": "98%", "next_goal": "99%"}
    keep_target(held.conference, facts, [held.department.pk, held.district.pk], by=by)
    make_request(held.conference, held.district, uuid4(), "Đề nghị thay máy chủ", moment="before", by=by)
    one = arrived(visitor, "tochuc", PHONE)
    one.open(f"/conferences/{held.conference.pk}/{page}")
    if page == "targets/":
        one.picture("follow-up-targets")

    assert (one.violations(), one.overflow()) == ([], 0)


def test_the_picture_of_time_prints_whole_on_paper_with_signs_beside_the_colours(visitor, held, tmp_path):
    import pypdfium2

    by = held.people["tochuc"]
    fix_time(held.conference, date(2099, 1, 23), None, by=by)
    adopt_preparation(held.conference, {"programme", "invitations", "rehearsal", "lines"}, by=by)
    one = arrived(visitor, "tochuc")
    one.open(f"/conferences/{held.conference.pk}/schedule/")
    one.picture("follow-up-schedule")
    path = tmp_path / "tien-do.pdf"
    one.page.pdf(path=path, prefer_css_page_size=True)

    with pypdfium2.PdfDocument(path) as printed:
        pages = [(page.get_size(), page.get_textpage().get_text_bounded()) for page in printed]
    (width, height), text = pages[-1]
    assert width > height, "the picture stands across"
    for says in ("Duyệt chương trình hội nghị", "ngày họp", "…"):
        assert says in text, says
    one.page.emulate_media(media="print")
    one.page.set_viewport_size({"width": 1030, "height": 700})  # what A4 across leaves inside its margins, at 96 dpi
    box = one.page.locator("svg.gantt").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1030
