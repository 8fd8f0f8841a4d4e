"""What packages that know no conference are told of the one in the address.

Why: docs/decisions/0037-who-answered-and-what.md
"""

from __future__ import annotations

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.models import Account
from diemcau.survey.permissions import Ground


def survey_ground(account: Account, conference_id: int) -> Ground | None:
    """Whoever sees the conference stands on its ground; whoever organises it runs its owner's surveys."""
    found = Conference.objects.visible_to(account).filter(pk=conference_id).select_related("owner").first()
    return Ground(holder=found.owner, runs=can_organise(account, found)) if found else None
