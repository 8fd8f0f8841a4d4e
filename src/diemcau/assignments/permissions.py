"""Who may steer the work that a plan hands out."""

from __future__ import annotations

from diemcau.assignments.models import Assignment
from diemcau.conference.permissions import can_organise
from diemcau.directory.models import Account


def can_steer(account: Account, assignment: Assignment) -> bool:
    """Whoever organises the conference."""
    return can_organise(account, assignment.conference)
