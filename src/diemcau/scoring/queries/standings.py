"""A block in order, out of the points that count now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from diemcau.scoring.domain.points import rounded
from diemcau.scoring.domain.ranking import Row, ranked
from diemcau.scoring.domain.results import Result, result
from diemcau.scoring.models import Block, Entrant, Score
from diemcau.scoring.models.fields import PLACES, as_points, raw
from diemcau.scoring.queries.criteria import Lines, lines_of


@dataclass(frozen=True, slots=True)
class Points:
    """What counts of one unit: points by code, and what does not apply."""

    by_code: dict[str, Decimal]
    not_applicable: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A block at this moment. `rows` are in order; `unfinished` says how many points each other unit still lacks."""

    lines: Lines
    rows: list[Row]
    units: dict[int, str]  # entrant → name, in the order of the directory
    organisations: dict[int, int]  # entrant → organisation
    points: dict[int, Points]
    unfinished: dict[int, int]

    @property
    def entrants(self) -> list[int]:
        """The entrant of each row: `rows` name units by the key of their entrant."""
        return [int(row.unit) for row in self.rows]


def standing(block: Block, *, lines: Lines | None = None) -> Standing:
    """Three queries and one pass; equal points give the same table whatever order they come in.

    Args:
        block: with its criteria set loaded.
    """
    lines = lines or lines_of(block.criteria_set)
    entrants = Entrant.objects.filter(block=block).order_by(
        "organisation__rank", "organisation__area_code", "organisation_id"
    )
    units, organisations = {}, {}
    for pk, organisation, name in entrants.values_list("pk", "organisation", "organisation__name"):
        units[pk], organisations[pk] = name, organisation
    points = points_of(block, lines)
    settings = block.settings
    results: list[Result] = []
    unfinished: dict[int, int] = {}
    leaves = [leaf.code for leaf in lines.leaves]
    for pk in units:
        known = points.get(pk) or Points({}, frozenset())
        skipped = known.not_applicable | unasked(block, lines)
        lacking = sum(code not in known.by_code and code not in skipped for code in leaves)
        if lacking or len(skipped) == len(leaves):
            unfinished[pk] = lacking
            continue
        results.append(
            result(str(pk), lines.criteria, known.by_code, not_applicable=skipped, rescaled=settings.rescaled)
        )
    rows = _in_order(ranked(results, settings), list(units))
    return Standing(
        lines=lines, rows=rows, units=units, organisations=organisations, points=points, unfinished=unfinished
    )


def points_of(block: Block, lines: Lines) -> dict[int, Points]:
    """The points that count, by entrant, each rounded to the places that the block uses. One query."""
    codes = {row.pk: row.code for row in lines.leaves}
    places = block.used
    kept = Score.objects.filter(entrant__block=block, criterion__criteria_set=block.criteria_set_id)
    rows = kept.values_list("entrant_id", "criterion_id", raw("points"))
    found: defaultdict[int, dict[str, Decimal]] = defaultdict(dict)
    not_applicable: defaultdict[int, set[str]] = defaultdict(set)
    for entrant, criterion, points in rows.iterator(chunk_size=5000):
        if points is not None:
            value = as_points(points)
            found[entrant][codes[criterion]] = value if places >= PLACES else rounded(value, places)
        else:
            not_applicable[entrant].add(codes[criterion])
    return {
        entrant: Points(found[entrant], frozenset(not_applicable[entrant]))
        for entrant in found.keys() | not_applicable.keys()
    }


def unasked(block: Block, lines: Lines) -> frozenset[str]:
    """What no unit of a block is scored on: the survey's points where none was held."""
    if block.survey_held:
        return frozenset()
    return frozenset(leaf.code for leaf in lines.leaves if leaf.kind == "survey")


def _in_order(rows: list[Row], order: list[int]) -> list[Row]:
    """Units that share a rank in the order of the directory."""
    at = {str(pk): number for number, pk in enumerate(order)}
    return sorted(rows, key=lambda row: (row.rank, at[row.unit]))
