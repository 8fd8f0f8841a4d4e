"""Results that were decided elsewhere go the same ways as ours: public page, hall screen, awards, report."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.live.models import Award
from diemcau.publish.actions import hand_awards, prepare, release
from diemcau.publish.domain.slides import ranking_slides
from diemcau.publish.domain.tables import lines
from diemcau.publish.queries.consolidated import word_report
from diemcau.scoring.actions import import_ranking
from diemcau.scoring.domain.rankings import read_ranking
from diemcau.scoring.queries.names import bodies_by_name
from tests import build
from tests.publish.test_report import text_of
from tests.scoring import build as scoring

pytestmark = pytest.mark.django_db
TABLES = {
    "index": [["Xếp hạng", "Đơn vị", "Thể chế (10)", "Chỉ số (%)"], [1, "Sở Nội vụ", "9,5", "91,40"]],
    "survey": [["Hạng", "Đơn vị", "Kết quả (%)"], [1, "Sở Nội vụ", "87,04"]],
    "winners": [["Họ và tên", "Đơn vị", "Giải"], ["Nguyễn Thị Mẫu", "Sở Nội vụ", "Giải Nhất"]],
}


@pytest.mark.parametrize(
    ("kind", "shown"), [("index", "91,40"), ("survey", "87,04"), ("winners", "Nguyễn Thị Mẫu")], ids=str
)
def test_a_table_from_elsewhere_is_released_shown_and_reported_under_its_decision(client, kind, shown):
    conference, chair = build.conference(), build.administrator()
    build.organisation(name="Sở Nội vụ")
    table = read_ranking(scoring.xlsx(*TABLES[kind]))
    ranking = import_ranking(
        conference,
        table,
        organisations=bodies_by_name(row.body for row in table.rows),
        title="Kết quả năm 2023",
        kind=kind,
        block="Sở, ban, ngành",
        year=2023,
        decision="345/QĐ-UBND",
        decided_on=date(2024, 1, 9),
        by=chair,
    )
    edition = prepare(conference, f"ranking:{ranking.pk}", by=chair)
    address = f"/results/{edition.publication.slug}/"
    assert client.get(address).status_code == 404
    release(conference, [edition], by=chair)

    page = client.get(address).content.decode()
    assert shown in page and "345/QĐ-UBND" in page
    finished = edition.table
    slides = ranking_slides("Kết quả", finished, lines(finished, {}, None))
    assert [row["name"] for slide in slides for row in slide["rows"]] == ([] if kind == "winners" else ["Sở Nội vụ"])
    report = word_report(conference, made_on=date(2024, 1, 20))
    assert report is not None and shown in text_of(report)
    if kind == "winners":
        hand_awards(edition.publication, by=chair)
        assert list(Award.objects.values_list("title", "receiver")) == [("Giải Nhất", "Nguyễn Thị Mẫu")]
