"""One rehearsal: its rows, and its sheet."""

from __future__ import annotations

from django.utils.timezone import localtime

from diemcau.connectivity.domain.trial_runs import Outcome
from diemcau.connectivity.domain.trial_sheets import Came, trial_sheet
from diemcau.connectivity.models import TrialResult, TrialRun
from diemcau.nd30.model import Document
from diemcau.nd30.writing.kinds import Office
from diemcau.papers.domain.symbols import letters_of


def trial_rows(run: TrialRun) -> list[TrialResult]:
    """What failed first, then by place."""
    order = {Outcome.FAILED: 0, Outcome.ABSENT: 1, Outcome.LATE: 2, Outcome.ON_TIME: 3}
    found = run.results.select_related("site__host", "by").order_by("site__host__rank", "site__host__area_code", "pk")
    return sorted(found, key=lambda row: order[Outcome(row.outcome)])


def trial_document(run: TrialRun) -> Document:
    owner, ended = run.conference.owner, run.signed_at
    return trial_sheet(
        Office(name=owner.name, short=letters_of(owner.name, owner.short_name), place=""),
        meeting=run.conference.title,
        began=f"{localtime(run.begins_at):%H giờ %M, ngày %d/%m/%Y}",
        ended=f"{localtime(ended):%H giờ %M, ngày %d/%m/%Y}" if ended else "… giờ …, ngày …/…/…",
        place=run.conference.place or "…",
        sites=[
            Came(
                name=str(row.site.host),
                outcome=Outcome(row.outcome),
                at=f"{localtime(row.joined_at):%H:%M:%S}" if row.joined_at else "",
                reason=row.reason,
            )
            for row in trial_rows(run)
        ],
        signer=str(run.signed_by) if run.signed_by else "",
        conclusion=run.conclusion,
    )
