"""The consolidated report: of what is released, as the office edits and signs it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from diemcau.nd30.reading import read_document
from diemcau.nd30.text import read_text
from diemcau.nd30.writing.kinds import Office, Signing
from diemcau.publish.actions import release
from diemcau.publish.domain.consolidated import Part
from diemcau.publish.domain.reports.rendering import rendered
from diemcau.publish.domain.reports.standard import standard_template
from diemcau.publish.domain.tables import lines
from diemcau.publish.queries.consolidated import printed_report, word_report
from diemcau.scoring.domain.finished import Finished, FinishedRow
from tests import build
from tests.publish.build import bodies, frozen, ranking, released

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 20)


@pytest.fixture
def conference():
    return build.conference(title="Hội nghị tổng kết công tác cải cách hành chính")


def text_of(report: bytes) -> str:
    """The paragraphs of a Word report."""
    paragraphs = Document(io.BytesIO(report)).element.body.iter("{*}p")
    return "\n".join("".join(each.text or "" for each in node.iter("{*}t")) for node in paragraphs)


def told(conference) -> str:
    report = word_report(conference, made_on=DAY)
    return text_of(report) if report else ""


def two_years(conference, chair):
    first, second, third = bodies("Sở Một", "Sở Hai", "Sở Ba")
    facts = {"title": "Chỉ số cải cách hành chính", "block": "Các sở"}
    before = [(second, "90.5"), (third, "88"), (first, "80.25")]
    released(ranking(conference, before, year=2022, **facts), chair)
    now = [(first, "92.5"), (second, "91.25"), (third, "70")]
    return frozen(ranking(conference, now, year=2023, **facts), chair)


def test_nothing_that_waits_stands_in_the_report_and_everything_released_does(conference):
    chair = build.administrator()
    edition = two_years(conference, chair)
    before = told(conference)
    release(conference, [edition], by=chair)
    after = told(conference)

    assert ("92,5" in before, "92,5" in after) == (False, True)
    assert "Bảng 1. Chỉ số cải cách hành chính 2023 – Các sở" in after
    assert "Bảng 2. Chỉ số cải cách hành chính 2022 – Các sở" in after
    assert "cao nhất là Sở Một (92,5%), thấp nhất là Sở Ba (70%), chênh lệch 22,5 điểm phần trăm" in after
    assert "Sở Một tăng 2 bậc" in after and "trung bình 84,58%" in after


def test_a_survey_stands_there_with_its_margins_and_winners_with_their_units():
    office = Office(name="Ủy ban nhân dân tỉnh Quảng Nam", short="UBND", place="Quảng Nam")
    signing = Signing(signer="Lê Văn A", title="CHỦ TỊCH")
    row = FinishedRow(rank=1, unit="Sở Một", organisation=None, points="9", applicable="", index="", grade="")
    survey = replace(row, index="85.20", note="120 phiếu; ± 2,10")
    winner = replace(row, unit="Nguyễn Thị Ánh", grade="Giải Nhất", note="UBND xã Trà Leng")
    facts = {"key": "k:1", "title": "t", "block": "", "year": 2023, "settings": "", "fields": ()}
    tables = [
        Finished(kind="winners", rows=(winner,), **facts),
        Finished(kind="survey", rows=(survey,), **facts),
    ]
    parts = [Part(title=table.kind, table=table, lines=lines(table, {})) for table in tables]
    template = standard_template(office, signing, made_on=DAY)
    text = text_of(rendered(template, parts, conference="Hội nghị", written={}, made_on=DAY))

    assert all(words in text for words in ("120 phiếu; ± 2,10", "Giải Nhất", "UBND xã Trà Leng", "Bảng 1. survey"))


def test_it_is_a_report_in_the_layout_of_the_decree(conference):
    chair = build.administrator()
    release(conference, [two_years(conference, chair)], by=chair)
    document = read_document(read_text(printed_report(conference, made_on=DAY)))

    assert (document.type, document.symbol.partition("-")[0]) == ("BÁO CÁO", "BC")
    assert document.outline[-1].text.endswith("./.")


def test_organisers_take_it_as_word_and_pdf_others_do_not(client, conference):
    chair = build.administrator()
    at = f"/conferences/{conference.pk}/results/report."
    client.force_login(chair)
    assert client.get(f"{at}docx").status_code == 404
    release(conference, [two_years(conference, chair)], by=chair)
    assert client.get(f"{at}docx").content.startswith(b"PK")
    assert client.get(f"{at}pdf").content.startswith(b"%PDF")
    assert client.get(f"{at}odt").status_code == 404
    assert "Báo cáo tổng hợp" in client.get(f"/conferences/{conference.pk}/results/").content.decode()

    client.force_login(build.account())
    assert client.get(f"{at}docx").status_code == 404
