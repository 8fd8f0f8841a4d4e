"""What a unit says of itself: saved line by line, handed in by its head, sent back by the organiser."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.steps import opinion_of, refuse_if_stale, step
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.domain.points import rounded
from diemcau.scoring.domain.rules import Answer, is_partial, score
from diemcau.scoring.domain.sheets import EXTERNAL
from diemcau.scoring.models import Criterion, Entrant, SelfScore, Submission
from diemcau.scoring.models.appraisals import Stage
from diemcau.scoring.models.fields import PLACES
from diemcau.scoring.queries.answers import kept_answer
from diemcau.scoring.queries.sheets import left_of


@transaction.atomic
def save_answer(
    entrant: Entrant,
    criterion: Criterion,
    answer: Answer,
    *,
    revision: int,
    by: Account,
    is_applicable: bool = True,
    explanation: str = "",
) -> SelfScore:
    """Keep what is reported for one sub-criterion, and score it by its rule. Half an answer is kept without points.

    Args:
        revision: of the row as the page showed it, 0 where there was none.

    Raises:
        Refused: it is not the time, the rule cannot score it, or somebody saved this line meanwhile.
    """
    held = Entrant.objects.held(entrant.pk)
    refuse_unless_scoring(held)
    if criterion.kind in EXTERNAL:
        raise Refused(_("Tiêu chí này lấy điểm từ điều tra hoặc hệ thống khác, đơn vị không tự chấm."))
    known = SelfScore.objects.filter(entrant=held, criterion=criterion).select_related("by").first()
    refuse_if_stale(known, revision)
    points = None
    if is_applicable and not is_partial(criterion.rule, answer):
        points = rounded(score(criterion.rule, criterion.ceiling, answer), PLACES)
    row = known or SelfScore(entrant=held, criterion=criterion, revision=0)
    before = _words(known)
    row.answer = kept_answer(answer)
    row.points, row.is_applicable = points, is_applicable
    row.explanation = explanation.strip()[:2000]
    row.revision += 1
    row.by, row.at = by, timezone.now()
    row.save()
    if held.first_submitted_at and before != _words(row):
        step(held, criterion, Stage.SELF, before, _words(row), row.explanation, by=by).save()
    record("scoring.self_scored", held, by=by, within=held.block.campaign.conference, criterion=criterion.code)
    return row


@transaction.atomic
def submit(entrant: Entrant, *, signer: str, report: str, by: Account) -> Submission:
    """Hand in the whole sheet in the name of the unit's head.

    Raises:
        Refused: it is not the time, it is handed in already, or lines are left; how many and which is first.
    """
    held = Entrant.objects.held(entrant.pk)
    refuse_unless_scoring(held)
    left = left_of(held)
    if left:
        raise Refused(
            _("Còn %(number)d tiêu chí chưa xong, đầu tiên là %(code)s. Chưa nộp; mọi điều đã nhập được giữ.")
            % {"number": len(left), "code": left[0].code}
        )
    made = Submission.objects.create(entrant=held, signer=signer, report=report, by=by)
    if held.first_submitted_at is None:
        held.first_submitted_at = made.at
        held.save(update_fields=["first_submitted_at"])
    record("scoring.submitted", held, by=by, within=held.block.campaign.conference)
    return made


@transaction.atomic
def send_back(entrant: Entrant, *, reason: str, by: Account) -> None:
    """Give the sheet back to the unit; from then on every change it makes shows.

    Raises:
        Refused: nothing was handed in, or the time of self-scoring is over.
    """
    held = Entrant.objects.held(entrant.pk)
    submission = Submission.objects.filter(entrant=held).first()
    if submission is None:
        raise Refused(_("Đơn vị chưa nộp điểm tự chấm nên không có gì để trả lại."))
    if held.block.phase != Phase.SELF:
        raise Refused(_("Khối đã qua bước tự chấm; hãy đưa khối về bước Tự chấm trước khi trả lại."))
    submission.delete()
    record("scoring.sent_back", held, by=by, within=held.block.campaign.conference, reason=reason[:300])


def refuse_unless_scoring(entrant: Entrant) -> None:
    """Raises Refused unless the unit may change its sheet now."""
    block = entrant.block
    if block.phase != Phase.SELF:
        raise Refused(
            _("Khối đang ở bước “%(phase)s”, không phải lúc tự chấm; điểm đã nhập giữ nguyên.")
            % {"phase": block.get_phase_display()}
        )
    refuse_after(block.self_due, _("tự chấm"))
    if Submission.objects.filter(entrant=entrant).exists():
        raise Refused(_("Điểm tự chấm đã nộp nên không sửa được; đề nghị ban tổ chức trả lại nếu cần sửa."))


def refuse_after(due: datetime | None, what: str) -> None:
    """Raises Refused once a deadline is over."""
    if due and timezone.now() > due:
        words = _("Đã hết hạn %(what)s lúc %(due)s; mọi điều đã nhập giữ nguyên. Đề nghị ban tổ chức gia hạn nếu cần.")
        raise Refused(words % {"what": what, "due": f"{timezone.localtime(due):%H:%M, %d/%m/%Y}"})


def _words(row: SelfScore | None) -> str:
    if row is None or not row.pk:
        return ""
    if row.is_applicable and row.points is None:
        return "chưa chấm"
    return str(opinion_of(row))
