"""The report out of the office's template, and what people write in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.shared import Mm

from diemcau.directory.domain import Role
from diemcau.kernel.errors import Unreadable
from diemcau.nd30.writing import to_png, word_to_pdf
from diemcau.nd30.writing.kinds import Office, Signing
from diemcau.publish.actions import keep_passages, keep_template
from diemcau.publish.domain.reports.passages import HINT
from diemcau.publish.domain.reports.rendering import passages_of, rendered
from diemcau.publish.domain.reports.sample import sample_parts
from diemcau.publish.domain.reports.standard import standard_template
from diemcau.publish.models import Passage, ReportTemplate
from diemcau.publish.queries.consolidated import word_report
from tests import build
from tests.publish.build import bodies, ranking, released
from tests.publish.test_report import text_of

DAY = date(2024, 1, 20)
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle cx="30" cy="30" r="28" fill="red"/></svg>'
)
OFFICE = Office(name="Ủy ban nhân dân tỉnh Quảng Nam", short="UBND", place="Quảng Nam")
STANDARD = standard_template(OFFICE, Signing(signer="Lê Văn A", title="CHỦ TỊCH"), made_on=DAY)


def made(template: bytes = STANDARD, **written: str) -> bytes:
    told = {key.replace("_", "-"): text for key, text in written.items()}
    return rendered(template, sample_parts(), conference="Hội nghị <tổng> & kết", written=told, made_on=DAY)


def edited(content: bytes, change) -> bytes:
    document = Document(io.BytesIO(content))
    change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_field(field: str, template: bytes = STANDARD) -> bytes:
    return edited(template, lambda document: document.paragraphs[8].add_run(f" {field}"))


def texts(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(node.itertext()) for node in body.iter("{*}p"))


def printed_text(file: bytes) -> str:
    """The words of a PDF, one blank between two of them."""
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)).split())


def test_every_field_of_the_standard_template_is_filled():
    report = made()
    text = texts(report)
    assert "{{" not in text and "{%" not in text and "⟦" not in text
    assert "Hội nghị <tổng> & kết" in text and "Bảng 1. Kết quả index" in text and "- Bảng 3. Kết quả winners" in text
    assert "Hình 2. Kết quả index: thứ hạng hai năm" in text and "- Hình 3. Kết quả survey: kết quả và sai số" in text
    document = Document(io.BytesIO(report))
    assert len(document.inline_shapes) == 3
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables if len(table.columns) > 2]
    assert [len(head) for head in heads] == [5, 4, 4] and heads[0][-1] == "So với năm trước"
    assert [len(table.rows) for table in document.tables if len(table.columns) > 2] == [4, 4, 4]
    told = [each._inline.docPr.get("descr") for each in document.inline_shapes]
    assert all("cao nhất" in each or "Thứ hạng" in each for each in told)


def test_what_was_written_is_read_back_out_of_the_edited_file_and_stands_in_the_next_one():
    report = made(index="Nhận xét <thứ nhất>.\nNhận xét thứ hai.")
    assert passages_of(report) == {
        "mo-dau": "",
        "index": "Nhận xét <thứ nhất>.\nNhận xét thứ hai.",
        "survey": "",
        "winners": "",
        "ket-luan": "",
    }

    def writes(document) -> None:
        for node in document.element.body.iter("{*}t"):
            if node.text == HINT:
                node.text = "Viết trong Word."
                return

    again = passages_of(edited(report, writes))
    assert again["mo-dau"] == "Viết trong Word." and again["index"].startswith("Nhận xét")
    assert "Viết trong Word." in texts(made(mo_dau=again["mo-dau"]))


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("{{ don_vj }}", "trường “don_vj” không có trong danh sách trường, ở đoạn “"),
        ("{{ hoi_nghi.khong_co }}", "trường “khong_co” không có"),
        ("{{ hoi_nghi", "trường chưa đóng ngoặc ở đoạn “"),
        ("{% for b in danh_muc_bang %}", "thiếu {% endfor %}"),
        ("{{ hoi_nghi.upper() }}", "chỉ dùng tên trường, for và if"),
        ("{{ ''.__class__ }}", "không có trong danh sách|viết sai"),
        ("{{ 'a' * 999999999 }}", "chỉ dùng tên trường"),
        ("{% set x = 1 %}", "chỉ dùng tên trường"),
        ("{{ hoi_nghi|upper }}", "chỉ dùng tên trường|viết sai"),
        ("{% include 'x' %}", "chỉ dùng tên trường"),
    ],
)
def test_a_broken_field_is_named_with_its_place(field, sentence):
    with pytest.raises(Unreadable, match=f"(?s).*({sentence.replace('{%', '.*').replace('%}', '.*')})"):
        made(with_field(field))


def test_a_template_that_loops_without_end_in_sight_is_stopped():
    loops = "{% for a in danh_muc_bang %}" * 4 + "x" + "{% endfor %}" * 4
    made(with_field(loops))  # three tables: 81 turns
    deep = "{% for a in danh_muc_bang %}" * 5 + "x" + "{% endfor %}" * 5
    with pytest.raises(Unreadable, match="lồng nhau quá sâu"):
        made(with_field(deep))
    parts = sample_parts() * 40
    with pytest.raises(Unreadable, match="lặp quá nhiều lần"):
        rendered(with_field(loops), parts, conference="x", written={}, made_on=DAY)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"%PDF-1.7", STANDARD[:3000]])
def test_what_is_no_word_file_is_told_in_a_sentence(content):
    with pytest.raises(Unreadable, match=r"không phải văn bản Word"):
        made(content)
    with pytest.raises(Unreadable, match=r"không phải văn bản Word"):
        passages_of(content)


def test_a_word_file_of_somebody_else_holds_no_passages():
    file = io.BytesIO()
    Document().save(file)
    with pytest.raises(Unreadable, match="không còn ô “Phần tự viết” nào"):
        passages_of(file.getvalue())


@pytest.fixture
def conference(db):
    return build.conference(title="Hội nghị tổng kết")


@pytest.fixture
def organiser(conference):
    account = build.account(name="to-chuc")
    build.conference_role(account, conference, Role.ORGANISER)
    return account


@pytest.fixture
def edition(conference):
    rows = [(each, index) for each, index in zip(bodies("Sở Một", "Sở Hai", "Sở Ba"), ("91", "90", "80"), strict=True)]
    return released(ranking(conference, rows), build.administrator())


def word(content: bytes, name: str = "mau.docx") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content)}


def test_the_office_uses_its_own_template_until_it_returns_to_the_standard_one(client, conference, organiser, edition):
    client.force_login(organiser)
    at = f"/conferences/{conference.pk}/report/"
    mine = edited(
        client.get(f"{at}template.docx").content, lambda document: document.add_paragraph("Mẫu của {{ hoi_nghi }}")
    )

    assert client.post(f"{at}template/", word(mine)).status_code == 302
    report = client.get(f"/conferences/{conference.pk}/results/report.docx").content
    assert "Mẫu của Hội nghị tổng kết" in texts(report)
    printed = client.get(f"/conferences/{conference.pk}/results/report.pdf").content
    assert "Mẫu của Hội nghị tổng kết" in printed_text(printed)
    assert "mau.docx" in client.get(at).content.decode()
    assert "Mẫu của" in texts(client.get(f"{at}template.docx").content)
    assert "Mẫu của" not in texts(client.get(f"{at}standard.docx").content)

    assert client.post(f"{at}template/removal/").status_code == 302
    assert client.post(f"{at}template/removal/").status_code == 409
    assert "Mẫu của" not in texts(client.get(f"/conferences/{conference.pk}/results/report.docx").content)
    assert ReportTemplate.objects.get().ended_by == organiser


def test_a_broken_template_is_told_on_the_page_and_the_old_one_is_kept(client, conference, organiser, edition):
    client.force_login(organiser)
    keep_template(conference, STANDARD, "tốt.docx", by=organiser)
    answer = client.post(
        f"/conferences/{conference.pk}/report/template/", word(with_field("{{ don_vj }}"), "hỏng.docx")
    )
    assert answer.status_code == 422
    assert "trường “don_vj” không có trong danh sách trường" in answer.content.decode()
    assert [each.name for each in ReportTemplate.objects.all()] == ["tốt.docx"]
    assert word_report(conference, made_on=DAY).startswith(b"PK")


def test_passages_stay_when_the_report_is_made_again_in_word_and_pdf(client, conference, organiser, edition):
    client.force_login(organiser)
    at, slug = f"/conferences/{conference.pk}/report/", edition.publication.slug
    client.post(f"{at}passages/", {"p0": "Mở đầu tự viết.", "p1": "Về các sở.", "p2": ""})
    assert dict(Passage.objects.values_list("key", "text")) == {"mo-dau": "Mở đầu tự viết.", slug: "Về các sở."}

    report = client.get(f"/conferences/{conference.pk}/results/report.docx").content
    assert "Mở đầu tự viết." in texts(report) and "Về các sở." in texts(report)
    printed = client.get(f"/conferences/{conference.pk}/results/report.pdf").content
    assert "Mở đầu tự viết." in printed_text(printed) and "Về các sở." in printed_text(printed)
    rows = [(each, "95") for each in bodies("Huyện Một", "Huyện Hai", "Huyện Ba")]
    released(ranking(conference, rows, block="Các huyện"), build.administrator())
    again = texts(word_report(conference, made_on=DAY))
    assert "Về các sở." in again and "Bảng 2." in again

    def writes(document) -> None:
        for node in document.element.body.iter("{*}t"):
            node.text = "Sửa trong Word." if node.text == "Về các sở." else node.text

    client.post(f"{at}edited/", word(edited(report, writes)))
    assert Passage.objects.get(key=slug).text == "Sửa trong Word."
    assert Passage.objects.get(key="mo-dau").text == "Mở đầu tự viết."


def test_the_report_of_another_conference_changes_nothing(client, conference, organiser, edition):
    client.force_login(organiser)
    foreign = edited(made(index="Của nơi khác"), lambda document: None)
    from diemcau.kernel.errors import Refused

    with pytest.raises(Refused, match="không phải báo cáo của hội nghị này"):
        keep_passages(conference, {"la": "x"}, by=organiser)
    client.post(f"/conferences/{conference.pk}/report/edited/", word(foreign))
    assert not Passage.objects.filter(text="Của nơi khác").exists()


def test_who_may_not_make_results_ready_changes_nothing(client, conference, edition):
    technician, chair = build.account(), build.account()
    build.conference_role(technician, conference, Role.TECHNICIAN)
    build.conference_role(chair, conference, Role.CHAIR)
    at = f"/conferences/{conference.pk}/report/"
    client.force_login(technician)
    assert client.get(at).status_code == 403
    client.force_login(chair)
    assert client.get(at).status_code == 200
    assert client.post(f"{at}passages/", {"p0": "x"}).status_code == 403
    client.force_login(build.account())
    assert client.get(f"{at}template.docx").status_code == 404


@pytest.mark.parametrize("tables", [1, 3])
def test_the_page_asks_the_same_for_one_table_and_for_three(
    client, django_assert_num_queries, conference, organiser, tables
):
    for number in range(tables):
        rows = [(each, "95") for each in bodies(f"Sở {number}")]
        released(ranking(conference, rows, block=f"Khối {number}"), build.administrator())
    client.force_login(organiser)
    with django_assert_num_queries(8):
        client.get(f"/conferences/{conference.pk}/report/")


def pdf_of(report: bytes) -> bytes:
    return word_to_pdf(report, made_on=DAY, title="Báo cáo")


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("own", [False, True])
def test_the_pdf_says_every_word_of_the_word_file_and_nothing_of_its_hints(own):
    def changes(document) -> None:
        body = document.element.body
        body.insert(3, body[-4])  # another order
        document.paragraphs[6].text = "Phần mở đầu của văn phòng: #strong[x] $ @ \\ ]"
        section = document.sections[0]
        section.orientation, section.page_width, section.page_height = 1, Mm(297), Mm(210)
        section.first_page_header.paragraphs[0].add_run("VĂN PHÒNG").add_picture(io.BytesIO(to_png(LOGO)), Mm(20))

    report = made(edited(STANDARD, changes) if own else STANDARD, index="Nhận xét *thứ* nhất.")
    pages = pypdfium2.PdfDocument(pdf_of(report))
    text = printed_text(pdf_of(report))
    written = text_of(report).replace(HINT, "")
    assert "Viết nhận xét" not in text and "Nhận xét *thứ* nhất." in text
    assert not letters(written) - letters(text)
    assert pages[0].get_width() > pages[0].get_height() if own else pages[0].get_width() < pages[0].get_height()
    assert ("VĂN PHÒNG" in text, "#strong[x] $ @ \\ ]" in text) == (own, own)


def test_lists_of_tables_and_pictures_tell_true_pages():
    file = pdf_of(made())
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(file)]
    listed = re.findall(r"((?:Bảng|Hình) \d\. [^.…]*?)[ .…]+(\d+)(?= |$)", pages[0].partition("I. CHỈ SỐ")[0])
    assert [caption[:6] for caption, _page in listed] == ["Bảng 1", "Bảng 2", "Bảng 3", "Hình 1", "Hình 2", "Hình 3"]
    for caption, page in listed:
        assert caption in (pages[0].partition("I. CHỈ SỐ")[2] if page == "1" else pages[int(page) - 1])


def test_a_chart_is_drawn_sharply_in_word_and_in_the_pdf():
    report = made()
    with zipfile.ZipFile(io.BytesIO(report)) as parts:
        assert sum(name.endswith(".svg") for name in parts.namelist()) == 3
    assert printed_text(pdf_of(report)).count("Đơn vị 1") > text_of(report).count(
        "Đơn vị 1"
    )  # names in charts are text


def test_nothing_of_the_report_is_told_before_its_release(client, conference, organiser):
    client.force_login(organiser)
    assert client.get(f"/conferences/{conference.pk}/results/report.pdf").status_code == 404
