"""What a leader can act on."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.directory.models import Succession
from diemcau.scoring.domain.analysis import block_losses, field_losses, index_margin, lifts, losses, rank_ranges
from diemcau.scoring.domain.charts import distribution, drawn, heat_map, slope, waterfall
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.results import FieldPoints
from diemcau.scoring.models import Figure, Ranking, RankingRow, Score, SelfScore
from diemcau.scoring.queries.analysis import analysis_of, unit_analysis
from tests import build
from tests.scoring import build as make

LINES = [("1", "A", Decimal(4)), ("2", "B", Decimal(6))]


def test_losses_stand_most_first_and_leave_out_what_does_not_apply():
    found = losses({"1": Decimal(1), "2": Decimal(5)}, LINES, frozenset({"2"}))
    assert [(each.code, each.lost, each.share) for each in found] == [("1", 3, 75)]


def test_a_block_loses_on_average_of_those_to_whom_a_line_applies():
    units = [({"1": Decimal(4), "2": Decimal(3)}, frozenset()), ({"1": Decimal(2)}, frozenset({"2"}))]
    assert [(each.code, each.lost, each.units) for each in block_losses(units, LINES)] == [("2", 3, 1), ("1", 1, 2)]


def test_a_block_loses_by_field_what_applied_there():
    units = [
        [
            FieldPoints(code="1", points=Decimal(8), applicable=Decimal(10)),
            FieldPoints(code="2", points=Decimal(5), applicable=Decimal(5)),
        ],
        [
            FieldPoints(code="1", points=Decimal(5), applicable=Decimal(6)),
            FieldPoints(code="2", points=Decimal(0), applicable=Decimal(0)),
        ],
    ]
    (found,) = field_losses(units, {"1": "Thể chế", "2": "Hài lòng"})
    assert (found.name, found.lost, found.ceiling, found.units) == ("Thể chế", Decimal("1.5"), 8, 2)


def test_what_would_lift_a_unit_says_index_and_rank_then():
    found = losses({"1": Decimal(1), "2": Decimal(6)}, LINES)
    (lift,) = lifts(found, index=Decimal(70), applicable=Decimal(10), others=[Decimal(90), Decimal(100), Decimal(80)])
    assert (lift.index, lift.rank) == (100, 1)


def test_margins_of_independent_figures_add_up_as_squares():
    assert index_margin([(Decimal(3), Decimal(10)), (Decimal(4), Decimal(10))], Decimal(10)) == 5


def test_a_rank_is_open_where_intervals_overlap():
    rows = [("A", 1, Decimal(90), Decimal(1)), ("B", 2, Decimal("88.5"), Decimal(1)), ("C", 3, Decimal(80), Decimal(1))]
    assert [(each.unit, each.best, each.worst) for each in rank_ranges(rows)] == [("A", 1, 2), ("B", 1, 2), ("C", 3, 3)]


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 10)), min_size=1, max_size=30))
def test_the_rank_itself_lies_in_its_range_and_without_margins_is_the_range(units):
    ordered = sorted(((Decimal(index), Decimal(margin)) for index, margin in units), reverse=True)
    ranks = [1 + sum(other > index for other, _m in ordered) for index, _margin in ordered]
    rows = [(str(n), rank, index, margin) for n, (rank, (index, margin)) in enumerate(zip(ranks, ordered, strict=True))]
    assert all(each.best <= each.rank <= each.worst for each in rank_ranges(rows))
    sure = rank_ranges([(unit, rank, index, Decimal(0)) for unit, rank, index, _margin in rows])
    assert all(each.best == each.worst == each.rank for each in sure)


@pytest.mark.parametrize(
    "spec",
    [
        heat_map([("Sở A", "1", Decimal(90))], columns=["1"], description="Bản đồ"),
        slope([("Sở A", 2, 1), ("Sở B", 1, 1)], years=("2022", "2023"), description="Hạng"),
        waterfall(Decimal(100), [("1. Thể chế", Decimal("2.5"))], description="Thác"),
        distribution([("Sở", [("Sở A", Decimal(90)), ("Sở B", Decimal(80))])], description="Phân bố"),
    ],
    ids=["heat", "slope", "waterfall", "distribution"],
)
def test_the_same_specification_is_drawn_for_documents(spec):
    svg = drawn(spec)
    assert (svg.startswith("<svg") and "Sở A" in svg) or "Thể chế" in svg
    assert spec["description"]


def scored(block, organisation, *points):
    entrant = make.entrant(block=block, organisation=organisation)
    for code, got in zip(("1.1", "1.2", "2.1"), points, strict=True):
        Score.objects.create(
            entrant=entrant,
            criterion=make.line(entrant, code),
            points=make.d(got),
            how="agreed",
            at=block.campaign.created_at,
        )
    return entrant


@pytest.mark.django_db
def test_units_that_merged_are_compared_with_those_they_took_over_and_marked():
    old, other, new = (
        build.organisation(name=name) for name in ("Sở TT&TT", "Sở KH&CN cũ", "Sở Khoa học và Công nghệ")
    )
    for each in (old, other):
        Succession.objects.create(predecessor=each, successor=new, on=date(2025, 3, 1))
    block = make.block(phase=Phase.PROVISIONAL)
    ranking = Ranking.objects.create(
        conference=block.campaign.conference, title="2022", year=2022, decision="1/QĐ", block="Sở"
    )
    for position, (body, index) in enumerate(((old, "80.00"), (other, "90.00")), start=1):
        RankingRow.objects.create(
            ranking=ranking, position=position, rank=position, name=body.name, organisation=body, index=index
        )
    block.previous_ranking = ranking
    block.save()
    scored(block, new, 2, 5, 2)
    (found,) = analysis_of(block).comparisons
    assert (found.merged, found.before, found.index_before, found.change) == (True, ("Sở TT&TT", "Sở KH&CN cũ"), 85, 5)
    assert found.climb is None


@pytest.mark.django_db
def test_the_survey_margin_opens_ranks_and_the_gap_to_the_own_opinion_is_told():
    block = make.block(phase=Phase.PROVISIONAL)
    first = scored(block, build.organisation(), 2, 5, 2)
    second = scored(block, build.organisation(), 2, 5, "1.9")
    for each in (first, second):
        Figure.objects.create(
            entrant=each, criterion=make.line(each, "2.1"), value=95, margin=5, source="x", at=block.campaign.created_at
        )
    SelfScore.objects.create(entrant=first, criterion=make.line(first, "1.2"), points=6, at=block.campaign.created_at)
    found = analysis_of(block)
    assert [(each.best, each.worst, each.margin) for each in found.ranges] == [(1, 2, 1), (1, 2, 1)]
    assert [(each.own, each.given, each.gap) for each in found.distances] == [(6, 5, 1)]
    unit = unit_analysis(first)
    assert [(each.loss.code, each.index, each.rank) for each in unit.lifts] == [("1.2", 100, 1)]
    assert unit.fields[0][1:] == (7, 8, 1)
