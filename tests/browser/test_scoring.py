"""The index in a real browser: one block from its criteria set to the published table."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from diemcau.directory.domain import Role
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Block, Entrant, Score, SelfScore
from diemcau.scoring.views.found import XLSX
from diemcau.survey.actions import compute_results
from tests import build
from tests.browser.conftest import PHONE
from tests.scoring import build as make
from tests.survey import build as asked

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "mat-khau-rat-dai"
PDF = b"%PDF-1.7 ..."
FIGURES = (["Sở Nội vụ", "2.1", "85,0", "2"], ["Sở Y tế", "2.1", "70", "2"])


@pytest.fixture
def conference():
    conference = build.conference(owner=build.province(), short_name="Hội nghị CCHC 2023", start_year=2024)
    cast = {
        "to-chuc": Role.ORGANISER,
        "tham-dinh-mot": Role.APPRAISER,
        "tham-dinh-hai": Role.APPRAISER,
        "tham-dinh-ba": Role.APPRAISER,
    }
    for name, role in cast.items():
        build.conference_role(build.account(name=name, password=PASSWORD, full_name=f"Người {name}"), conference, role)
    for name in ("Sở Nội vụ", "Sở Y tế"):
        body = build.organisation(name=name)
        build.unit(conference=conference, organisation=body)
        build.organisation_role(build.account(name=f"dau-moi-{body.pk}", password=PASSWORD), body)
    make.criteria_set(owner=conference.owner)
    return conference


def test_a_block_goes_from_its_set_to_the_published_table(visitor, conference):
    """One line in dispute, one that does not apply; the third opinion counts and the ceiling shrinks."""
    organiser = visitor()
    organiser.sign_in("to-chuc", PASSWORD)
    organiser.open(f"/conferences/{conference.pk}/campaigns/")
    organiser.page.get_by_role("link", name="Mở kỳ chấm điểm").click()
    organiser.page.get_by_label("Tên kỳ chấm điểm").fill("Chỉ số cải cách hành chính năm 2023")
    organiser.page.get_by_label("Năm đánh giá").fill("2023")
    organiser.page.get_by_role("button", name="Mở kỳ chấm điểm").click()
    organiser.page.get_by_label("Tên khối").fill("Sở, ban, ngành")
    organiser.page.get_by_label("Bộ chỉ số").select_option(index=1)
    organiser.page.get_by_role("button", name="Thêm khối").click()
    expect(organiser.page.get_by_role("heading", level=1)).to_contain_text("2 đơn vị, chưa bắt đầu")
    assert organiser.violations() == []
    forward(organiser, "Tự chấm")
    block = Block.objects.get()
    first, second = Entrant.objects.order_by("organisation__name")

    for entrant in (first, second):
        fill_in(visitor(), entrant, applies=entrant == first)
    forward(organiser, "Thẩm định")

    one, two = visitor(), visitor()
    for who, name, given in ((one, "tham-dinh-mot", "5,4"), (two, "tham-dinh-hai", "4")):
        who.sign_in(name, PASSWORD)
        who.open(address(first, "appraisal/"))
        points = who.page.get_by_label("Điểm của bạn cho tiêu chí 1.2")
        points.fill(given)
        points.press("Enter")
        if given == "4":
            expect(who.page.get_by_role("alert")).to_contain_text("phải nêu lý do")
            who.page.get_by_label("Lý do ở tiêu chí 1.2").fill("Thiếu danh sách hồ sơ")
            who.page.get_by_label("Lý do ở tiêu chí 1.2").press("Enter")
            expect(outcome(who, first, "1.2")).to_contain_text("chấm khác nhau")
            assert who.violations() == []
            who.picture("scoring-appraisal")
        else:
            expect(outcome(who, first, "1.2")).to_contain_text("chờ người thứ hai")
        for entrant in (first, second):
            who.open(address(entrant, "appraisal/"))
            who.page.get_by_role("button", name="Đồng ý các mục còn lại").click()
            expect(who.page.get_by_role("status").first).to_contain_text("Đã đồng ý")
    third = visitor()
    third.sign_in("tham-dinh-ba", PASSWORD)
    third.open(address(first, "appraisal/"))
    third.page.get_by_text("Cho ý kiến thứ hai").click()
    third.page.get_by_label("Điểm quyết định cho tiêu chí 1.2").fill("4,5")
    third.page.get_by_label("Lý do quyết định ở tiêu chí 1.2").fill("Đối chiếu lại 75 trên 100 hồ sơ")
    third.page.get_by_role("button", name="Quyết định").click()
    expect(outcome(third, first, "1.2")).to_contain_text("4,5")

    block.refresh_from_db()
    organiser.open(f"/conferences/{conference.pk}/blocks/{block.pk}/figures/new/")
    table = make.xlsx(["Đơn vị", "Mã tiêu chí", "Số liệu", "Sai số"], *FIGURES)
    organiser.page.get_by_label("Tệp").set_input_files({"name": "dieu-tra.xlsx", "mimeType": XLSX, "buffer": table})
    organiser.page.get_by_label("Nguồn số liệu").fill("Điều tra xã hội học 2023")
    organiser.page.get_by_role("button", name="Xem trước").click()
    expect(organiser.page.get_by_role("heading", level=1)).to_contain_text("2 số liệu, 2 mới hoặc thay đổi")
    assert organiser.violations() == []
    organiser.page.get_by_role("button", name="Nhập số liệu").click()
    expect(organiser.page.get_by_role("status").first).to_contain_text("Đã nhập 2 số liệu")
    forward(organiser, "Giải trình")
    unit = visitor()
    unit.sign_in(contact(first), PASSWORD)
    assert unit.open(f"/conferences/{conference.pk}/blocks/{block.pk}/ranking/") == 404
    unit.open(address(first, "explanations/"))
    unit.page.locator("summary", has_text="Giải trình: 1.2").click()
    unit.page.get_by_label("Giải trình tiêu chí 1.2").fill("Đã bổ sung danh sách 5 hồ sơ.")
    unit.page.get_by_text("Kèm minh chứng").click()
    unit.page.get_by_label("Tệp").set_input_files(
        {"name": "danh-sach.pdf", "mimeType": "application/pdf", "buffer": PDF + b" danh sach"}
    )
    assert unit.violations() == []
    unit.page.get_by_role("button", name="Gửi giải trình").click()
    expect(unit.page.get_by_role("status").first).to_contain_text("Đã gửi giải trình")
    third.open(address(first, "explanations/"))
    expect(third.page.locator("main")).to_contain_text("danh-sach.pdf")
    third.page.get_by_label("Trả lời giải trình 1.2").fill("Chấp nhận 80 trên 100 hồ sơ")
    third.page.get_by_label("Điểm mới của tiêu chí 1.2").fill("4,8")
    third.page.get_by_role("button", name="Trả lời").click()
    forward(organiser, "Kết quả tạm")

    organiser.open(f"/conferences/{conference.pk}/blocks/{block.pk}/ranking/")
    organiser.page.get_by_label("Số quyết định").fill("617/QĐ-UBND")
    organiser.page.get_by_label("Ngày quyết định").fill("2024-03-29")
    organiser.page.get_by_role("button", name="Phê duyệt kết quả").click()
    organiser.page.get_by_role("button", name="Công bố cho các đơn vị").click()

    unit.open(f"/conferences/{conference.pk}/blocks/{block.pk}/ranking/")
    rows = unit.page.locator("tbody tr").all_inner_texts()
    # 2 + 4.8 + 1.7 of 10; the other unit is not scored on the first line: 5.4 + 1.4 of 8.
    assert [" ".join(row.split()) for row in rows] == [
        "1 Sở Nội vụ 6,80 1,70 8,50 10 85,00 Tốt",
        "1 Sở Y tế 5,40 1,40 6,80 8 85,00 Tốt",
    ]
    assert unit.violations() == []
    unit.picture("scoring-ranking", whole=True)
    unit.open(address(first, f"lines/{make.line(first, '1.2').pk}/trace/"))
    expect(unit.page.locator(".trace")).to_contain_text("Đối chiếu lại 75 trên 100 hồ sơ")
    expect(unit.page.locator(".trace")).to_contain_text("Người tham-dinh-ba")
    assert unit.violations() == []


def fill_in(visitor, entrant, *, applies):
    """By keyboard alone; every line saves itself."""
    page = visitor.page
    visitor.sign_in(contact(entrant), PASSWORD)
    visitor.open(address(entrant))
    if applies:
        page.get_by_label("Kết quả tiêu chí 1.1").select_option("Có")
    else:
        page.get_by_text("Giải trình, không áp dụng").first.click()
        page.get_by_label("Giải trình tiêu chí 1.1").fill("Đơn vị không có chức năng này")
        page.get_by_label("Không áp dụng với đơn vị").first.check()
    expect(outcome(visitor, entrant, "1.1")).to_contain_text("xong")
    page.get_by_label("Số đạt của tiêu chí 1.2").focus()
    page.keyboard.type("90")
    page.keyboard.press("Tab")
    page.keyboard.type("100")
    page.keyboard.press("Enter")
    expect(outcome(visitor, entrant, "1.2")).to_contain_text("5,4")
    expect(outcome(visitor, entrant, "1.2")).to_contain_text("thiếu minh chứng")
    page.get_by_role("button", name=re.compile(r"^Thêm\s*: 1\.2$")).click()
    page.get_by_label("Tên hoặc số, ký hiệu").fill("Báo cáo số 12/BC-SNV")
    page.get_by_label("Tệp", exact=True).set_input_files(
        {"name": "bao-cao.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.get_by_role("button", name="Thêm minh chứng").click()
    expect(outcome(visitor, entrant, "1.2")).to_contain_text("xong")
    expect(page.locator("#sheet-progress")).to_contain_text("đã xong, có thể nộp")
    assert visitor.violations() == []
    visitor.picture("scoring-sheet")
    page.get_by_label("Người đứng đầu đã duyệt").fill("Nguyễn Văn Giám Đốc")
    page.get_by_role("button", name="Nộp", exact=True).click()
    expect(page.locator("main")).to_contain_text("người đứng đầu: Nguyễn Văn Giám Đốc")


def forward(organiser, name):
    organiser.open(f"/conferences/{Block.objects.get().campaign.conference_id}/blocks/{Block.objects.get().pk}/")
    organiser.page.get_by_role("button", name=f"Chuyển sang {name}").click()
    expect(organiser.page.get_by_role("status").first).to_contain_text(name)


def address(entrant, rest=""):
    return f"/conferences/{entrant.block.campaign.conference_id}/entrants/{entrant.pk}/{rest}"


def contact(entrant):
    return f"dau-moi-{entrant.organisation_id}"


def outcome(visitor, entrant, code):
    return visitor.page.locator(f"#outcome-{make.line(entrant, code).pk}")


def test_who_saves_second_sees_what_the_first_saved(visitor, conference):
    entrant = make.entrant(
        block=make.block(conference=conference, phase=Phase.SELF), organisation=conference.units.first().organisation
    )
    one, two = visitor(), visitor()
    for each in (one, two):
        each.sign_in(contact(entrant), PASSWORD)
        each.open(address(entrant))
    one.page.get_by_label("Kết quả tiêu chí 1.1").select_option("Có")
    expect(outcome(one, entrant, "1.1")).to_contain_text("2")
    two.page.get_by_label("Kết quả tiêu chí 1.1").select_option("Không")
    expect(outcome(two, entrant, "1.1")).to_contain_text("vừa lưu dòng này")
    assert SelfScore.objects.get().points == 2


WHOLE = """[...document.querySelectorAll('[data-chart]')].every(
    box => box.querySelector('canvas').clientWidth <= box.clientWidth + 1)"""


def test_pictures_are_drawn_under_the_security_policy_and_fit_a_phone(visitor, conference):
    block = make.block(conference=conference, phase=Phase.PROVISIONAL)
    for number, unit in enumerate(conference.units.all()):
        entrant = make.entrant(block=block, organisation=unit.organisation)
        for code, points in (("1.1", 2), ("1.2", 3 + number), ("2.1", 1)):
            criterion = make.line(entrant, code)
            Score.objects.create(
                entrant=entrant, criterion=criterion, points=points, how="agreed", at=block.campaign.created_at
            )
    for screen in (None, PHONE):
        one = visitor(screen)
        one.sign_in("to-chuc", PASSWORD)
        one.open(f"/conferences/{conference.pk}/blocks/{block.pk}/analysis/")
        expect(one.page.locator("[data-chart][data-drawn] canvas")).to_have_count(3)
        assert (one.violations(), one.overflow()) == ([], 0)
        one.open(address(Entrant.objects.first(), "analysis/"))
        expect(one.page.locator("[data-chart][data-drawn] canvas")).to_have_count(1)
        assert (one.violations(), one.overflow()) == ([], 0)
        assert one.page.evaluate(WHOLE)  # bars beside their names, not behind the edge


def test_what_comes_from_elsewhere_is_looked_at_on_a_desk_and_on_a_phone(visitor, conference):
    """A survey, a table of figures with a slip, a finished ranking; long names, nothing wider than the screen."""
    block = make.block(conference=conference, phase=Phase.APPRAISAL, appraisers=1, is_appraised_by_parent=True)
    survey = asked.answered(asked.survey(owner=conference.owner))
    compute_results(survey, by=build.account())
    long_name = "Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn Khâm Đức, huyện Phước Sơn, tỉnh Quảng Nam"
    make.entrant(block=block, organisation=build.organisation(name=long_name, parent=conference.owner))
    for cell in survey.frame.select_related("unit"):
        make.entrant(block=block, organisation=cell.unit)
    build.organisation_role(build.account(name="huyen", password=PASSWORD), conference.owner, Role.APPRAISER)
    root, of_block = f"/conferences/{conference.pk}", f"/conferences/{conference.pk}/blocks/{block.pk}"
    slip = make.xlsx(["Đơn vị", "Mã tiêu chí", "Số liệu"], [long_name, "2.1", "87,04"], ["Sở Không Có", "2.1", "8o"])
    heading = ["Hạng", "Đơn vị", "Thể chế (10)", "Hiện đại hóa (20)", "Chỉ số (%)"]
    tables = [make.xlsx(heading, [1, long_name, "9,5", score, "91,4"]) for score in ("18", "19,25")]
    for screen in (None, PHONE):
        one = visitor(screen)
        one.sign_in("to-chuc", PASSWORD)
        one.open(f"{of_block}/survey/?survey={survey.pk}&measure-2.1=index")
        expect(one.page.locator("main")).to_contain_text("không có số liệu trong cuộc khảo sát")
        assert (one.violations(), one.overflow()) == ([], 0)
        if screen is None:
            one.picture("scoring-survey")
        one.open(f"{of_block}/figures/new/")
        one.page.get_by_label("Tệp").set_input_files({"name": "so-lieu.xlsx", "mimeType": XLSX, "buffer": slip})
        one.page.get_by_label("Nguồn số liệu").fill("Bưu điện tỉnh")
        one.page.get_by_role("button", name="Xem trước").click()
        expect(one.page.get_by_role("heading", level=1)).to_contain_text("1 chỗ phải sửa")
        assert (one.violations(), one.overflow()) == ([], 0)
        for year, table in zip((2022, 2023), tables, strict=True):
            one.open(f"{root}/rankings/new/")
            one.page.get_by_label("Tệp").set_input_files({"name": "hang.xlsx", "mimeType": XLSX, "buffer": table})
            one.page.get_by_label("Tên bảng").fill(f"Chỉ số {year}")
            one.page.get_by_label("Năm").fill(str(year))
            one.page.get_by_label("Số quyết định").fill("617/QĐ-UBND")
            one.page.get_by_role("button", name="Xem trước").click()
            expect(one.page.get_by_role("heading", level=1)).to_contain_text(f"Xem trước: Chỉ số {year}")
            assert (one.violations(), one.overflow()) == ([], 0)
            one.page.get_by_role("button", name="Nhập bảng").click()
            expect(one.page.get_by_role("status").first).to_contain_text("Đã nhập 1 dòng")
        one.page.get_by_role("link", name="Phân tích").click()
        expect(one.page.locator("[data-chart][data-drawn] canvas")).to_have_count(3)
        assert (one.violations(), one.overflow()) == ([], 0)
        below = visitor(screen)
        below.sign_in("huyen", PASSWORD)
        below.open(f"{of_block}/appraisals/")
        assert (below.violations(), below.overflow()) == ([], 0)
        below.page.get_by_role("link", name=re.compile(r"^Thẩm định\s*: Ủy ban Mặt trận")).click()
        assert (below.violations(), below.overflow()) == ([], 0)
