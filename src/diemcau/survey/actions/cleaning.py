"""Sheets are taken out of the figures with a reason, and put back; none is deleted."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.survey.domain.cleaning import Reason, Suspicion
from diemcau.survey.models import Exclusion, Sheet, Survey


@transaction.atomic
def exclude_suspects(survey: Survey, found: Iterable[Suspicion], reason: Reason, *, by: Account) -> int:
    """Take out all that meet one rule and were never judged by it; what somebody put back stays in."""
    before = Exclusion.objects.filter(sheet__survey=survey, reason=reason)
    judged = {str(pk) for pk in before.values_list("sheet", flat=True)}
    new = [each for each in found if each.reason is reason and each.key not in judged]
    Exclusion.objects.bulk_create(
        (Exclusion(sheet_id=each.key, reason=reason.value, note=each.note[:200], by=by) for each in new),
        batch_size=500,
    )
    record("survey.sheets_excluded", survey, by=by, within=survey.owner, reason=reason.value, sheets=len(new))
    return len(new)


@transaction.atomic
def exclude_sheet(sheet: Sheet, note: str, *, by: Account) -> None:
    """Take one sheet out by hand; the reason is written down.

    Raises:
        Refused: it is out already.
    """
    if Exclusion.objects.filter(sheet=sheet, undone_at=None).exists():
        raise Refused("Phiếu này đã được loại.")
    Exclusion.objects.create(sheet=sheet, reason=Reason.BY_HAND.value, note=note[:200], by=by)
    record("survey.sheet_excluded", sheet.survey, by=by, within=sheet.survey.owner, sheet=str(sheet), note=note[:200])


@transaction.atomic
def restore_sheet(sheet: Sheet, *, by: Account) -> None:
    """Put a sheet back into the figures.

    Raises:
        Refused: it is not out.
    """
    out = Exclusion.objects.filter(sheet=sheet, undone_at=None)
    if not out.update(undone_at=timezone.now(), undone_by=by):
        raise Refused("Phiếu này không bị loại, nên không có gì để đưa lại.")
    record("survey.sheet_restored", sheet.survey, by=by, within=sheet.survey.owner, sheet=str(sheet))
