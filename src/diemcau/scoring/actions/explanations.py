"""The explanation round: what a unit says to its points, and what the council answers."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.appraisals import settle
from diemcau.scoring.actions.self_scores import refuse_after
from diemcau.scoring.actions.steps import opinion_of, step
from diemcau.scoring.domain.phases import SCORED, Phase
from diemcau.scoring.domain.sheets import EXTERNAL, Opinion
from diemcau.scoring.models import Criterion, Entrant, Explanation, Score
from diemcau.scoring.models.appraisals import Stage
from diemcau.scoring.permissions import belongs_to


@transaction.atomic
def explain(entrant: Entrant, criterion: Criterion, text: str, *, by: Account) -> Explanation:
    """Say something to one appraised point; until it is answered it may be said better.

    Raises:
        Refused: the round is not open, its deadline has passed, or the council has answered.
    """
    held = Entrant.objects.held(entrant.pk)
    if held.block.phase != Phase.EXPLANATION:
        raise Refused(_("Khối không ở bước giải trình; giải trình này chưa được lưu."))
    refuse_after(held.block.explanation_due, _("giải trình"))
    known = Explanation.objects.filter(entrant=held, criterion=criterion).first()
    if known and known.replied_at:
        raise Refused(_("Hội đồng đã trả lời giải trình này nên không sửa được nữa; nội dung cũ giữ nguyên."))
    row = known or Explanation(entrant=held, criterion=criterion)
    before = row.text
    row.text, row.by, row.at = text.strip()[:4000], by, timezone.now()
    row.save()
    step(held, criterion, Stage.EXPLANATION, before, row.text, by=by).save()
    record("scoring.explained", held, by=by, within=held.block.campaign.conference, criterion=criterion.code)
    return row


@transaction.atomic
def reply(explanation: Explanation, text: str, opinion: Opinion | None, *, revision: int, by: Account) -> Explanation:
    """Answer an explanation; with an opinion that differs from the points that count, these change.

    Raises:
        Refused: the own unit, not the time, or whatever `settle` refuses.
    """
    held = Entrant.objects.held(explanation.entrant_id)
    if belongs_to(by, held.organisation):
        raise Refused(_("Không ai trả lời giải trình của đơn vị mình: bạn thuộc %(unit)s.") % {"unit": held})
    if held.block.phase not in SCORED:
        raise Refused(_("Khối không ở bước sửa được điểm thẩm định; trả lời này chưa được lưu."))
    row = Explanation.objects.select_related("criterion").get(pk=explanation.pk)
    counts = Score.objects.filter(entrant=held, criterion=row.criterion).first()
    if opinion is not None and row.criterion.kind not in EXTERNAL and (counts is None or opinion_of(counts) != opinion):
        settle(held, row.criterion, opinion, reason=text, revision=revision, by=by)
    row.reply, row.replied_by, row.replied_at = text.strip()[:4000], by, timezone.now()
    row.save()
    step(held, row.criterion, Stage.EXPLANATION, row.text, row.reply, "trả lời giải trình", by=by).save()
    record("scoring.replied", held, by=by, within=held.block.campaign.conference, criterion=row.criterion.code)
    return row
