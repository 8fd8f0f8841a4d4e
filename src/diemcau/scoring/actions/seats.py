"""The places of the two who appraise a unit: taken by the first who speaks, freed, handed over."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.actions.steps import opinion_of, step
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Appraiser, Change, Entrant, Mark
from diemcau.scoring.models.appraisals import Stage
from diemcau.scoring.permissions import can_appraise


@transaction.atomic
def leave_seat(entrant: Entrant, *, by: Account) -> None:
    """Step back from a unit before having said anything of it.

    Raises:
        Refused: there are opinions of this appraiser, so that somebody else must take over.
    """
    held = Entrant.objects.held(entrant.pk)
    if Mark.objects.filter(entrant=held, by=by).exists():
        raise Refused(_("Bạn đã cho ý kiến; đề nghị ban tổ chức chuyển người thẩm định. Các ý kiến giữ nguyên."))
    Appraiser.objects.filter(entrant=held, account=by).delete()
    record("scoring.seat_left", held, by=by, within=held.block.campaign.conference)


@transaction.atomic
def hand_over_seat(seat: Appraiser, *, to: Account | None, reason: str, by: Account) -> int:
    """Take a unit from one appraiser, and give it to another or to whoever speaks first.

    Opinions of who leaves no longer count, and each tells so in the trace; points on which both had agreed stay.
    Returns how many opinions were taken out.

    Raises:
        Refused: not the time, no reason, or the other may not appraise this unit, or does already.
    """
    held = Entrant.objects.held(seat.entrant_id)
    refuse_unless_appraising(held)
    if not reason.strip():
        raise Refused(_("Chuyển người thẩm định phải có lý do. Chưa có gì thay đổi."))
    if to and (not can_appraise(to, held) or held.appraisers.filter(account=to).exists()):
        raise Refused(
            _("%(who)s không nhận được: thuộc chính đơn vị này, không phải người thẩm định, hoặc đang thẩm định rồi.")
            % {"who": to}
        )
    marks = list(Mark.objects.filter(entrant=held, by=seat.account).select_related("criterion"))
    why = f"{seat.account} thôi thẩm định: {reason.strip()}"  # kept, so Vietnamese
    Change.objects.bulk_create(
        (step(held, each.criterion, Stage.MARK, str(opinion_of(each)), "", why, by=by) for each in marks),
        batch_size=500,
    )
    Mark.objects.filter(pk__in=[each.pk for each in marks]).delete()
    Appraiser.objects.filter(pk=seat.pk).delete()
    if to:
        Appraiser.objects.create(entrant=held, account=to, seat=seat.seat)
    record("scoring.seat_handed_over", held, by=by, within=held.block.campaign.conference, opinions=len(marks))
    return len(marks)


def take_seat(entrant: Entrant, by: Account) -> None:
    """Raises Refused where all places are taken by others."""
    seats = list(entrant.appraisers.select_related("account"))
    if any(each.account_id == by.pk for each in seats):
        return
    if len(seats) >= entrant.block.appraisers:
        names = ", ".join(str(each.account) for each in seats)
        raise Refused(_("Đơn vị này đã đủ người thẩm định: %(names)s. Ý kiến của bạn chưa lưu.") % {"names": names})
    free = min({1, 2} - {each.seat for each in seats})
    Appraiser.objects.create(entrant=entrant, account=by, seat=free)


def refuse_unless_appraising(entrant: Entrant) -> None:
    """Raises Refused outside the appraisal."""
    if entrant.block.phase != Phase.APPRAISAL:
        raise Refused(
            _("Khối đang ở bước “%(phase)s”, không phải lúc thẩm định; các ý kiến giữ nguyên.")
            % {"phase": entrant.block.get_phase_display()}
        )
