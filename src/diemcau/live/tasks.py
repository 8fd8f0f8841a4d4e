"""Long work of the day."""

from __future__ import annotations

from django_tasks import task

from diemcau.live.actions.simulation import Simulation
from diemcau.live.domain.simulation import a_day
from diemcau.live.models import Rehearsal
from diemcau.live.queries.programme import course


@task()
def simulate(conference: int, seed: int, faults: bool) -> None:
    """Play a day in a rehearsal, while people watch it on the screens. Ends early when the rehearsal is thrown away."""
    rehearsal = Rehearsal.objects.select_related("conference").filter(pk=conference).first()
    if rehearsal is None:
        return
    found = Simulation(rehearsal.conference)
    lengths = [hour.length / 1000 for hour in course(rehearsal.conference).hours]
    try:
        found.run(a_day(seed, sites=len(found.sites), lengths_s=lengths, faults=faults))
    except Exception:
        if Rehearsal.objects.filter(pk=conference).exists():
            raise
