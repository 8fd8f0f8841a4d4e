"""Criteria sets as files: bundled, brought as `.xlsx` or YAML, taken out, put in place of another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.kernel.errors import DomainError, Refused, Unreadable
from diemcau.scoring.actions import adopt_criteria, change_criteria, mark
from diemcau.scoring.domain import bundled
from diemcau.scoring.domain.criteria import CriteriaSet, problems
from diemcau.scoring.domain.criteria_files import faults, read_fields, read_heading, workbook, yaml_file
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.rule_words import read_rule, written_rule
from diemcau.scoring.domain.sheets import Opinion
from diemcau.scoring.domain.versions import differences
from diemcau.scoring.models import Change, Criterion, Mark, Score, SelfScore
from diemcau.scoring.queries.criteria import lines_of
from tests import build
from tests.scoring import build as make

HEADING = ["Mã", "Nội dung", "Điểm tối đa", "Cách chấm", "Tham số", "Cần minh chứng"]


@pytest.mark.parametrize(
    ("key", "ceiling", "survey"),
    [
        ("so-ban-nganh", 100, 20),
        ("cap-huyen", 100, 20),
        ("cap-xa", 100, 30),
        ("nganh-doc", 60, 20),
        ("cap-tinh-2948", 100, 0),
    ],
)
def test_each_bundled_set_adds_up_and_says_that_it_is_an_illustration(key, ceiling, survey):
    found = bundled.all_sets()[key]
    assert problems(found.criteria, expected=Decimal(ceiling)) == []
    assert sum(leaf.ceiling for leaf in found.criteria.leaves() if leaf.rule["kind"] == "survey") == survey
    assert found.note


def test_the_national_set_of_2017_has_its_eight_fields():
    fields = bundled.all_sets()["cap-tinh-2948"].criteria.fields
    assert [str(field.ceiling) for field in fields] == ["10", "10", "14.5", "11", "16", "7", "16", "15.5"]


@pytest.mark.parametrize("key", sorted(bundled.all_sets()))
@pytest.mark.parametrize("write", [workbook, yaml_file])
def test_a_set_that_is_taken_out_comes_back_the_same(key, write):
    criteria = bundled.all_sets()[key].criteria
    back = CriteriaSet(name="", year=2023, block="", version=1, fields=read_fields(write(criteria)))
    assert differences(criteria, back) == []


def test_a_table_of_an_office_is_read_with_its_title_above_and_vietnamese_decimals():
    content = make.xlsx(
        ["ỦY BAN NHÂN DÂN TỈNH"],
        ["BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"],
        HEADING,
        ["1", "Chỉ đạo, điều hành", "3,5"],
        ["1.1", "Kế hoạch", "1,5", "theo bậc", "90=1,5; 80=0,75", "x"],
        ["1.2.", "Báo cáo", 2, "trừ theo ngày trễ", "mỗi ngày=0,25; miễn=2", ""],
        merge="A1:F1",
    )
    (field,) = read_fields(content)
    first, second = field.leaves()
    assert field.ceiling == Decimal("3.5")
    assert (first.rule, first.needs_evidence) == ({"kind": "steps", "steps": [["90", "1.5"], ["80", "0.75"]]}, True)
    assert (second.code, second.rule) == ("1.2", {"kind": "lateness", "per_day": "0.25", "grace": "2"})


@pytest.mark.parametrize(
    ("rows", "merge", "sentence"),
    [
        ([HEADING, ["1", "A", "3,5"], ["1.1", "B", "3,5", "có hoặc không"]], "A2:A3", "bị gộp làm một"),
        ([HEADING, ["1", "A", "ba điểm", "có hoặc không"]], "", "“ba điểm” không phải là số"),
        ([HEADING, ["1", "A", "3", "tùy"]], "", "Cách chấm “tùy” không có"),
        ([HEADING, ["1", "A", "3", "theo bậc", "90"]], "", "phải có dạng tên=số"),
        ([HEADING, ["", "A", "3", "có hoặc không"]], "", "chưa có mã"),
        ([HEADING], "", "không có dòng nào"),
        ([["Tên", "Điểm"], ["A", 1]], "", "Không thấy dòng tiêu đề"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_with_its_line(rows, merge, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_fields(make.xlsx(*rows, merge=merge))


def test_every_cell_that_makes_no_sense_is_named_and_not_the_first_alone():
    content = make.xlsx(
        HEADING,
        ["1", "A", "ba điểm", "có hoặc không"],
        ["2", "B", "2", "có hoặc không"],
        ["", "C", "3", "có hoặc không"],
        ["4", "D", "3", "tùy"],
    )
    assert [(fault.line, fault.message.split(";")[0][:20]) for fault in faults(content)] == [
        (2, "Mã 1: “ba điểm” khôn"),
        (4, "“C” chưa có mã."),
        (5, "Mã 4: Cách chấm “tùy"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("fields: &a [*a]", "tham chiếu"),
        ("{{", "không phải .xlsx"),
        ("fields: 3", "chưa có mục “fields”"),
        ("fields: [{code: 1}]", "phải có code, name và ceiling"),
        ("fields: [{code: 1, name: A, ceiling: x}]", "không phải là số"),
        ("fields: [{code: 1, name: A, ceiling: 1, rule: yes}]", "rule"),
        ("fields:\n" + "- {code: 1, name: A, ceiling: 1}\n" * 601, "hơn 600 dòng"),
        ("!!python/object/apply:os.system ['true']", "không phải .xlsx"),
    ],
)
def test_a_yaml_file_that_makes_no_sense_is_refused(text, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_fields(text.encode())


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_whatever_is_sent_is_read_or_refused_with_a_sentence(content):
    for read in (read_fields, read_heading):
        try:
            read(content)
        except DomainError:
            continue


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "yes_no"},
        {"kind": "steps", "steps": [["90", "2"], ["80", "1.5"]]},
        {"kind": "share", "floor": "0.8", "cap": "0.95"},
        {"kind": "lateness", "per_day": "0.25", "grace": "2"},
        {"kind": "count", "penalty": "0.5"},
        {"kind": "table", "rows": {"Tốt": "2", "Khá": "1.25"}},
        {"kind": "survey"},
        {"kind": "figure", "of": "1000"},
    ],
)
def test_a_rule_in_two_cells_is_the_same_rule_again(rule):
    assert read_rule(*written_rule(rule)) == rule


@pytest.mark.django_db
def test_a_set_whose_ceilings_do_not_add_up_is_not_kept():
    broken = make.criteria(make.parent("1", make.item("1.1", 2)), make.item("1", 3))
    with pytest.raises(Refused, match=r"Mã 1 đứng hai lần.* Bộ chỉ số chưa được lưu"):
        adopt_criteria(broken, owner=build.organisation(), by=None)
    assert not Criterion.objects.exists()


@pytest.mark.django_db
def test_the_rows_of_a_set_are_the_set_again():
    criteria = bundled.all_sets()["so-ban-nganh"].criteria
    kept = make.criteria_set(criteria)
    assert lines_of(kept).criteria == criteria


@pytest.fixture
def scored():
    """One unit with answers and two opinions each; the first line counts."""
    entrant = make.entrant(block=make.block(phase=Phase.SELF))
    people = make.people(entrant.block, entrant)
    make.answered(entrant, "1.1", value=1, by=people.contact)
    make.answered(entrant, "1.2", part=90, whole=100, explanation="x", by=people.contact)
    make.move(entrant.block, Phase.APPRAISAL)
    for each in (people.first, people.second):
        for code, points in (("1.1", "2"), ("1.2", "5.4")):
            mark(entrant, make.line(entrant, code), Opinion(make.d(points)), reason="", revision=0, by=each)
    return entrant, people


def lower(entrant):
    fields = (
        make.parent("1", make.item("1.1", 1), make.item("1.2", 6, {"kind": "share", "floor": "0.5"}, evidence=True)),
        make.parent("2", make.item("2.1", 3, "survey")),
    )
    old = entrant.block.criteria_set
    return adopt_criteria(make.criteria(*fields), owner=old.owner, by=None, family=old.family)


@pytest.mark.django_db
def test_a_ceiling_lowered_after_scoring_began_keeps_answers_and_asks_for_points_again(scored):
    entrant, people = scored
    new = lower(entrant)
    done = change_criteria(entrant.block, new, by=people.organiser)
    assert done == {"rescored": 1, "removed": 3}
    assert dict(SelfScore.objects.values_list("criterion__code", "points")) == {"1.1": 1, "1.2": make.d("5.4")}
    assert list(Score.objects.values_list("criterion__code", "criterion__criteria_set")) == [("1.2", new.pk)]
    assert set(Mark.objects.values_list("criterion__code", flat=True)) == {"1.2"}
    told = Change.objects.filter(criterion__code="1.1", criterion__criteria_set=new)
    assert {(each.stage, each.before, each.after) for each in told} == {
        ("criteria", "2", "1"),
        ("mark", "2", "chờ chấm lại"),
        ("score", "2", "chờ chấm lại"),
    }
    assert "điểm tối đa nay là 1" in told.last().reason


@pytest.mark.django_db
def test_a_decided_block_keeps_its_set(scored):
    entrant, people = scored
    make.move(entrant.block, Phase.APPROVED)
    with pytest.raises(Refused, match="đã được phê duyệt"):
        change_criteria(entrant.block, lower(entrant), by=people.organiser)


@pytest.mark.django_db
def test_a_line_that_is_gone_comes_back_with_its_points(scored):
    entrant, people = scored
    old = entrant.block.criteria_set
    new = adopt_criteria(make.criteria(make.item("1.1", 2)), owner=old.owner, by=None, family=old.family)
    change_criteria(entrant.block, new, by=people.organiser)
    assert Score.objects.filter(criterion__criteria_set=new).count() == 1
    change_criteria(entrant.block, old, by=people.organiser)
    assert Score.objects.filter(criterion__criteria_set=old).count() == 2
