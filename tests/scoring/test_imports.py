"""Tables from elsewhere: figures of the survey, and rankings decided elsewhere with their decision."""

import csv
from datetime import date

import pytest

from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.actions import import_figures, import_ranking, publish_result, remove_ranking
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.rankings import read_ranking
from diemcau.scoring.models import Figure, Score
from diemcau.scoring.queries import finished_headings, finished_result
from diemcau.scoring.queries.figures import read_figures
from diemcau.scoring.queries.names import bodies_by_name
from tests import build
from tests.scoring import build as make

pytestmark = pytest.mark.django_db
LONG = ["Đơn vị", "Mã tiêu chí", "Số liệu", "Sai số"]


@pytest.fixture
def entrant():
    body = build.organisation(name="Ủy ban nhân dân huyện Bắc Trà My", tier="district", kind="people_committee")
    return make.entrant(block=make.block(phase=Phase.APPRAISAL), organisation=body)


@pytest.mark.parametrize(
    "rows",
    [
        [LONG, ["UBND huyện Bắc Trà My", "2.1", "87,04", "1,8"]],
        [["BẢNG TỔNG HỢP"], LONG, ["Uỷ ban nhân dân huyện Bắc Trà My", "2.1", 87.04, 1.8]],
    ],
)
def test_figures_come_in_with_vietnamese_decimals_under_usual_names(entrant, rows):
    (figure,) = read_figures(make.xlsx(*rows), entrant.block)
    assert (figure.entrant, figure.value, figure.margin) == (entrant, make.d("87.04"), make.d("1.8"))
    assert import_figures(entrant.block, [figure], source="Điều tra 2023", by=build.account()) == 1
    assert Score.objects.get().points == make.d("1.7408")
    assert import_figures(entrant.block, [figure], source="Điều tra 2023", by=build.account()) == 0


def test_figures_come_in_one_line_a_unit_with_a_column_for_each_criterion(entrant):
    (figure,) = read_figures(make.xlsx(["STT", "Tên đơn vị", "2.1"], [1, "UBND huyện Bắc Trà My", "80"]), entrant.block)
    assert (figure.criterion.code, figure.value) == ("2.1", 80)


@pytest.mark.parametrize(
    ("rows", "merge", "sentence", "line"),
    [
        ([LONG, ["Sở X", "2.1", "80"]], "", "“Sở X” không có trong khối này", 2),
        ([LONG, ["UBND huyện Bắc Trà My", "1.1", "80"]], "", "Mã tiêu chí “1.1”", 2),
        ([LONG, ["UBND huyện Bắc Trà My", "2.1", "tám mươi"]], "", "không phải là số", 2),
        ([LONG, ["UBND huyện Bắc Trà My", "2.1", "180"]], "", "vượt mức cao nhất 100", 2),
        ([LONG, ["UBND huyện Bắc Trà My", "2.1", "80"], ["UBND huyện Bắc Trà My", "2.1", "81"]], "", "hai số liệu", 3),
        ([LONG, ["UBND huyện Bắc Trà My", "2.1", "80"], ["", "2.1", "81"]], "A2:A3", "bị gộp làm một", 2),
    ],
)
def test_a_table_of_figures_that_makes_no_sense_is_refused_whole(entrant, rows, merge, sentence, line):
    with pytest.raises(Unreadable, match=sentence) as refusal:
        read_figures(make.xlsx(*rows, merge=merge), entrant.block)
    assert refusal.value.line == line
    assert "Chưa có gì được nhập" in refusal.value.message
    assert not Figure.objects.exists()


def test_figures_are_not_taken_over_after_the_decision(entrant):
    figures = read_figures(make.xlsx(LONG, ["UBND huyện Bắc Trà My", "2.1", "80"]), entrant.block)
    make.move(entrant.block, Phase.APPROVED)
    with pytest.raises(Refused, match="đã được phê duyệt"):
        import_figures(entrant.block, figures, source="x", by=build.account())


def take_over(content, conference, **facts):
    table = read_ranking(content)
    facts = {"title": "Chỉ số 2022", "kind": "index", "block": "huyện", "year": 2022, "decision": "617/QĐ-UBND"} | facts
    known = bodies_by_name(row.name for row in table.rows)
    return import_ranking(
        conference, table, organisations=known, decided_on=date(2023, 3, 29), by=build.account(), **facts
    )


def test_a_ranking_that_was_decided_elsewhere_feeds_the_same_door(entrant):
    content = make.xlsx(
        ["Xếp hạng", "Đơn vị", "Thể chế", "Chỉ số (%)", "Xếp loại"],
        [1, "UBND huyện Bắc Trà My", "9,50", "91,44", "Xuất sắc"],
        ["2", "UBND huyện Nơi Khác", "9,1", "90,10", "Xuất sắc"],
    )
    conference = entrant.block.campaign.conference
    ranking = take_over(content, conference)
    found = finished_result(f"ranking:{ranking.pk}")
    first, second = found.rows
    assert (first.rank, first.index, first.fields, first.organisation) == (
        1,
        "91.44",
        ("9.50",),
        entrant.organisation_id,
    )
    assert (second.organisation, found.decision, found.fields[0].name) == (None, "617/QĐ-UBND", "Thể chế")
    (heading,) = finished_headings(conference)
    assert heading.phase == "approved"
    publish_result(f"ranking:{ranking.pk}", by=build.account())
    ranking.refresh_from_db()
    with pytest.raises(Refused, match="đã công bố"):
        remove_ranking(ranking, by=build.account())


def test_a_whole_published_table_of_63_provinces_comes_in_and_out_as_printed(shared):
    with (shared / "reference" / "data" / "pci_2020_63_provinces.csv").open(encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    rows = [[line["rank_as_published"], line["province"], line["score"].replace(".", ",")] for line in printed]
    ranking = take_over(make.xlsx(["Hạng", "Tỉnh, thành phố", "Điểm"], *rows), build.conference())
    found = finished_result(f"ranking:{ranking.pk}")
    assert [(str(row.rank), row.unit, row.points) for row in found.rows] == [
        (line["rank_as_published"], line["province"], line["score"]) for line in printed
    ]


def test_published_provincial_values_come_in_with_their_decimals(shared):
    with (shared / "reference" / "data" / "par_index_published_values.csv").open(encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    column = "value_pct"
    rows = [[f"Dòng {number}", line[column].replace(".", ",")] for number, line in enumerate(printed) if line[column]]
    table = read_ranking(make.xlsx(["Đơn vị", "Chỉ số (%)"], *rows))
    assert [row.index for row in table.rows] == [line[column] for line in printed if line[column]]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Đơn vị", "Hạng"], ["A", "nhất"]], "“nhất” không phải là thứ hạng"),
        ([["Đơn vị", "Hạng"], ["A", "1"], ["A", "2"]], "đứng hai lần"),
        ([["Đơn vị", "Điểm"], ["A", "chín"]], "không phải là số"),
        ([["Đơn vị", "Hạng"], ["", "1"]], "chưa có tên đơn vị"),
    ],
)
def test_a_ranking_that_makes_no_sense_is_refused(rows, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_ranking(make.xlsx(*rows))


def test_only_workbooks_are_taken(entrant):
    with pytest.raises(Unreadable, match=r"lưu bảng dạng Sổ làm việc Excel \(\.xlsx\)"):
        read_ranking(b"%PDF-1.7")
