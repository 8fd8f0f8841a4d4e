"""What the index asks of one unit now, for the page that tells a unit all that is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from diemcau.conference.models import Conference
from diemcau.directory.models import Organisation
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Entrant


@dataclass(frozen=True, slots=True)
class AskedOf:
    """A sheet to hand in (`phase` "self"), or points to look at (`phase` "explanation"), in the block of that name."""

    entrant: int
    block: str
    phase: str
    due: datetime | None


def asked_of(conference: Conference, organisation: Organisation) -> list[AskedOf]:
    """One query; a sheet that is handed in asks nothing more."""
    entrants = Entrant.objects.filter(block__campaign__conference=conference, organisation=organisation)
    rows = entrants.filter(block__phase__in=[Phase.SELF, Phase.EXPLANATION]).values_list(
        "pk", "block__name", "block__phase", "block__self_due", "block__explanation_due", "submission"
    )
    return [
        AskedOf(pk, block, phase, self_due if phase == Phase.SELF else explanation_due)
        for pk, block, phase, self_due, explanation_due, submission in rows
        if phase == Phase.EXPLANATION or submission is None
    ]
