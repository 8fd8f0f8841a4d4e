"""What the index asks of one unit now, for the page that tells a unit all that is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from diemcau.conference.models import Conference
from diemcau.directory.models import Organisation
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Block, Entrant


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOf:
    """In the block of that name: a sheet to hand in (`phase` "self"), points to look at ("explanation"), or `units`
    below this one to appraise ("appraisal"; then `subject` is the block, else the unit's entrant)."""

    subject: int
    block: str
    phase: str
    due: datetime | None
    units: int = 0


def asked_of(conference: Conference, organisation: Organisation) -> list[AskedOf]:
    """Two queries; a sheet that is handed in asks nothing more, nor a unit all of whose points are there."""
    entrants = Entrant.objects.filter(block__campaign__conference=conference, organisation=organisation)
    rows = entrants.filter(block__phase__in=[Phase.SELF, Phase.EXPLANATION]).values_list(
        "pk", "block__name", "block__phase", "block__self_due", "block__explanation_due", "submission"
    )
    found = [
        AskedOf(subject=pk, block=block, phase=phase, due=self_due if phase == Phase.SELF else explanation_due)
        for pk, block, phase, self_due, explanation_due, submission in rows
        if phase == Phase.EXPLANATION or submission is None
    ]
    below = Block.objects.filter(
        campaign__conference=conference,
        phase=Phase.APPRAISAL,
        is_appraised_by_parent=True,
        entrants__organisation__parent=organisation,
    ).values_list("pk", "name", "appraisal_due")
    return found + [
        AskedOf(subject=pk, block=name, phase=Phase.APPRAISAL, due=due, units=units)
        for pk, name, due, units in below.annotate(Count("entrants")).order_by("pk")
    ]
