"""From a provisional table to a decided one, and out of the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.campaigns import turn
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Approval, Block, Explanation, Ranking, Release
from diemcau.scoring.queries.finished import provisional_result
from diemcau.scoring.queries.standings import standing


@transaction.atomic
def approve(block: Block, *, number: str, decided_on: date, by: Account) -> Approval:
    """Freeze the table under its decision: from here on nobody changes a point.

    Raises:
        Refused: it is not the time, units still lack points, or explanations wait for an answer.
    """
    held = Block.objects.held(block.pk)
    if held.phase != Phase.PROVISIONAL:
        raise Refused(_("Chỉ phê duyệt được ở bước “Kết quả tạm”; chưa có gì thay đổi."))
    waiting = Explanation.objects.filter(entrant__block=held, replied_at=None).count()
    if waiting:
        raise Refused(_("Còn %(number)d giải trình chưa được trả lời nên chưa phê duyệt được.") % {"number": waiting})
    found = standing(held)
    if found.unfinished or not found.rows:
        raise Refused(
            _("Còn %(number)d đơn vị chưa đủ điểm nên chưa phê duyệt được; hãy xem danh sách dưới bảng xếp hạng.")
            % {"number": len(found.unfinished)}
        )
    result = replace(provisional_result(held, found), decision=number, decided_on=decided_on.isoformat())
    approval = Approval.objects.create(
        block=held,
        number=number,
        decided_on=decided_on,
        content=result.content(),
        sha256=result.digest(),
        by=by,
    )
    turn(held, Phase.APPROVED, by=by)
    record("scoring.approved", held, by=by, within=held.campaign.conference, decision=number)
    return approval


@transaction.atomic
def withdraw_approval(block: Block, *, by: Account) -> None:
    """Back to the provisional table, as long as nobody outside has seen it.

    Raises:
        Refused: the block is not approved, or published already.
    """
    held = Block.objects.held(block.pk)
    if held.phase != Phase.APPROVED:
        raise Refused(_("Chỉ hủy được phê duyệt của kết quả đã phê duyệt và chưa công bố."))
    Approval.objects.filter(block=held).delete()
    turn(held, Phase.PROVISIONAL, by=by)
    record("scoring.approval_withdrawn", held, by=by, within=held.campaign.conference)


@transaction.atomic
def publish_result(key: str, *, by: Account) -> Release:
    """Open a decided result, "block:12" or "ranking:3", to all who see the conference. Publishing again is the same.

    Upper packages call this in the transaction of their own publication.

    Raises:
        Refused: there is no such result, or its block is not approved.
    """
    block, ranking = _named(key)
    if block and block.phase == Phase.PUBLISHED:
        return block.release
    if block and block.phase != Phase.APPROVED:
        raise Refused(_("Kết quả này chưa có quyết định phê duyệt nên chưa công bố được; hãy phê duyệt trước."))
    release, is_new = Release.objects.get_or_create(block=block, ranking=ranking, defaults={"by": by})
    if block:
        turn(block, Phase.PUBLISHED, by=by)
    subject = block or ranking
    conference = block.campaign.conference if block else ranking.conference if ranking else None
    if is_new and subject:
        record("scoring.published", subject, by=by, within=conference)
    return release


@transaction.atomic
def withdraw_result(key: str, *, by: Account) -> None:
    """Take a publication back: the result is decided, and closed to all but the council.

    Raises:
        Refused: it is not published.
    """
    block, ranking = _named(key)
    gone, _each = Release.objects.filter(block=block, ranking=ranking).delete()
    if not gone:
        raise Refused(_("Kết quả này chưa công bố nên không có gì để rút."))
    if block:
        turn(block, Phase.APPROVED, by=by)
        record("scoring.publication_withdrawn", block, by=by, within=block.campaign.conference)
    elif ranking:
        record("scoring.publication_withdrawn", ranking, by=by, within=ranking.conference)


def _named(key: str) -> tuple[Block | None, Ranking | None]:
    noun, _colon, number = key.partition(":")
    block = ranking = None
    if noun == "block" and number.isdecimal() and Block.objects.filter(pk=int(number)).exists():
        block = Block.objects.held(int(number))
    if noun == "ranking" and number.isdecimal():
        ranking = Ranking.objects.filter(pk=int(number)).select_related("conference").first()
    if block is None and ranking is None:
        raise Refused(_("Không có kết quả này."))
    return block, ranking
