"""Figures get their decision, and leave the house."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.survey.models import Approval, Result, Sheet, Survey


@transaction.atomic
def approve_results(survey: Survey, *, decision: str, decided_on: date, by: Account) -> Approval:
    """Put the figures computed last under a decision. They stay as they are whatever is computed later.

    Raises:
        Refused: nothing is computed, answers are still taken, sheets have changed since, the same is approved already.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    result = Result.objects.filter(survey=survey).first()
    if result is None:
        raise Refused(_("Chưa tính kết quả nên chưa có gì để phê duyệt; hãy tính kết quả trước."))
    if survey.collections.taking(timezone.localdate()).exists():
        raise Refused(_("Cuộc khảo sát còn nhận phiếu nên chưa phê duyệt được; hãy đóng thu thập rồi tính lại."))
    if Sheet.objects.filter(survey=survey).counted().count() != result.data["sheets"]:
        raise Refused(_("Số phiếu được tính đã khác lúc tính nên chưa phê duyệt; hãy tính lại rồi phê duyệt."))
    last = survey.approvals.select_related("result").first()
    if last and last.result.digest == result.digest:
        raise Refused(_("Đúng kết quả này đã được phê duyệt theo %(decision)s.") % {"decision": last.decision})
    approval = Approval.objects.create(survey=survey, result=result, decision=decision, decided_on=decided_on, by=by)
    record("survey.approved", survey, by=by, within=survey.owner, decision=decision, digest=result.digest[:12])
    return approval


@transaction.atomic
def withdraw_approval(survey: Survey, *, by: Account) -> None:
    """Take the last approval back, as long as nobody outside has seen what it decided.

    Raises:
        Refused: there is none, or it is published.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    approval = survey.approvals.first()
    if approval is None:
        raise Refused(_("Kết quả này chưa được phê duyệt."))
    if approval.published_at:
        raise Refused(_("Kết quả đã công bố nên không bỏ phê duyệt được; có sai thì tính lại và phê duyệt bản mới."))
    record("survey.approval_withdrawn", survey, by=by, within=survey.owner, decision=approval.decision)
    approval.delete()


@transaction.atomic
def publish_survey(survey_id: int, *, by: Account) -> None:
    """Note that what was approved is out; publishing again is the same."""
    Survey.objects.select_for_update().get(pk=survey_id)
    for approval in Approval.objects.filter(survey=survey_id, published_at=None).select_related("survey__owner"):
        approval.published_at = timezone.now()
        approval.save(update_fields=["published_at"])
        record("survey.published", approval.survey, by=by, within=approval.survey.owner)
