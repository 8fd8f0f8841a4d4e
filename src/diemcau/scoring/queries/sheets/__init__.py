"""Everything that stands on one unit's sheet: its own points, evidence, opinions, what counts, explanations."""

from __future__ import annotations

from collections import defaultdict

from diemcau.scoring.models import (
    Appraiser,
    Criterion,
    Entrant,
    EvidenceUse,
    Explanation,
    Figure,
    Mark,
    Score,
    SelfScore,
)
from diemcau.scoring.queries.sheets.rows import Heading, Line, Piece, Sheet

__all__ = ["Heading", "Line", "Piece", "Sheet", "left_of", "sheet_of"]


def sheet_of(entrant: Entrant, *, only: Criterion | None = None) -> Sheet:
    """Eight queries, whatever the size; with `only` the sheet of that one line.

    Args:
        entrant: with its block loaded.
    """
    block = entrant.block
    rows = Criterion.objects.filter(criteria_set=block.criteria_set_id)
    if only is not None:
        rows = rows.filter(pk=only.pk)
    of = {"entrant": entrant} | ({"criterion": only} if only is not None else {})
    own = {each.criterion_id: each for each in SelfScore.objects.filter(**of).select_related("by")}
    scores = {each.criterion_id: each for each in Score.objects.filter(**of).select_related("by")}
    explanations = {each.criterion_id: each for each in Explanation.objects.filter(**of).select_related("replied_by")}
    figures = {each.criterion_id: each for each in Figure.objects.filter(**of)}
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for each in Mark.objects.filter(**of).select_related("by").order_by("pk"):
        marks[each.criterion_id].append(each)
    pieces = _pieces(entrant, only)
    lines = {
        row.pk: Line(
            criterion=row,
            wanted=block.appraisers,
            own=own.get(row.pk),
            pieces=pieces.get(row.pk, []),
            marks=marks.get(row.pk, []),
            score=scores.get(row.pk),
            explanation=explanations.get(row.pk),
            figure=figures.get(row.pk),
        )
        for row in rows
        if row.kind
    }
    seats = list(Appraiser.objects.filter(entrant=entrant).select_related("account"))
    return Sheet(entrant=entrant, rows=_in_order(list(rows), lines), seats=seats)


def left_of(entrant: Entrant) -> list[Criterion]:
    """What keeps a unit from handing in its sheet."""
    return [line.criterion for line in sheet_of(entrant).left]


def _pieces(entrant: Entrant, only: Criterion | None) -> dict[int, list[Piece]]:
    uses = (
        EvidenceUse.objects.filter(evidence__entrant=entrant)
        .select_related("evidence__version")
        .order_by("evidence_id")
    )
    if only is not None:
        uses = uses.filter(criterion=only)
    known: dict[int, Piece] = {}
    found: defaultdict[int, list[Piece]] = defaultdict(list)
    for use in uses:
        piece = known.setdefault(use.evidence_id, Piece(use.evidence, use.evidence.is_lost))
        found[use.criterion_id].append(piece)
    return found


def _in_order(rows: list[Criterion], lines: dict[int, Line]) -> list[Heading | Line]:
    """Headings with the lines that stand anywhere below them."""
    parents = {row.pk: row.parent_id for row in rows}
    below: defaultdict[int, list[Line]] = defaultdict(list)
    for pk, line in lines.items():
        above = parents[pk]
        while above is not None:
            below[above].append(line)
            above = parents.get(above)
    found: list[Heading | Line] = []
    for row in rows:
        if row.parent_id is None or row.pk not in lines:
            inside = below[row.pk] or ([lines[row.pk]] if row.pk in lines else [])
            found.append(Heading(criterion=row, is_field=row.parent_id is None, lines=inside))
        if row.pk in lines:
            found.append(lines[row.pk])
    return found
