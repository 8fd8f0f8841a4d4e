"""Closing a conference: the books are settled, nothing is entered any more."""

from __future__ import annotations

from django.db import transaction

from diemcau.assignments.models import Closing
from diemcau.assignments.queries.budget import budget_of
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def close_conference(conference: Conference, retention: str, *, by: Account, file_code: str = "") -> Closing:
    """Settle the budget as it stands, and close the file.

    Raises:
        Refused: it is closed already, or something was paid that nobody approved.
    """
    conference = Conference.objects.held(conference.pk)
    if Closing.objects.filter(conference=conference).exists():
        raise Refused("Hội nghị đã kết thúc rồi.")
    budget = budget_of(conference)
    unapproved = [row.line.text for row in budget.rows if row.spent and row.line.approved is None]
    if unapproved:
        raise Refused(f"Khoản “{unapproved[0]}” đã chi nhưng chưa ghi số được duyệt nên chưa quyết toán được.")
    made = Closing.objects.create(
        conference=conference,
        retention=retention[:40],
        file_code=file_code.strip()[:60],
        settlement=budget.settlement,
        by=by,
    )
    record("assignments.closed", conference, by=by, within=conference, spent=budget.spent)
    return made


@transaction.atomic
def reopen_conference(closing: Closing, *, by: Account) -> None:
    """Take a closing back."""
    record("assignments.closing_undone", closing.conference, by=by, within=closing.conference)
    closing.delete()
