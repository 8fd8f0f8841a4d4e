"""From a point down to who gave it, when, on which evidence, under which rule and version."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.scoring.models import Change, Criterion, Entrant
from diemcau.scoring.models.appraisals import Stage
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


def changed_after_submission(entrant: Entrant) -> set[int]:
    """The sub-criteria on which a unit changed its own points or evidence after it had handed them in. One query."""
    changes = Change.objects.filter(
        entrant=entrant, after_submission=True, stage__in=[Stage.SELF, Stage.EVIDENCE]
    ).order_by()
    return set(changes.values_list("criterion", flat=True).distinct())
