"""Who holds a contest."""

from __future__ import annotations

from diemcau.conference.permissions import can_organise
from diemcau.contest.models import Contest
from diemcau.directory.models import Account


def can_hold(account: Account, contest: Contest) -> bool:
    """Organisers of the conference see questions, keys and who takes part; nobody else sees any of it."""
    return can_organise(account, contest.conference)
