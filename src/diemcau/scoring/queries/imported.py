"""The analysis of a ranking that was decided elsewhere: whatever its table gives away."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from diemcau.scoring.domain.analysis import Loss, field_losses
from diemcau.scoring.domain.comparison import Comparison, compared
from diemcau.scoring.domain.finished import Finished, FinishedRow, from_content
from diemcau.scoring.domain.points import HUNDRED
from diemcau.scoring.domain.results import FieldPoints
from diemcau.scoring.models import Approval, Ranking
from diemcau.scoring.queries.finished import imported_result
from diemcau.scoring.queries.successors import predecessors_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedAnalysis:
    """`fields` where the headings told ceilings; `comparisons` where a table of the year before is here."""

    finished: Finished
    indices: list[tuple[str, Decimal]]  # unit, index; points where the table has no index
    fields: list[Loss]
    shares: list[tuple[str, str, Decimal]]  # unit, field, percent of its ceiling
    previous: Finished | None
    comparisons: list[Comparison]


def imported_analysis(ranking: Ranking) -> ImportedAnalysis:
    """Five queries at most."""
    finished = imported_result(ranking)
    previous = year_before(ranking)
    points = {row.unit: _field_points(finished, row) for row in finished.rows}
    bodies = [row.organisation for row in finished.rows if row.organisation]
    return ImportedAnalysis(
        finished=finished,
        indices=[(row.unit, Decimal(told)) for row in finished.rows if (told := row.index or row.points)],
        fields=field_losses(points.values(), {each.code: each.name for each in finished.fields if each.ceiling}),
        shares=[
            (unit, each.code, each.points / each.applicable * HUNDRED)
            for unit, found in points.items()
            for each in found
        ],
        previous=previous,
        comparisons=compared(finished, previous, predecessors_of(bodies)) if previous else [],
    )


def year_before(ranking: Ranking) -> Finished | None:
    """The newest table of the same kind and block a year earlier, imported or scored here."""
    owner = ranking.conference.owner_id
    imported = Ranking.objects.filter(
        conference__owner=owner, year=ranking.year - 1, kind=ranking.kind, block__iexact=ranking.block
    ).first()
    if imported:
        return imported_result(imported)
    approval = (
        Approval.objects.filter(
            block__campaign__conference__owner=owner,
            block__campaign__year=ranking.year - 1,
            block__name__iexact=ranking.block,
        ).last()
        if ranking.kind == "index"
        else None
    )
    return from_content(approval.content) if approval else None


def _field_points(finished: Finished, row: FinishedRow) -> list[FieldPoints]:
    return [
        FieldPoints(code=field.code, points=Decimal(got), applicable=Decimal(field.ceiling))
        for field, got in zip(finished.fields, row.fields, strict=True)
        if got and field.ceiling
    ]
