"""The chairman's certificates of merit: printed before they are handed over, numbered, verified after."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from django.test import override_settings
from openpyxl import load_workbook

from diemcau.contest.actions import make_certificates, publish_contest, reissue, set_merit_layout, withdraw_decision
from diemcau.contest.domain.certificates.merit import SIZES, Form, Merit, Sheet, Stock, merit_pdf
from diemcau.contest.domain.certificates.pages import together
from diemcau.contest.models import Certificate, MeritLayout, Result
from diemcau.contest.queries.merits import suggested_layout
from diemcau.kernel.errors import Refused
from tests import build
from tests.contest.build import contest, contestant

database = pytest.mark.django_db
AT_ONCE = override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}})
ADDRESS = "https://diem-cau.example.vn/certificates/CODE/"
WORDS = Merit(
    authority="Chủ tịch Ủy ban nhân dân tỉnh Quảng Nam",
    person="Hồ Thị Ch'ơm",
    unit="Ủy ban nhân dân xã Trà Leng",
    deed="Đã có thành tích xuất sắc trong Cuộc thi “Tìm hiểu cải cách hành chính”",
    decision="199/QĐ-UBND",
    decided_on=date(2026, 11, 3),
    number=12,
    place="Quảng Nam",
    signed_on=date(2026, 11, 20),
    office="KT. Chủ tịch\nPhó Chủ tịch",
    signer="Lê Văn Dũng",
    code="0" * 32,
    link="https://diem-cau.example.vn/certificates/0/",
)
LAYOUT = {
    "authority": WORDS.authority, "deed": WORDS.deed, "place": "Quảng Nam", "signed_on": date(2026, 11, 20),
    "office": "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "signer": "Lê Văn Dũng", "first_number": 12,
    "sheet": Sheet.A4.value, "stock": Stock.WHITE.value,
}  # fmt: skip


def decided(winners: int = 2, **facts) -> Result:
    """As many persons with a certificate of merit, decided and not published."""
    of, by = contest(**facts), build.administrator()
    prize = of.prizes.create(category="individual", honour="merit", position=1, name="Bằng khen", count=winners)
    facts = {"honour": "merit", "category": "individual", "decision": "199/QĐ-UBND", "decided_on": date(2026, 11, 3)}
    result = Result.objects.create(contest=of, content={"rows": []}, by=by, **facts)
    for rank in range(1, winners + 1):
        who = contestant(of, name=f"Hồ Thị Ch'ơm {rank}", unit=build.organisation(name=f"UBND xã số {of.pk}.{rank}"))
        result.winners.create(prize=prize, contestant=who, rank=rank)
    return result


def words_of(pdf: bytes) -> str:
    return " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())


def height_of(pdf: bytes, words: str) -> float:
    """How many mm below the upper edge these words stand."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    at, _number = text.search(words).get_next()
    return (page.get_height() - text.get_charbox(at)[3]) / 72 * 25.4


def test_white_paper_says_everything_in_the_order_of_the_decree():
    words = words_of(merit_pdf(WORDS, Form(sheet=Sheet.A4, stock=Stock.WHITE)))
    order = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM", "TẶNG", "BẰNG KHEN", "Hồ Thị Ch'ơm", "Ủy ban nhân dân xã Trà Leng",
        "Đã có thành tích xuất sắc",
    ]  # fmt: skip
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert "Quyết định số: 199/QĐ-UBND ngày 03 tháng 11 năm 2026" in words and "Số sổ vàng: 12" in words
    assert "Quảng Nam, ngày 20 tháng 11 năm 2026" in words and "KT. CHỦ TỊCH" in words and "Lê Văn Dũng" in words


@pytest.mark.parametrize("sheet", Sheet)
def test_a_stock_with_words_gets_only_what_it_leaves_open_on_its_own_size(sheet):
    pdf = merit_pdf(WORDS, Form(sheet=sheet, stock=Stock.WORDED))
    page = pypdfium2.PdfDocument(pdf)[0]
    assert "BẰNG KHEN" not in words_of(pdf) and "Hồ Thị Ch'ơm" in words_of(pdf)
    assert tuple(round(mm / 72 * 25.4) for mm in page.get_size()) == SIZES[sheet]
    corners = page.render(scale=0.5).to_pil().convert("L").crop((0, 0, 200, 60))
    assert corners.getextrema() == (255, 255)  # no frame


def test_words_are_moved_by_millimetres_and_the_room_to_sign_is_thirty_five():
    still = merit_pdf(WORDS, Form(sheet=Sheet.DECREE, stock=Stock.WORDED))
    moved = merit_pdf(WORDS, Form(sheet=Sheet.DECREE, stock=Stock.WORDED, shift_down=7, name_top=None))
    placed = merit_pdf(WORDS, Form(sheet=Sheet.DECREE, stock=Stock.WORDED, name_top=100, foot_top=220))
    assert height_of(moved, "Hồ Thị") - height_of(still, "Hồ Thị") == pytest.approx(7, abs=0.1)
    assert height_of(moved, "Số sổ vàng") - height_of(still, "Số sổ vàng") == pytest.approx(7, abs=0.1)
    assert height_of(placed, "Hồ Thị") == pytest.approx(100, abs=3)
    assert height_of(placed, "Quyết định số") == pytest.approx(220, abs=3)
    assert height_of(still, "Lê Văn Dũng") - height_of(still, "PHÓ CHỦ TỊCH") > 35


def test_the_longest_name_and_deed_stay_above_the_signature():
    long = Merit(**{name: getattr(WORDS, name) for name in WORDS.__slots__} | {
        "person": "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội thị trấn Thạnh Mỹ",
        "deed": "Đã có thành tích xuất sắc trong việc vận động Nhân dân tham gia Cuộc thi, " * 5,
    })  # fmt: skip
    pdf = merit_pdf(long, Form(sheet=Sheet.A4, stock=Stock.WHITE))
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    last = [line for line in text.splitlines() if "tham gia Cuộc thi" in line][-1].strip()
    assert height_of(pdf, last[:30]) < height_of(pdf, "Quyết định số")


@database
@AT_ONCE
def test_they_are_printed_before_the_release_and_verified_only_after_it(client):
    result, by = decided(), build.administrator()
    set_merit_layout(result, by=by, **LAYOUT)
    assert make_certificates(result, address=ADDRESS, by=by) == 2
    one, two = Certificate.objects.order_by("number")
    assert [one.number, two.number] == [12, 13]
    with two.pdf.open("rb") as file:
        page = pypdfium2.PdfDocument(file.read())[0]
    assert [each.text for each in zxingcpp.read_barcodes(page.render(scale=2).to_pil())] == [two.link]
    assert "Số sổ vàng: 13" in page.get_textpage().get_text_range()
    assert client.get(f"/certificates/{one.code}/").status_code == 404

    publish_contest(f"contest:{result.pk}", by=by)

    page = client.get(f"/certificates/{one.code}/").content.decode()
    assert "Bằng khen có thật" in page and "<dd>12</dd>" in page and "199/QĐ-UBND" in page


@database
def test_without_a_layout_nothing_is_printed():
    with pytest.raises(Refused, match="Chưa có mẫu in"):
        make_certificates(decided(), address=ADDRESS, by=build.administrator())
    assert Certificate.objects.count() == 0


@database
@AT_ONCE
def test_another_layout_prints_the_same_codes_anew_and_a_taken_number_is_refused():
    first, by = decided(), build.administrator()
    set_merit_layout(first, by=by, **LAYOUT)
    make_certificates(first, address=ADDRESS, by=by)
    codes = set(Certificate.objects.values_list("code", flat=True))
    set_merit_layout(first, by=by, **LAYOUT | {"first_number": 20, "signer": "Trần Anh Tuấn"})
    assert set(Certificate.objects.values_list("code", flat=True)) == codes
    assert set(Certificate.objects.values_list("number", flat=True)) == {20, 21}
    made = Certificate.objects.get(number=20)
    with made.pdf.open("rb") as file:
        assert "Trần Anh Tuấn" in words_of(file.read())

    second = decided(conference=first.contest.conference)
    assert suggested_layout(second)["first_number"] == 22 and suggested_layout(second)["signer"] == "Trần Anh Tuấn"
    with pytest.raises(Refused, match="Số sổ vàng 21 đã ghi cho Hồ Thị Ch'ơm 2"):
        set_merit_layout(second, by=by, **LAYOUT | {"first_number": 21})
    assert not MeritLayout.objects.filter(result=second).exists()


@database
@AT_ONCE
def test_a_decision_that_is_withdrawn_takes_what_was_printed_with_it(client, django_capture_on_commit_callbacks):
    result, by = decided(), build.administrator()
    set_merit_layout(result, by=by, **LAYOUT)
    make_certificates(result, address=ADDRESS, by=by)
    files = [each.pdf for each in Certificate.objects.all()]
    client.force_login(by)
    page = client.get(f"/conferences/{result.contest.conference_id}/contests/{result.contest_id}/").content.decode()
    assert "Bỏ quyết định và 2 bằng khen đã in" in page
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_decision(result, by=by)
    assert (Certificate.objects.count(), MeritLayout.objects.count()) == (0, 0)
    assert not any(file.storage.exists(file.name) for file in files)


@database
@AT_ONCE
def test_the_organiser_tries_prints_and_keeps_the_golden_book_and_nobody_else_does(client):
    result, by = decided(3), build.administrator()
    here = f"/contests/results/{result.pk}"
    page = f"/conferences/{result.contest.conference_id}/contest-results/{result.pk}/certificates/"
    client.force_login(by)
    assert client.get(f"{here}/merit-sample.pdf").status_code == 404
    shown = client.get(page).content.decode()
    assert "Mẫu in" in shown and "In bằng khen" not in shown.split("<main")[1].split("Mẫu in")[0]
    bad = client.post(
        f"{here}/merit-layout/", LAYOUT | {"signed_on": "2026-11-20", "shift_right": 0, "shift_down": 0, "foot_top": 60}
    )
    assert bad.status_code == 422 and "không vừa khổ giấy" in bad.content.decode()
    sent = LAYOUT | {"signed_on": "2026-11-20", "shift_right": 0, "shift_down": 0}
    assert client.post(f"{here}/merit-layout/", sent).status_code == 302
    sample = client.get(f"{here}/merit-sample.pdf")
    assert "Hồ Thị Ch'ơm 1" in words_of(sample.content) and Certificate.objects.count() == 0

    client.post(page)
    reissue(Certificate.objects.get(number=13), name="Bà Hồ Thị Chơm", unit="", by=by)

    assert len(pypdfium2.PdfDocument(client.get(f"{here}/certificates.pdf").content)) == 3
    book = load_workbook(io.BytesIO(client.get(f"{here}/merits.xlsx").content)).active
    rows = [[cell.value for cell in row] for row in book.iter_rows()]
    table = [row for row in rows if str(row[0]) in {"12", "13", "14"}]
    assert [row[1] for row in table] == ["Hồ Thị Ch'ơm 1", "Hồ Thị Ch'ơm 2", "Bà Hồ Thị Chơm", "Hồ Thị Ch'ơm 3"]
    assert "cấp lại ngày" in table[1][9] and table[0][5] == "199/QĐ-UBND"
    client.force_login(build.account())
    for path in ("merit-sample.pdf", "merits.xlsx", "certificates.pdf"):
        assert client.get(f"{here}/{path}").status_code == 404
    assert client.post(f"{here}/merit-layout/", sent).status_code == 404


@database
def test_the_words_are_suggested_from_the_office_that_holds_the_conference():
    province = build.organisation(name="Ủy ban nhân dân tỉnh Quảng Nam", tier="province", kind="people_committee")
    office = build.organisation(name="Sở Nội vụ", parent=province)
    told = suggested_layout(decided(1, conference=build.conference(owner=office)))
    assert told["authority"] == "Chủ tịch Ủy ban nhân dân tỉnh Quảng Nam"
    assert (told["place"], told["first_number"], told["office"]) == ("Quảng Nam", 1, "Chủ tịch")


@pytest.mark.parametrize("pages", [1, 3])
def test_many_are_printed_as_one_file(tmp_path, pages):
    paths = []
    for number in range(pages):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(merit_pdf(WORDS, Form(sheet=Sheet.A4, stock=Stock.WORDED)))
        paths.append(str(path))
    assert len(pypdfium2.PdfDocument(together(paths))) == pages
