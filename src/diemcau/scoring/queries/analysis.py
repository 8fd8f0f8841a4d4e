"""Everything that the analysis of a block, or of one unit, is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.scoring.domain.analysis import (
    Lift,
    Loss,
    RankRange,
    block_losses,
    field_losses,
    index_margin,
    lifts,
    losses,
    rank_ranges,
)
from diemcau.scoring.domain.comparison import Comparison, compared
from diemcau.scoring.domain.finished import Finished, from_content
from diemcau.scoring.domain.points import HUNDRED, ZERO
from diemcau.scoring.domain.ranking import Row
from diemcau.scoring.models import Approval, Block, Entrant, Figure, SelfScore
from diemcau.scoring.models.fields import as_points, raw
from diemcau.scoring.queries.finished import imported_result, provisional_result
from diemcau.scoring.queries.standings import Standing, standing, unasked
from diemcau.scoring.queries.successors import predecessors_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How far a unit's own opinion of itself lies from the council's, on the lines that it reports."""

    entrant: int
    unit: str
    own: Decimal
    given: Decimal

    @property
    def gap(self) -> Decimal:
        return self.own - self.given


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A block: `losses` on average, most first; `ranges` say which ranks the survey's margin leaves open."""

    now: Standing
    losses: list[Loss]
    fields: list[Loss]
    distances: list[Distance]
    ranges: list[RankRange]
    comparisons: list[Comparison]
    previous: Finished | None

    @property
    def has_margins(self) -> bool:
        return any(each.margin for each in self.ranges)


def analysis_of(block: Block) -> Analysis:
    """Nine queries, whatever the number of units."""
    now = standing(block)
    lines = _lines(now)
    skipped = unasked(block, now.lines)
    units = [(points.by_code, points.not_applicable | skipped) for points in now.points.values()]
    previous = previous_result(block)
    return Analysis(
        now=now,
        losses=block_losses(units, lines),
        fields=field_losses(
            (row.result.fields for row in now.rows), {each.code: each.name for each in now.lines.criteria.fields}
        ),
        distances=_distances(block, now),
        ranges=_ranges(block, now),
        comparisons=_comparisons(block, now, previous) if previous else [],
        previous=previous,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAnalysis:
    """One unit: where its points went, what each would bring, beside the average of the block."""

    row: Row
    losses: list[Loss]
    lifts: list[Lift]
    fields: list[tuple[str, Decimal, Decimal, Decimal]]  # name, points, applicable, lost


def unit_analysis(entrant: Entrant, now: Standing | None = None) -> UnitAnalysis | None:
    """None while the unit still lacks points."""
    block = entrant.block
    now = now or standing(block)
    row = next((each for each in now.rows if each.unit == str(entrant.pk)), None)
    if row is None:
        return None
    points = now.points[entrant.pk]
    found = losses(points.by_code, _lines(now), points.not_applicable | unasked(block, now.lines))
    others = [each.result.index for each in now.rows if each is not row]
    names = {field.code: field.name for field in now.lines.criteria.fields}
    return UnitAnalysis(
        row=row,
        losses=found,
        lifts=lifts(found[:15], index=row.result.index, applicable=row.result.applicable, others=others),
        fields=[
            (f"{each.code}. {names[each.code]}", each.points, each.applicable, each.applicable - each.points)
            for each in row.result.fields
        ],
    )


def previous_result(block: Block) -> Finished | None:
    """Last year's table, wherever it comes from."""
    if block.previous_ranking:
        return imported_result(block.previous_ranking)
    if block.previous_block:
        approval = Approval.objects.filter(block=block.previous_block).first()
        return from_content(approval.content) if approval else None
    return None


def field_shares(now: Standing) -> list[tuple[str, str, Decimal]]:
    """Unit, field and how much of it was reached, in percent, in the order of the table."""
    return [
        (now.units[int(row.unit)], each.code, each.points / each.applicable * HUNDRED)
        for row in now.rows
        for each in row.result.fields
        if each.applicable
    ]


def criterion_shares(now: Standing, rows: Sequence[Row]) -> list[tuple[str, str, Decimal]]:
    """The same by sub-criterion, for some of the rows."""
    return [
        (now.units[int(row.unit)], leaf.code, got / leaf.ceiling * HUNDRED)
        for row in rows
        for leaf in now.lines.leaves
        if (got := now.points[int(row.unit)].by_code.get(leaf.code)) is not None
    ]


def _lines(now: Standing) -> list[tuple[str, str, Decimal]]:
    return [(leaf.code, leaf.name, leaf.ceiling) for leaf in now.lines.leaves]


def _distances(block: Block, now: Standing) -> list[Distance]:
    codes = {leaf.pk: leaf.code for leaf in now.lines.leaves}
    own: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    given: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    reported = SelfScore.objects.filter(
        entrant__block=block, criterion__criteria_set=block.criteria_set_id, points__isnull=False
    ).values_list("entrant_id", "criterion_id", raw("points"))
    for entrant, criterion, points in reported.iterator(chunk_size=5000):
        known = now.points.get(entrant)
        got = known.by_code.get(codes[criterion]) if known else None
        if got is not None:
            own[entrant] += as_points(points)
            given[entrant] += got
    found = [Distance(entrant=pk, unit=now.units[pk], own=own[pk], given=given[pk]) for pk in own if pk in now.units]
    return sorted(found, key=lambda each: -each.gap)


def _ranges(block: Block, now: Standing) -> list[RankRange]:
    parts: defaultdict[int, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    figures = Figure.objects.filter(
        entrant__block=block, criterion__criteria_set=block.criteria_set_id, margin__isnull=False
    ).select_related("criterion")
    for each in figures:
        scale = Decimal(each.criterion.rule.get("of", HUNDRED))
        parts[each.entrant_id].append((each.criterion.ceiling, (each.margin or ZERO) / scale * HUNDRED))
    rows = [
        (
            now.units[int(row.unit)],
            row.rank,
            row.result.index,
            index_margin(parts[int(row.unit)], row.result.applicable),
        )
        for row in now.rows
    ]
    return rank_ranges(rows)


def _comparisons(block: Block, now: Standing, previous: Finished) -> list[Comparison]:
    return compared(provisional_result(block, now), previous, predecessors_of(now.organisations.values()))
