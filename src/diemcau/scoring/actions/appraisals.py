"""What the council says: two opinions, and where they differ a second look."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.agreement import agree, put_score
from diemcau.scoring.actions.seats import refuse_unless_appraising, take_seat
from diemcau.scoring.actions.self_scores import refuse_after
from diemcau.scoring.actions.steps import opinion_of, refuse_if_stale, step
from diemcau.scoring.domain.phases import SCORED, Phase
from diemcau.scoring.domain.points import vietnamese
from diemcau.scoring.domain.sheets import EXTERNAL, Lacks, Opinion
from diemcau.scoring.models import Change, Criterion, Entrant, Mark, Score, SelfScore
from diemcau.scoring.models.appraisals import How, Stage
from diemcau.scoring.permissions import belongs_to
from diemcau.scoring.queries.sheets import sheet_of


@transaction.atomic
def mark(entrant: Entrant, criterion: Criterion, opinion: Opinion, *, reason: str, revision: int, by: Account) -> Mark:
    """One appraiser's opinion; the first to give one takes a seat. When all agree, it is what counts.

    Args:
        revision: of the own opinion as the page showed it, 0 where there was none.

    Raises:
        Refused: the own unit, not the time or too late, no seat free, points out of range, a difference without its
            reason, or a stale page.
    """
    held = Entrant.objects.held(entrant.pk)
    _refuse_own_unit(held, by)
    refuse_unless_appraising(held)
    refuse_after(held.block.appraisal_due, _("thẩm định"))
    _refuse_out_of_range(criterion, opinion)
    take_seat(held, by)
    known = Mark.objects.filter(entrant=held, criterion=criterion, by=by).select_related("by").first()
    refuse_if_stale(known, revision)
    own = SelfScore.objects.filter(entrant=held, criterion=criterion).first()
    if not reason.strip() and (own is None or _differs(own, opinion)):
        raise Refused(_("Điểm khác điểm tự chấm nên phải nêu lý do. Chưa lưu dòng này; các dòng khác vẫn được giữ."))
    row = known or Mark(entrant=held, criterion=criterion, by=by, revision=0)
    before = str(opinion_of(known)) if known else ""
    row.points, row.is_applicable = opinion.points, opinion.points is not None
    row.reason, row.at = reason.strip()[:2000], timezone.now()
    row.revision += 1
    row.save()
    step(held, criterion, Stage.MARK, before, str(opinion), row.reason, by=by).save()
    agree(held, [criterion], by)
    record("scoring.marked", held, by=by, within=held.block.campaign.conference, criterion=criterion.code)
    return row


@transaction.atomic
def accept_rest(entrant: Entrant, *, by: Account) -> int:
    """Agree with the unit wherever one has not spoken yet and nothing is wanting. Returns how many lines.

    Raises:
        Refused: the own unit, not the time or too late, or no seat free.
    """
    held = Entrant.objects.held(entrant.pk)
    _refuse_own_unit(held, by)
    refuse_unless_appraising(held)
    refuse_after(held.block.appraisal_due, _("thẩm định"))
    take_seat(held, by)
    spoken = set(Mark.objects.filter(entrant=held, by=by).values_list("criterion_id", flat=True))
    rows, now = [], timezone.now()
    for line in sheet_of(held).lines:
        if line.criterion.pk in spoken or line.is_external or line.lacks is not Lacks.NOTHING or line.lost:
            continue
        opinion = line.opinion
        if opinion is not None:
            rows.append((line.criterion, opinion))
    Mark.objects.bulk_create(
        Mark(entrant=held, criterion=each, by=by, points=said.points, is_applicable=said.points is not None, at=now)
        for each, said in rows
    )
    Change.objects.bulk_create(step(held, each, Stage.MARK, "", str(said), by=by) for each, said in rows)
    agree(held, [each for each, _said in rows], by)
    record("scoring.rest_accepted", held, by=by, within=held.block.campaign.conference, lines=len(rows))
    return len(rows)


@transaction.atomic
def settle(
    entrant: Entrant, criterion: Criterion, opinion: Opinion, *, reason: str, revision: int, by: Account
) -> Score:
    """The second opinion, which counts: by somebody who is not one of the two who differ, always with a reason.

    Args:
        revision: of the points that count as the page showed them, 0 where there were none.

    Raises:
        Refused: the own unit, not the time, one of the two, out of range, no reason, or a stale page.
    """
    held = Entrant.objects.held(entrant.pk)
    _refuse_own_unit(held, by)
    if held.block.phase not in SCORED:
        raise Refused(_("Khối không ở bước sửa được điểm thẩm định; điểm giữ nguyên."))
    _refuse_out_of_range(criterion, opinion)
    if not reason.strip():
        raise Refused(_("Ý kiến quyết định phải có lý do. Chưa lưu; các dòng khác vẫn được giữ."))
    if held.block.phase == Phase.APPRAISAL and held.appraisers.filter(account=by).exists():
        raise Refused(_("Bạn là một trong hai người đã chấm; ý kiến thứ hai phải của người khác."))
    known = Score.objects.filter(entrant=held, criterion=criterion).select_related("by").first()
    refuse_if_stale(known, revision)
    explained = held.explanations.filter(criterion=criterion).exists()
    how = How.EXPLAINED if explained and held.block.phase != Phase.APPRAISAL else How.SETTLED
    row = put_score(held, criterion, opinion, known=known, how=how, reason=reason.strip(), by=by)
    record("scoring.settled", held, by=by, within=held.block.campaign.conference, criterion=criterion.code)
    return row


def _refuse_own_unit(entrant: Entrant, by: Account) -> None:
    if belongs_to(by, entrant.organisation):
        raise Refused(_("Không ai chấm điểm đơn vị của mình: bạn thuộc %(unit)s.") % {"unit": entrant})


def _refuse_out_of_range(criterion: Criterion, opinion: Opinion) -> None:
    if criterion.kind in EXTERNAL:
        raise Refused(_("Tiêu chí này lấy điểm từ điều tra hoặc hệ thống khác, không thẩm định bằng tay."))
    most: Decimal = criterion.ceiling
    if opinion.points is not None and not 0 <= opinion.points <= most:
        raise Refused(
            _("Điểm %(points)s nằm ngoài khoảng 0 đến %(most)s. Chưa lưu dòng này; các dòng khác vẫn được giữ.")
            % {"points": vietnamese(opinion.points), "most": vietnamese(most)}
        )


def _differs(own: SelfScore, opinion: Opinion) -> bool:
    return opinion_of(own) != opinion or (own.is_applicable and own.points is None)
