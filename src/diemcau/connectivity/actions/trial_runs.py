"""The rehearsal, and the last hour."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import PresenceState
from diemcau.connectivity.domain.trial_runs import Outcome, outcome
from diemcau.connectivity.models import LastHourCheck, Presence, TrialResult, TrialRun
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say

EARLY = timedelta(hours=2)  # who came in this long before the beginning was on time
LASTS = timedelta(hours=4)


@transaction.atomic
def open_trial_run(conference: Conference, begins_at: datetime, *, by: Account) -> TrialRun:
    """Set the time at which every site is to be there.

    Raises:
        Refused: there is a run at this time already.
    """
    Conference.objects.held(conference.pk)
    if conference.trial_runs.filter(begins_at=begins_at).exists():
        raise Refused(say("Đã có một buổi tổng duyệt vào đúng giờ này."))
    made = TrialRun.objects.create(conference=conference, begins_at=begins_at, created_by=by)
    record("connectivity.trial_opened", made, by=by, within=conference)
    return made


@transaction.atomic
def take_attendance(run: TrialRun, *, by: Account) -> int:
    """Write from the wall who connected, who was late, who was lost at the end. What a person put right stays so."""
    held = _unsigned(run)
    until = min(timezone.now(), held.begins_at + LASTS)
    since = held.begins_at - EARLY
    spells: defaultdict[int, list[tuple[PresenceState, datetime]]] = defaultdict(list)
    within = Presence.objects.filter(site__conference=held.conference_id, since__lt=until)
    for site, state, began in (
        within.filter(Q(until=None) | Q(until__gt=since)).order_by("since", "pk").values_list("site", "state", "since")
    ):
        spells[site].append((PresenceState(state), max(began, since)))
    by_hand = set(held.results.exclude(by=None).values_list("site", flat=True))
    held.results.filter(by=None).delete()
    made = []
    open_sites = Site.objects.open().filter(conference=held.conference_id).exclude(pk__in=by_hand)
    for pk in open_sites.values_list("pk", flat=True):
        came, joined_at = outcome(spells[pk], held.begins_at)
        made.append(TrialResult(run=held, site_id=pk, outcome=came, joined_at=joined_at))
    TrialResult.objects.bulk_create(made, batch_size=500)
    record("connectivity.trial_attendance_taken", held, by=by, within=held.conference)
    return len(made)


@transaction.atomic
def put_right(run: TrialRun, site: Site, result: Outcome, reason: str, *, by: Account) -> TrialResult:
    """A person says how a site came through, and why it failed."""
    held = _unsigned(run)
    made, _is_new = TrialResult.objects.update_or_create(
        run=held, site=site, defaults={"outcome": result, "reason": " ".join(reason.split())[:300], "by": by}
    )
    record("connectivity.trial_result_put_right", held, by=by, within=held.conference, outcome=result.value)
    return made


@transaction.atomic
def sign_trial_run(run: TrialRun, conclusion: str, *, by: Account) -> TrialRun:
    """Sign it off: from then on nothing in it changes.

    Raises:
        Refused: signed already, or nobody has looked who was there.
    """
    held = _unsigned(run)
    if not held.results.exists():
        raise Refused(say("Chưa có kết quả của điểm cầu nào; hãy lấy kết quả từ bảng điểm cầu trước khi ký."))
    held.signed_by, held.signed_at, held.conclusion = by, timezone.now(), " ".join(conclusion.split())[:500]
    held.save(update_fields=["signed_by", "signed_at", "conclusion"])
    record("connectivity.trial_signed", held, by=by, within=held.conference)
    return held


@transaction.atomic
def mark_last_hour(conference: Conference, item: str, *, is_done: bool, by: Account) -> None:
    """Tick one line of the last hour, or take the tick back."""
    Conference.objects.held(conference.pk)
    if is_done:
        LastHourCheck.objects.get_or_create(conference=conference, item=item, defaults={"by": by})
    else:
        LastHourCheck.objects.filter(conference=conference, item=item).delete()
    record("connectivity.last_hour_marked", conference, by=by, within=conference, item=item, done=is_done)


def _unsigned(run: TrialRun) -> TrialRun:
    held = TrialRun.objects.select_for_update(of=("self",)).select_related("conference").get(pk=run.pk)
    if held.signed_at:
        raise Refused(say("Buổi tổng duyệt này đã ký nên không sửa được nữa; hãy mở một buổi mới."))
    return held
