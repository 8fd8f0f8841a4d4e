"""A block in order, checked against tables that were really published."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.criteria import CriteriaSet, Item, problems
from diemcau.scoring.domain.ranking import Grade, Settings, Ties, ranked
from diemcau.scoring.domain.results import Result, result

DATA = Path(__file__).resolve().parents[3] / "shared" / "reference" / "data"
published = pytest.mark.skipif(not DATA.exists(), reason="../shared with the published tables is not here")


def reached(unit, points, *, applicable="100", surveyed="0") -> Result:
    points, surveyed = Decimal(points), Decimal(surveyed)
    return Result(
        unit=unit, points=points, applicable=Decimal(applicable), appraised=points - surveyed, surveyed=surveyed
    )


def places(rows):
    return [(row.rank, row.unit) for row in rows]


def test_units_with_the_same_shown_index_share_a_rank_and_the_next_one_stays_empty():
    block = [
        reached("Nam Từ Liêm", "95.7"),
        reached("Đống Đa", "96.3"),
        reached("Hoàn Kiếm", "95.7"),
        reached("Cầu Giấy", "95.22"),
    ]
    assert places(ranked(block, Settings(places=1))) == [
        (1, "Đống Đa"),
        (2, "Hoàn Kiếm"),
        (2, "Nam Từ Liêm"),
        (4, "Cầu Giấy"),
    ]


def test_a_tie_can_be_broken_by_what_rounding_hid_then_by_the_appraised_part():
    block = [
        reached("A", "90.001"),
        reached("B", "90.004"),
        reached("C", "90.001", surveyed="30"),
        reached("D", "90.001", surveyed="30"),
    ]
    assert places(ranked(block, Settings(ties=Ties.BROKEN))) == [(1, "B"), (2, "A"), (3, "C"), (3, "D")]


def test_the_index_is_points_over_what_applied():
    """Thanh Hóa 2023, Ban Dân tộc: 68.32 points of the 84 that applied are 81.33 %."""
    (row,) = ranked([reached("Ban Dân tộc", "68.32", applicable="84")], Settings())
    assert row.shown == Decimal("81.33")


@published
def test_a_full_published_table_of_63_provinces_comes_out_in_its_order():
    with (DATA / "pci_2020_63_provinces.csv").open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    rows = ranked([reached(line["province"], line["score"]) for line in table], Settings())
    ours = {row.unit: (row.rank, row.shown) for row in rows}
    # The table numbers equal scores one after the other; ours gives them the first of these numbers.
    first = {}
    for line in table:
        first.setdefault(line["score"], int(line["rank_as_published"]))
    assert ours == {
        line["province"]: (first[line["score"]], Decimal(line["score"]).quantize(Decimal("0.01"))) for line in table
    }
    assert sum(rank != int(line["rank_as_published"]) for line in table for rank, _ in [ours[line["province"]]]) == 3


@published
def test_published_provincial_results_follow_from_their_points():
    with (DATA / "provincial_internal_results.csv").open(encoding="utf-8") as file:
        table = [line for line in csv.DictReader(file) if line["points"] and line["index_pct"]]
    applicable = {"Ban Dân tộc": "84"}
    for line in table:
        whole = "70" if line["province"] == "Nam Định" else applicable.get(line["unit"], "100")
        shown_places = len(line["index_pct"].partition(".")[2])
        (row,) = ranked([reached(line["unit"], line["points"], applicable=whole)], Settings(places=shown_places))
        # Nam Định's averages are means of rounded indices: 61.46 of 70 is 87.80, 62.62 is 89.46 against 89.45 printed.
        assert abs(row.shown - Decimal(line["index_pct"])) <= (Decimal("0.01") if whole == "70" else 0), line["unit"]
    assert len(table) == 10


def test_a_grade_needs_its_threshold_and_its_surveyed_share():
    grades = (
        Grade(name="Xuất sắc", least=Decimal(90), survey_least=Decimal(80)),
        Grade(name="Tốt", least=Decimal(80)),
        Grade(name="Khá", least=Decimal(65)),
    )
    block = [
        Result(
            unit="A",
            points=Decimal(92),
            applicable=Decimal(100),
            appraised=Decimal(75),
            surveyed=Decimal(17),
            survey_ceiling=Decimal(20),
        ),
        Result(
            unit="B",
            points=Decimal(91),
            applicable=Decimal(100),
            appraised=Decimal(76),
            surveyed=Decimal(15),
            survey_ceiling=Decimal(20),
        ),
        reached("C", "79.995"),
        reached("D", "64.99"),
    ]
    assert [(row.unit, row.grade) for row in ranked(block, Settings(grades=grades))] == [
        ("A", "Xuất sắc"),
        ("B", "Tốt"),
        ("C", "Tốt"),
        ("D", None),
    ]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=40), st.sampled_from(Ties), st.randoms())
def test_the_table_does_not_depend_on_the_order_of_what_came_in(points, ties, chance):
    block = [reached(f"Đơn vị {n:02}", Decimal(p) / 100) for n, p in enumerate(points)]
    shuffled = chance.sample(block, len(block))
    settings = Settings(places=1, ties=ties)
    assert ranked(block, settings) == ranked(shuffled, settings)
    ranks = [row.rank for row in ranked(block, settings)]
    assert all(rank == 1 + sum(other < rank for other in ranks) for rank in ranks)


def a_set(**rule_of) -> CriteriaSet:
    leaf = {"rule": {"kind": "yes_no"}}
    return CriteriaSet(
        name="Bộ chỉ số minh họa",
        year=2023,
        block="Sở, ban, ngành",
        version=1,
        fields=(
            Item(
                code="1",
                name="Chỉ đạo điều hành",
                ceiling=Decimal(3),
                children=(
                    Item(code="1.1", name="Kế hoạch", ceiling=Decimal(1), **leaf),
                    Item(code="1.2", name="Báo cáo", ceiling=Decimal(2), **leaf),
                ),
            ),
            Item(code="2", name="Hài lòng", ceiling=Decimal(1), rule={"kind": "survey"}),
        ),
    )


def test_what_does_not_apply_leaves_the_denominator():
    got = result("Sở X", a_set(), {"1.1": Decimal(1), "2": Decimal("0.5")}, not_applicable=frozenset({"1.2"}))
    assert (got.points, got.applicable, got.index, got.survey_share) == (
        Decimal("1.5"),
        Decimal(2),
        Decimal(75),
        Decimal(50),
    )


def test_missing_points_are_named():
    with pytest.raises(Refused, match=r"Sở X chưa có điểm tiêu chí 1\.2"):
        result("Sở X", a_set(), {"1.1": Decimal(1), "2": Decimal("0.5")})


def test_ceilings_that_do_not_add_up_are_named():
    broken = CriteriaSet(
        name="B",
        year=2023,
        block="Sở",
        version=1,
        fields=(
            Item(
                code="1",
                name="A",
                ceiling=Decimal(3),
                children=(Item(code="1.1", name="B", ceiling=Decimal(2), rule={"kind": "yes_no"}),),
            ),
        ),
    )
    assert problems(broken, expected=Decimal(100)) == [
        "Tiêu chí 1 có điểm tối đa 3 nhưng các mục con cộng lại được 2; hãy sửa cho khớp.",
        "Các lĩnh vực cộng lại được 3, khác 100 điểm đã định.",
    ]
    assert problems(a_set(), expected=Decimal(4)) == []
