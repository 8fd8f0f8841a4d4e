"""From a point down to who gave it, when, on which evidence, under which rule and version."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.scoring.models import Change, Criterion, Entrant
from diemcau.scoring.queries.sheets import Line, sheet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One sub-criterion of one unit: how it stands, and every step on the way."""

    line: Line
    steps: list[Change]


def trace_of(entrant: Entrant, criterion: Criterion) -> Trace:
    """The newest step last; steps under earlier versions of the set are told with their code."""
    sheet = sheet_of(entrant, only=criterion)
    steps = Change.objects.filter(
        entrant=entrant, criterion__code=criterion.code, criterion__criteria_set__family=criterion.criteria_set.family
    ).select_related("by", "criterion__criteria_set")
    return Trace(line=sheet.lines[0], steps=list(steps))
