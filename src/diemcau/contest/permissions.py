"""Who holds a contest."""

from __future__ import annotations

from diemcau.conference.permissions import can_organise
from diemcau.contest.models import Contest, Entry, Judge
from diemcau.directory.models import Account


def can_hold(account: Account, contest: Contest) -> bool:
    """Organisers of the conference see questions, keys and who takes part; nobody else sees any of it."""
    return can_organise(account, contest.conference)


def can_judge(account: Account, entry: Entry) -> bool:
    """Judges of the contest mark what is not of a unit of their own."""
    judge = Judge.objects.filter(contest=entry.contest_id, account=account).first()
    if judge is None or entry.unit_id is None:
        return judge is not None
    return judge.unit_id != entry.unit_id and not account.organisation_roles.filter(organisation=entry.unit_id).exists()
