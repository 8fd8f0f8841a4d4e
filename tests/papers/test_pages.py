"""The pages of papers: steps, versions, search, speeches."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diemcau.conference.models import ProgrammeItem
from diemcau.directory.domain import Role
from diemcau.journal.models import OutboxMessage
from diemcau.papers.actions import open_to, read_text_of, release
from diemcau.papers.models import Paper, Speech, VersionText
from tests import build
from tests.papers import building

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(client):
    cast = building.cast()
    client.force_login(cast.organiser)
    return cast


def here(cast) -> str:
    return f"/conferences/{cast.conference.pk}"


@pytest.mark.parametrize("papers", [1, 3])
def test_the_list_asks_the_database_the_same_for_one_paper_and_for_three(
    client, cast, django_assert_num_queries, papers
):
    for number in range(papers):
        version = building.version(building.paper(conference=cast.conference, title=f"Báo cáo {number}"))
        release(version, by=None)
        open_to(version.paper, None, by=None)
    for account in (cast.organiser, cast.contact):
        client.force_login(account)
        client.get(f"{here(cast)}/papers/")
        with django_assert_num_queries(14):
            page = client.get(f"{here(cast)}/papers/").content.decode()
        assert page.count('<tr data-kind="report">') == papers


def test_a_new_conference_says_what_belongs_here(client, cast):
    assert "Thêm tài liệu đầu tiên" in client.get(f"{here(cast)}/papers/").content.decode()
    assert "Chưa có văn bản đi" in client.get(f"{here(cast)}/register/").content.decode()
    assert "Chưa có tham luận" in client.get(f"{here(cast)}/speeches/").content.decode()
    client.force_login(cast.contact)
    assert "Chưa có tài liệu nào cho đơn vị" in client.get(f"{here(cast)}/papers/").content.decode()
    assert "Chưa có văn bản nào" in client.get(f"{here(cast)}/inbox/").content.decode()
    assert client.get(f"{here(cast)}/register/").status_code == 403


def test_steps_are_passed_in_order_by_whose_they_are_and_sent_back_for_a_reason(client, cast):
    office = build.account()
    build.conference_role(office, cast.conference, Role.OFFICE)
    paper = building.paper(conference=cast.conference, drafted_by=cast.commune)
    building.version(paper)
    at = f"{here(cast)}/papers/{paper.pk}/steps"
    draft, asked, put, checked, signed = paper.steps.all()[:5]
    client.force_login(cast.contact)
    assert client.post(f"{at}/{put.pk}/passage/").status_code == 409  # "Xin ý kiến" is not done
    assert client.post(f"{at}/{asked.pk}/passage/").status_code == 302
    assert client.post(f"{at}/{put.pk}/passage/").status_code == 302
    assert client.post(f"{at}/{checked.pk}/passage/").status_code == 403  # the office's
    client.force_login(office)
    assert client.post(f"{at}/{checked.pk}/passage/", {"who": "Phó Chánh Văn phòng"}).status_code == 302
    assert client.post(f"{at}/{signed.pk}/passage/").status_code == 409  # signing is a deed of its own
    assert client.post(f"{at}/{put.pk}/passage/removal/", {"reason": ""}).status_code == 409
    assert client.post(f"{at}/{put.pk}/passage/removal/", {"reason": "Thiếu phụ lục"}).status_code == 302
    page = client.get(f"{here(cast)}/papers/{paper.pk}/").content.decode()
    assert page.count("Thiếu phụ lục") == 2  # of both steps that are to be done again
    assert draft.passages.get().undone_at is None


def test_steps_are_set_for_a_kind_and_hold_for_papers_made_later(client, cast):
    client.post(f"{here(cast)}/papers/ways/", {"kind": "report", "stages": "Soạn\nDuyệt — Văn phòng"})
    paper = building.paper(conference=cast.conference)
    assert [str(step) for step in paper.steps.all()] == ["Soạn", "Duyệt", "Ký", "Số, ngày", "Phát hành"]
    refused = client.post(f"{here(cast)}/papers/ways/", {"kind": "report", "stages": "Soạn\nSoạn"})
    assert refused.status_code == 422


def test_what_changed_is_shown_by_paragraph(client, cast):
    paper = building.paper(conference=cast.conference)
    for text in ("Đạt 90% kế hoạch năm", "Đạt 95% kế hoạch năm"):
        read_text_of(building.version(paper, "Phần chung", text).pk, by=None)
    page = client.get(f"{here(cast)}/papers/{paper.pk}/versions/2/changes/").content.decode()
    assert "1 đoạn khác giữa bản 1 và bản 2" in page
    assert "<del>90%</del><ins>95%</ins>" in page
    assert client.get(f"{here(cast)}/papers/{paper.pk}/versions/1/changes/").status_code == 404


@pytest.mark.parametrize("content", ["docx", "pdf"])
def test_search_looks_inside_word_and_pdf_without_diacritics(client, cast, content):
    paper = building.paper(conference=cast.conference, title="Kế hoạch năm 2024")
    if content == "docx":
        version = building.version(paper, "Đẩy mạnh số hóa hồ sơ tại cấp xã")
    else:
        version = building.version(paper, content=building.pdf("Day manh so hoa ho so tai cap xa"), name="a.pdf")
    read_text_of(version.pk, by=None)
    for words, found in [("so hoa ho so", 1), ("SỐ HÓA hồ s", 1), ("ke hoach 2024", 1), ("so hoa huyen", 0), ('"*', 0)]:
        page = client.get(f"{here(cast)}/papers/", {"q": words}).content.decode()
        assert f"{found} tài liệu có" in page, words
    VersionText.objects.all().delete()
    assert "0 tài liệu có" in client.get(f"{here(cast)}/papers/?q=so+hoa").content.decode()


def test_the_search_of_the_top_bar_looks_inside_papers_too(client, cast):
    paper = building.paper(conference=cast.conference, title="Kế hoạch năm 2024")
    read_text_of(building.version(paper, "Đẩy mạnh số hóa hồ sơ").pk, by=None)
    address = f"/search/?q=so+hoa&hn={cast.conference.pk}"
    page = client.get(address).content.decode()
    assert f"{here(cast)}/papers/{paper.pk}/versions/1/" in page
    client.force_login(cast.contact)
    assert "số hóa hồ sơ" not in client.get(address).content.decode()


def test_papers_are_due_three_working_days_before_the_day(client, cast):
    cast.conference.start_year, cast.conference.start_month, cast.conference.start_day = 2024, 1, 23
    cast.conference.save()
    assert 'value="18/01/2024"' in client.get(f"{here(cast)}/papers/new/").content.decode()


def test_a_file_whose_text_cannot_be_read_says_why_and_stays(client, cast):
    paper = building.paper(conference=cast.conference)
    broken = building.docx("x", extra={"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><w:document/>"})
    version = building.version(paper, content=broken)
    assert read_text_of(version.pk, by=None).problem
    page = client.get(f"{here(cast)}/papers/{paper.pk}/versions/1/").content.decode()
    assert "khai báo thực thể XML" in page


def test_the_audience_is_chosen_on_the_page(client, cast):
    paper = building.paper(conference=cast.conference)
    at = f"{here(cast)}/papers/{paper.pk}"
    assert client.post(f"{at}/audiences/", {"whom": "tier:commune"}).status_code == 302
    assert client.post(f"{at}/audiences/", {"whom": "named", "name": str(cast.commune)}).status_code == 302
    assert client.post(f"{at}/audiences/", {"whom": "named", "name": "Không ai"}).status_code == 409
    assert client.post(f"{at}/audiences/", {"whom": "tier:commune"}).status_code == 409
    late = {"whom": "everybody", "opens_at": "10/01/2024 08:00", "closes_at": "09/01/2024 08:00"}
    assert client.post(f"{at}/audiences/", late).status_code == 409
    assert list(map(str, paper.audiences.all())) == ["Cấp xã", str(cast.commune)]


def test_the_register_and_the_readers_leave_as_workbooks_without_formulas(client, cast):
    paper = building.paper(conference=cast.conference, title="=HYPERLINK(1)")
    document = building.document(building.version(paper))
    building.issued(document, cast.commune)
    open_to(paper, None, by=None)
    for address in (
        f"register/{document.pk}/deliveries/file/",
        "register/file/",
        "papers/file/",
        f"papers/{paper.pk}/readers/file/",
    ):
        answer = client.get(f"{here(cast)}/{address}")
        cells = [cell for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}, address


def test_speeches_are_registered_chosen_trimmed_and_put_on_the_programme(client, cast):
    on = timezone.localdate() + timedelta(days=5)
    client.post(f"{here(cast)}/speeches/call/", {"closes_on": f"{on:%d/%m/%Y}", "minutes": 12, "most_minutes": 10})
    unit = cast.conference.units.get(organisation=cast.commune)
    other = cast.conference.units.get(organisation=cast.other)
    client.force_login(cast.contact)
    assert (
        client.post(f"{here(cast)}/speeches/", {"unit": unit.pk, "title": "Một cửa", "minutes": 11}).status_code == 422
    )
    assert client.post(f"{here(cast)}/speeches/", {"unit": other.pk, "title": "x", "minutes": 5}).status_code == 422
    client.post(f"{here(cast)}/speeches/", {"unit": unit.pk, "title": "Một cửa", "minutes": 10, "speaker": "Hồ A"})
    client.post(f"{here(cast)}/speeches/", {"unit": unit.pk, "title": "Số hóa", "minutes": 9})
    client.post(f"{here(cast)}/speeches/", {"unit": unit.pk, "title": "Chợ phiên", "minutes": 5})
    first, second, third = Speech.objects.order_by("pk")
    file = SimpleUploadedFile("bai.docx", building.docx("Bài tham luận"))
    client.post(f"{here(cast)}/speeches/{first.pk}/text/", {"file": file})
    assert Paper.objects.get().drafted_by == cast.commune
    assert client.post(f"{here(cast)}/speeches/choice/", {"speech": [first.pk]}).status_code == 403

    client.force_login(cast.organiser)
    client.post(f"{here(cast)}/speeches/reminder/")
    assert sorted(OutboxMessage.objects.values_list("text", flat=True))[0].startswith("Tham luận “Chợ phiên”")
    assert OutboxMessage.objects.count() == 2  # not to the one who has sent the text
    client.post(f"{here(cast)}/speeches/{third.pk}/refusal/", {"reason": "Ngoài chủ đề"})
    chosen = {"speech": [first.pk, second.pk], f"place-{first.pk}": 2, f"place-{second.pk}": 1, "fit": "1"}
    client.post(f"{here(cast)}/speeches/choice/", chosen)
    assert {item.kind for item in ProgrammeItem.objects.filter(conference=cast.conference)} == {"speech"}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{here(cast)}/speeches/file/").content)).active
    assert [row[1].value for row in book.iter_rows(min_row=2)] == ["Số hóa", "Một cửa", "Chợ phiên"]
    assert [row[7].value for row in book.iter_rows(min_row=2)] == ["đã chọn", "đã chọn", "không chọn"]
    items = ProgrammeItem.objects.filter(conference=cast.conference).values_list("text", "minutes", "by")
    assert list(items) == [("Tham luận: Số hóa", 6, str(cast.commune)), ("Tham luận: Một cửa", 6, "Hồ A")]
    client.post(f"{here(cast)}/speeches/choice/", {"speech": [first.pk], f"minutes-{first.pk}": 7})
    assert list(items.all()) == [("Tham luận: Một cửa", 7, "Hồ A")]

    client.force_login(cast.contact)
    page = client.get(f"{here(cast)}/speeches/").content.decode()
    assert "Ngoài chủ đề" in page
    assert client.post(f"{here(cast)}/speeches/{first.pk}/removal/").status_code == 409
    assert client.post(f"{here(cast)}/speeches/{second.pk}/removal/").status_code == 302
    client.force_login(cast.stranger)
    assert "Một cửa" not in client.get(f"{here(cast)}/speeches/").content.decode()
    others = openpyxl.load_workbook(io.BytesIO(client.get(f"{here(cast)}/speeches/file/").content)).active
    assert others.max_row == 1
    assert client.post(f"{here(cast)}/speeches/{third.pk}/removal/").status_code == 404


def test_what_came_to_a_unit_leaves_as_a_workbook_of_its_own(client, cast):
    document = building.document(building.version(building.paper(conference=cast.conference)))
    building.issued(document, cast.commune)
    found = {}
    for account in (cast.contact, cast.stranger):
        client.force_login(account)
        book = openpyxl.load_workbook(io.BytesIO(client.get(f"{here(cast)}/inbox/file/").content)).active
        found[account] = [row[0].value for row in book.iter_rows(min_row=2)]
    assert found == {cast.contact: [str(document)], cast.stranger: []}
