"""What paper and pencil could answer: selection, files, cleaning, comparing, hiding."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.directory.domain.files import RawSheet, read, workbook
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.survey.domain.cleaning import Reason, Seen, suspicions
from diemcau.survey.domain.comparing import differing, holm, ranks
from diemcau.survey.domain.disclosure import hidden, merged, released, unsafe_rows
from diemcau.survey.domain.frame import read_frame
from diemcau.survey.domain.keyed import answers_table, read_answers
from diemcau.survey.domain.plots import Interval, intervals
from diemcau.survey.domain.questionnaire import answers_of, fill
from diemcau.survey.domain.selection import Cell, Design, Rule, draw_points, lay_out, unit_margins
from diemcau.survey.domain.sipas import DEFAULT
from diemcau.survey.domain.stored import as_data, from_data
from diemcau.survey.domain.surveyjs import as_form
from diemcau.survey.domain.wording import WORDING, read_wording, rows_of
from tests.survey.build import ALL_GOOD

# -- selection


def cell(unit="H1", service="", cluster="", people=100, label=""):
    return Cell(unit=unit, service=service, cluster=cluster, label=label, people=people)


CELLS = st.lists(
    st.builds(
        Cell,
        unit=st.sampled_from(["A", "B", "C"]),
        service=st.sampled_from(["", "đất đai"]),
        cluster=st.sampled_from(["x", "y", "z"]),
        label=st.just(""),
        people=st.integers(1, 300),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda c: (c.unit, c.service, c.cluster),
)


@settings(deadline=None)
@given(CELLS, st.integers(2, 40), st.booleans(), st.booleans(), st.integers(0, 2))
def test_whatever_the_frame_points_are_different_people_and_as_many_as_planned(
    cells, total, each, by_service, clusters
):
    design = Design(rule=Rule.TOTAL, value=total, for_each_unit=each, by_service=by_service, clusters=clusters)
    planned = lay_out(cells, design)
    drawn = list(draw_points(cells, design, planned, seed="s"))
    assert len({(point.cell, point.ordinal) for point in drawn}) == len(drawn)
    assert all(1 <= point.ordinal <= point.cell.people for point in drawn)
    called = Counter((point.unit, point.service) for point in drawn if not point.is_reserve)
    for stratum in planned:
        assert called[stratum.unit, stratum.service] <= max(stratum.asked, stratum.asked_clusters)
        if not clusters:
            assert called[stratum.unit, stratum.service] == stratum.asked <= stratum.people
        else:
            used = {p.cluster for p in drawn if (p.unit, p.service) == (stratum.unit, stratum.service)}
            assert len(used) == stratum.asked_clusters


def test_the_same_seed_draws_the_same_points_and_a_stratum_does_not_depend_on_the_others():
    design = Design(rule=Rule.TOTAL, value=10)
    one = list(draw_points([cell("A"), cell("B")], design, lay_out([cell("A"), cell("B")], design), seed="2023"))
    other = list(draw_points([cell("B")], design, lay_out([cell("B")], design), seed="2023"))
    assert [point for point in one if point.unit == "B"] == other


def test_the_customary_formula_gives_each_unit_its_form_count_and_a_margin_of_about_e():
    planned = lay_out([cell("A", people=1000), cell("B", people=400)], Design(value=0.05))
    assert [(stratum.unit, stratum.asked) for stratum in planned] == [("A", 286), ("B", 200)]
    margins = unit_margins(planned, Design())
    assert all(0.04 < margin < 0.055 for _people, _asked, margin in margins.values())


def test_an_empty_frame_and_a_sample_beyond_all_measure_are_refused():
    with pytest.raises(Refused, match="chưa có dòng nào"):
        lay_out([], Design())
    with pytest.raises(Refused, match=r"200\.000 phiếu"):
        lay_out([cell(people=10**6)], Design(rule=Rule.TOTAL, value=300_000))


# -- files


def sheet(*rows):
    return [RawSheet(title="", rows=tuple(enumerate(rows, start=1)))]


def test_a_frame_is_read_with_every_fault_at_its_line():
    rows = [("Đơn vị", "Số người"), ("H1", "20"), ("H9", "5"), ("H1", "7"), ("H1", "nhiều"), ("", "3"), ("H2", 0)]
    reading = read_frame(sheet(*rows), {"h1": "H1", "h2": "H2"})
    assert [(line.unit, line.people) for line in reading.lines] == [("H1", 20)]
    assert [(problem.row, problem.column) for problem in reading.problems] == [
        (3, "Đơn vị"), (4, "Đơn vị"), (5, "Số người"), (6, "Đơn vị"), (7, "Số người"),
    ]  # fmt: skip


def test_a_file_without_the_headings_is_refused_whole():
    with pytest.raises(Unreadable, match="Không thấy dòng tiêu đề"):
        read_frame(sheet(("a", "b")), {})


def test_the_questionnaire_goes_out_as_a_workbook_and_comes_back_the_same():
    sheets = read(workbook([(WORDING, rows_of(DEFAULT))]))
    made, reading = read_wording(sheets, DEFAULT)
    assert (reading.problems, as_data(made)) == ([], as_data(DEFAULT))


def test_a_questionnaire_that_cannot_work_is_told_line_by_line():
    head = [column.heading for column in WORDING.columns]
    rows = [
        ("A", "", "Yếu tố dịch vụ", "q1", "Câu", "", "Thang 5 mức", "", "q9 = 1", ""),
        ("A", "", "Yếu tố dịch vụ", "q1", "Câu", "", "Chọn một", "một", "", ""),
    ]
    _made, reading = read_wording(sheet(head, *rows), DEFAULT)
    said = " ".join(problem.reason for problem in reading.problems)
    assert all(words in said for words in ("hai lần", "từ 2 đến 9 lựa chọn", "đứng trước nó"))


def test_keyed_forms_come_back_from_the_file_that_was_given_out():
    table = answers_table(DEFAULT)
    line = ["P-00007", *(str(ALL_GOOD.get(column.key, "")) for column in table.columns[1:])]
    reading = read_answers(read(workbook([(table, [line])])), {"P-00007": DEFAULT})
    assert reading.problems == []
    assert reading.lines == [("P-00007", fill(DEFAULT, ALL_GOOD))]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers(), st.floats()), max_size=6), max_size=6)
)
def test_whatever_stands_in_a_file_it_is_read_or_refused(rows):
    for reads in (
        lambda given: read_frame(given, {"a": "A"}),
        lambda given: read_wording(given, DEFAULT),
        lambda given: read_answers(given, {"P-00001": DEFAULT}),
    ):
        for head in ([], ["Đơn vị"], ["Số phiếu", "f1_1"], [column.heading for column in WORDING.columns]):
            with suppress(Unreadable):
                reads(sheet(head, *rows))


# -- the form


def test_a_question_behind_a_filter_is_not_asked_of_others():
    told = answers_of(DEFAULT, fill(DEFAULT, ALL_GOOD | {"a1": 2, "f5_1": 1}))
    assert "f5_1" not in told
    assert answers_of(DEFAULT, fill(DEFAULT, ALL_GOOD | {"a1": 1, "f5_1": 1}))["f5_1"] == 1


def test_the_form_on_the_page_has_every_question_in_both_languages():
    form = as_form(from_data(json.loads(json.dumps(as_data(DEFAULT)))))
    elements = [element for page in form["pages"] for element in page["elements"]]
    assert [element["name"] for element in elements] == [question.key for question in DEFAULT.questions]
    assert all(element["title"]["vi"] and element["title"]["en"] for element in elements)
    assert next(e for e in elements if e["name"] == "f5_1")["visibleIf"] == "{a1} = 1"


# -- cleaning


def seen(key, marks, *, seconds=300, group="1"):
    return Seen(key=key, group=group, scale=marks, marks=marks, words="", seconds=seconds)


def test_speeders_straight_liners_doubles_and_holes_are_found_and_honest_sheets_are_not():
    mixed = "4352435243524352"
    sheets = [
        seen("honest", mixed),
        seen("double", mixed),
        seen("elsewhere", mixed, group="2"),
        seen("quick", "4352435243524351", seconds=10),
        seen("straight", "4444444444444444"),
        seen("holes", "4000000003000000"),
        seen("paper", "3352435243524351", seconds=None),
    ]
    found = {(each.key, each.reason) for each in suspicions(sheets)}
    assert found == {
        ("double", Reason.DOUBLE), ("quick", Reason.SPEEDER), ("straight", Reason.STRAIGHT), ("holes", Reason.HOLES),
    }  # fmt: skip


# -- comparing


def test_clear_differences_are_told_and_close_ranks_are_not():
    values, errors = [0.9, 0.89, 0.6, float("nan")], [0.01, 0.01, 0.01, 0.01]
    assert differing(values, errors) == {(0, 2), (1, 2)}
    found = ranks(values, errors)
    assert [(rank.place, rank.best, rank.worst) if rank else None for rank in found] == [
        (1, 1, 2), (2, 1, 2), (3, 3, 3), None,
    ]  # fmt: skip


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed here")
def test_rs_adjustment_is_the_same():
    chances = [0.001, 0.04, 0.03, 0.2, 0.03, 0.9, 0.011]
    script = f"cat(p.adjust(c({','.join(map(str, chances))}), 'holm'))"
    said = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=True).stdout
    assert holm(chances) == pytest.approx([float(word) for word in said.split()])


def test_the_adjustment_has_these_values_where_r_is_not_installed():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])


# -- hiding


@given(st.lists(st.integers(0, 40), min_size=1, max_size=20))
def test_what_is_hidden_cannot_be_computed_back_from_the_total(counts):
    out = hidden(counts)
    assert all(at in out for at, number in enumerate(counts) if 0 < number < 5)
    enough = sum(number >= 5 for number in counts)
    if out and enough:
        assert len(out) >= 2
        assert sum(counts[at] for at in out) >= 5


@given(st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 30), min_size=1))
def test_merged_groups_are_large_enough_whenever_all_together_are(counts):
    told: Counter[str] = Counter()
    for name, group in merged(counts).items():
        told[group] += counts[name]
    if sum(counts.values()) >= 5:
        assert all(number == 0 or number >= 5 for number in told.values())


@given(st.lists(st.tuples(*[st.sampled_from(["", "a", "b"])] * 3), max_size=40))
def test_released_rows_point_at_nobody_unless_there_are_too_few_rows_at_all(rows):
    kept, blanked = released([list(row) for row in rows])
    if len(rows) >= 5:
        assert unsafe_rows(kept) == []
    assert sum(blanked) == sum(
        a != b for old, new in zip(rows, kept, strict=True) for a, b in zip(old, new, strict=True)
    )


def test_a_plot_holds_every_interval_between_its_ticks():
    figure = {"value": 0.8, "margin": 0.05}
    plot = intervals([Interval(name="Huyện", figure=figure), Interval(name="Hidden", figure=None)])
    assert plot is not None
    assert len(plot.marks) == 1
    assert plot.ticks[0][0] <= plot.marks[0].low < plot.marks[0].x < plot.marks[0].high <= plot.ticks[-1][0] + 0.1
    assert intervals([]) is None
