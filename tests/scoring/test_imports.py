"""Tables from elsewhere: figures of the survey, and rankings decided elsewhere with their decision."""

import csv
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.kernel.errors import Refused, Unreadable
from diemcau.scoring.actions import import_figures, import_ranking, publish_result, remove_ranking
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.rankings import read_ranking
from diemcau.scoring.models import Figure, Ranking, Score
from diemcau.scoring.queries import finished_headings, finished_result
from diemcau.scoring.queries.figures import read_figures
from diemcau.scoring.queries.imported import imported_analysis
from diemcau.scoring.queries.names import bodies_by_name
from diemcau.scoring.queries.pictures import pictures_of_ranking
from tests import build
from tests.scoring import build as make

pytestmark = pytest.mark.django_db
LONG = ["Đơn vị", "Mã tiêu chí", "Số liệu", "Sai số"]


@pytest.fixture
def entrant():
    body = build.organisation(name="Ủy ban nhân dân huyện Bắc Trà My", tier="district", kind="people_committee")
    return make.entrant(block=make.block(phase=Phase.APPRAISAL), organisation=body)


def figures_in(entrant, *rows):
    table = read_figures(make.xlsx(*rows), entrant.block, by=build.account())
    assert table.problems == []
    return table.figures


@pytest.mark.parametrize(
    "rows",
    [
        [LONG, ["UBND huyện Bắc Trà My", "2.1", "87,04", "1,8"]],
        [["BẢNG TỔNG HỢP"], LONG, ["Uỷ ban nhân dân huyện Bắc Trà My", "2.1", 87.04, 1.8]],
    ],
)
def test_figures_come_in_with_vietnamese_decimals_under_usual_names(entrant, rows):
    (figure,) = figures_in(entrant, *rows)
    assert (figure.entrant, figure.value, figure.margin) == (entrant, make.d("87.04"), make.d("1.8"))
    assert import_figures(entrant.block, [figure], source="Điều tra 2023", by=build.account()) == 1
    assert Score.objects.get().points == make.d("1.7408")
    assert import_figures(entrant.block, [figure], source="Điều tra 2023", by=build.account()) == 0


def test_figures_come_in_one_line_a_unit_with_a_column_for_each_criterion(entrant):
    (figure,) = figures_in(entrant, ["STT", "Tên đơn vị", "2.1"], [1, "UBND huyện Bắc Trà My", "80"])
    assert (figure.criterion.code, figure.value) == ("2.1", 80)


UBND = "UBND huyện Bắc Trà My"


@pytest.mark.parametrize(
    ("rows", "merge", "problems"),
    [
        (
            [
                LONG,
                ["Sở X", "2.1", "80"],
                [UBND, "1.1", "80"],
                [UBND, "2.1", "tám mươi"],
                [UBND, "2.1", "180"],
                [UBND, "2.1", "80", "-1"],
                [UBND, "2.1", "80"],
                [UBND, "2.1", "81"],
                ["", "2.1", "81"],
            ],
            "",
            [
                (2, "Đơn vị", "“Sở X” không có trong khối này"),
                (3, "Số liệu", "Mã tiêu chí “1.1”"),
                (4, "Số liệu", "không phải là số"),
                (5, "Số liệu", "vượt mức cao nhất 100"),
                (6, "Số liệu", "Sai số -1 phải từ 0"),
                (8, "Số liệu", "hai số liệu"),
                (9, "Đơn vị", "chưa có tên đơn vị"),
            ],
        ),
        (
            [LONG, [UBND, "2.1", "80"], ["", "2.1", "81"], ["Sở X", "2.1", "80"]],
            "A2:A3",
            [
                (2, "Đơn vị", "bị gộp làm một"),
                (3, "Đơn vị", "chưa có tên đơn vị"),
                (4, "Đơn vị", "không có trong khối"),
            ],
        ),
        ([["Đơn vị", "Ghi chú"], [UBND, "80"]], "", [(2, "criterion", "Không thấy số liệu")]),
    ],
)
def test_every_place_of_a_table_of_figures_that_makes_no_sense_is_named(entrant, rows, merge, problems):
    entrant.block.criteria_set = make.criteria_set(
        make.criteria(
            make.parent("1", make.item("1.1", 2), make.item("1.2", 6, {"kind": "share", "floor": "0.5"})),
            make.parent("2", make.item("2.1", 2, "survey"), make.item("2.2", 2, "survey")),
        )
    )
    entrant.block.save()
    found = read_figures(make.xlsx(*rows, merge=merge), entrant.block, by=build.account()).problems
    assert [(each.line, each.column) for each in found] == [(line, column) for line, column, _reason in problems]
    assert all(reason in each.reason for each, (_line, _column, reason) in zip(found, problems, strict=True))


def test_nobody_brings_figures_of_the_own_unit(entrant):
    who = build.account()
    build.organisation_role(who, entrant.organisation)
    table = read_figures(make.xlsx(LONG, [UBND, "2.1", "80"]), entrant.block, by=who)
    assert [(each.line, "chính đơn vị mình" in each.reason) for each in table.problems] == [(2, True)]
    with pytest.raises(Refused, match="chính đơn vị mình"):
        import_figures(entrant.block, figures_in(entrant, LONG, [UBND, "2.1", "80"]), source="x", by=who)
    assert not Figure.objects.exists()


def test_figures_are_not_taken_over_after_the_decision(entrant):
    figures = figures_in(entrant, LONG, ["UBND huyện Bắc Trà My", "2.1", "80"])
    make.move(entrant.block, Phase.APPROVED)
    with pytest.raises(Refused, match="đã được phê duyệt"):
        import_figures(entrant.block, figures, source="x", by=build.account())


def take_over(content, conference, **facts):
    table = read_ranking(content)
    facts = {"title": "Chỉ số 2022", "kind": "index", "block": "huyện", "year": 2022, "decision": "617/QĐ-UBND"} | facts
    known = bodies_by_name(row.body for row in table.rows)
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


def test_every_place_of_a_ranking_that_makes_no_sense_is_named_and_nothing_is_kept():
    content = make.xlsx(
        ["Đơn vị", "Hạng", "Điểm", "Thể chế (10)", "Ghi chú riêng"],
        ["A", "nhất", "chín", "9", "x"],
        ["A", "2", "8", "8", ""],
        ["", "3", "7", "7", ""],
        ["D", "4", "9" * 30, "tám", ""],
        ["E", "5", "6", "6", ""],
        ["F", "6", "5", "5", ""],
        merge="B6:B7",
    )
    table = read_ranking(content)
    assert table.problems[0].reason == "“nhất” không phải là thứ hạng."
    told = {(each.line, each.column) for each in table.problems}
    heads = [(2, "Hạng"), (2, "Điểm"), (3, "Đơn vị"), (4, "Đơn vị"), (5, "Điểm"), (5, "Thể chế (10)"), (6, "Hạng")]
    assert told == set(heads)
    with pytest.raises(Refused, match="Bảng còn 7 chỗ phải sửa"):
        import_ranking(
            build.conference(), table, organisations={}, title="x", kind="index", block="", year=2022, decision="1/QĐ",
            decided_on=None, by=build.account(),
        )  # fmt: skip
    assert not Ranking.objects.exists()


@pytest.mark.parametrize(
    ("heading", "name", "ceiling"),
    [
        ("Thể chế (10)", "Thể chế", "10"),
        ("Thể chế (tối đa 14,5 điểm)", "Thể chế", "14.5"),
        ("Thể chế /16", "Thể chế", "16"),
        ("Thể chế (%)", "Thể chế (%)", ""),
    ],
)
def test_a_heading_may_tell_the_ceiling_of_its_field(heading, name, ceiling):
    table = read_ranking(make.xlsx(["Đơn vị", heading], ["A", "9,5"]))
    assert table.fields == (("1", name, ceiling),)


def test_only_workbooks_are_taken(entrant):
    with pytest.raises(Unreadable, match=r"lưu bảng dạng Sổ làm việc Excel \(\.xlsx\)"):
        read_ranking(b"%PDF-1.7")


FIGURES = [LONG, ["UBND huyện Bắc Trà My", "2.1", "87,04", "1,8"]]


def sent(client, address, *rows, **data):
    data["file"] = SimpleUploadedFile("bang.xlsx", make.xlsx(*rows))
    return client.post(address, data, follow=True)


def test_figures_are_looked_at_before_they_are_taken_over(client, entrant):
    people = make.people(entrant.block, entrant)
    client.force_login(people.organiser)
    address = f"/conferences/{entrant.block.campaign.conference_id}/blocks/{entrant.block_id}/figures/new/"
    preview = sent(client, address, *FIGURES, source="Điều tra 2023")
    page = preview.content.decode()
    assert "87,04 ± 1,80" in page and "1,7408" in page
    assert not Figure.objects.exists()
    token = preview.redirect_chain[-1][0]
    client.force_login(people.chair)
    assert client.post(token).status_code == 403
    client.force_login(people.organiser)
    preview = sent(client, address, *FIGURES, source="Điều tra 2023")
    client.post(preview.redirect_chain[-1][0])
    figure = Figure.objects.get()
    assert (figure.value, figure.source, figure.by) == (make.d("87.04"), "Điều tra 2023", people.organiser)
    wrong = sent(client, address, *FIGURES, ["Sở X", "2.1", "80"], source="Điều tra 2023")
    page = wrong.content.decode()
    assert "1 chỗ phải sửa" in page and "“Sở X” không có trong khối này" in page
    assert client.post(wrong.redirect_chain[-1][0]).status_code == 200
    assert Figure.objects.count() == 1


def test_a_ranking_is_looked_at_before_it_is_taken_over(client, entrant):
    people = make.people(entrant.block, entrant)
    client.force_login(people.organiser)
    root = f"/conferences/{entrant.block.campaign.conference_id}"
    facts = {"title": "Chỉ số 2022", "kind": "index", "year": "2022", "decision": "345/QĐ-UBND"}
    heading = ["Xếp hạng", "Đơn vị", "Thể chế (10)", "Chỉ số (%)"]
    rows = [heading, [1, "UBND huyện Bắc Trà My", "9,50", "91,40"], [2, "UBND huyện Nơi Khác", "9,1", "90,10"]]
    preview = sent(client, f"{root}/rankings/new/", *rows, **facts)
    page = " ".join(preview.content.decode().split())
    assert "2 dòng, 1 dòng khớp" in page and "91,40" in page
    assert not Ranking.objects.exists()
    kept = client.post(preview.redirect_chain[-1][0], follow=True)
    assert kept.status_code == 200 and Ranking.objects.get().decision == "345/QĐ-UBND"
    again = sent(client, f"{root}/rankings/new/", *rows, **facts)
    removed = client.post(f"{again.redirect_chain[-1][0]}removal/", follow=True)
    assert removed.status_code == 200 and Ranking.objects.count() == 1
    assert client.get(again.redirect_chain[-1][0]).status_code == 404


def test_a_ranking_decided_elsewhere_is_analysed_like_one_that_was_scored_here(client, entrant):
    people = make.people(entrant.block, entrant)
    conference = entrant.block.campaign.conference
    heading = ["Xếp hạng", "Đơn vị", "Thể chế (10)", "Hiện đại hóa (20)", "Chỉ số (%)"]
    take_over(
        make.xlsx(heading, [2, UBND, "8", "18", "86,67"], [1, "Nơi khác", "9", "18", "90,00"]), conference, year=2021
    )
    ranking = take_over(
        make.xlsx(heading, [1, UBND, "9,5", "19", "95,00"], [2, "Nơi khác", "9", "17", "86,67"]), conference
    )
    found = imported_analysis(ranking)
    assert [(each.name, each.lost, each.ceiling) for each in found.fields] == [
        ("Hiện đại hóa", 2, 20),
        ("Thể chế", make.d("0.75"), 10),
    ]
    assert [(each.unit, each.climb, each.change) for each in found.comparisons] == [
        (UBND, 1, make.d("8.33")),
        ("Nơi khác", -1, make.d("-3.33")),
    ]
    assert set(pictures_of_ranking(found)) == {"distribution", "heat", "slope"}
    address = f"/conferences/{conference.pk}/rankings/{ranking.pk}"
    client.force_login(people.contact)
    assert client.get(f"{address}/analysis/").status_code == 404
    client.force_login(people.chair)
    page = " ".join(client.get(f"{address}/analysis/").content.decode().split())
    assert "Mất nhiều nhất ở: Hiện đại hóa (2,00 điểm mỗi đơn vị)" in page and "So với năm 2021" in page
    for name in ("distribution", "heat", "slope"):
        assert client.get(f"{address}/pictures/{name}/").content.startswith(b"<svg")
    assert client.get(f"{address}/pictures/waterfall/").status_code == 404


@pytest.mark.parametrize("heading", [["Họ và tên", "Đơn vị", "Giải"], ["Đơn vị", "Họ và tên", "Giải"]])
def test_winners_stand_with_their_units_whatever_the_order_of_the_columns(entrant, heading):
    told = {"Họ và tên": "Nguyễn Văn A", "Đơn vị": UBND, "Giải": "Giải Nhất"}
    other = told | {"Đơn vị": "Nơi khác", "Giải": "Giải Nhì"}
    content = make.xlsx(heading, *([row[name] for name in heading] for row in (told, other)))
    ranking = take_over(content, entrant.block.campaign.conference, kind="winners")
    first, second = finished_result(f"ranking:{ranking.pk}").rows
    assert (first.unit, first.note, first.grade, first.organisation) == (
        "Nguyễn Văn A",
        UBND,
        "Giải Nhất",
        entrant.organisation_id,
    )
    assert (second.unit, second.note, second.organisation) == ("Nguyễn Văn A", "Nơi khác", None)


def test_a_list_of_people_alone_is_a_list_too(entrant):
    table = read_ranking(make.xlsx(["Thí sinh", "Giải"], ["Nguyễn Văn A", "Giải Nhất"]))
    assert [(row.name, row.grade) for row in table.rows] == [("Nguyễn Văn A", "Giải Nhất")]


def test_a_bare_list_has_an_analysis_that_says_what_it_lacks(client, entrant):
    people = make.people(entrant.block, entrant)
    conference = entrant.block.campaign.conference
    ranking = take_over(make.xlsx(["Hạng", "Đơn vị"], [1, UBND]), conference)
    client.force_login(people.chair)
    page = client.get(f"/conferences/{conference.pk}/rankings/{ranking.pk}/analysis/").content.decode()
    assert "Bảng không nêu điểm tối đa" in page and "Chưa có bảng cùng khối của năm 2021" in page
