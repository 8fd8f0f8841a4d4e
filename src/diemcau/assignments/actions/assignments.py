"""What people do to assignments."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from diemcau.assignments.models import Assignment
from diemcau.directory.models import Account
from diemcau.journal.actions import record


@transaction.atomic
def set_due(assignment: Assignment, day: date, *, by: Account) -> Assignment:
    """Set until when a task is to be done, where the plan does not say or no longer fits. Applying a plan keeps it."""
    assignment = Assignment.objects.select_for_update().select_related("conference").get(pk=assignment.pk)
    was = assignment.due_on
    assignment.due_on, assignment.due_was_set = day, True
    assignment.save(update_fields=["due_on", "due_was_set"])
    record(
        "assignments.due_set",
        assignment,
        by=by,
        within=assignment.conference,
        due_on=day.isoformat(),
        was=was.isoformat() if was else None,
    )
    return assignment
