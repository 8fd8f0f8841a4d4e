"""Who may steer the work that is given out, and who may report on it."""

from __future__ import annotations

from diemcau.assignments.models import Assignment, Request, Task
from diemcau.conference.permissions import can_organise
from diemcau.directory.models import Account


def can_steer(account: Account, assignment: Assignment) -> bool:
    """Whoever organises the conference."""
    return can_organise(account, assignment.conference)


def can_report(account: Account, task: Task) -> bool:
    """Whoever acts for the unit that owes it, and whoever organises, in its place."""
    own = account.organisation_roles.filter(organisation=task.organisation_id).exists()
    return own or can_organise(account, task.conference)


def can_answer(account: Account, request: Request) -> bool:
    """Whoever acts for the body that is to answer, and whoever organises."""
    own = account.organisation_roles.filter(organisation=request.assigned_to_id).exists()
    return own or can_organise(account, request.conference)
