"""Campaigns and blocks: opened, filled with units, moved from step to step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.phases import PHASE_NAMES, Phase, may_move
from diemcau.scoring.models import Block, Campaign, CriteriaSet, Entrant, PhaseChange


@transaction.atomic
def open_campaign(conference: Conference, *, name: str, year: int, by: Account) -> Campaign:
    """Raises Refused: there is one of this name."""
    if Campaign.objects.filter(conference=conference, name=name).exists():
        raise Refused(_("Đã có kỳ chấm điểm tên này; hãy đặt tên khác."))
    campaign = Campaign.objects.create(conference=conference, name=name, year=year)
    record("scoring.campaign_opened", campaign, by=by, within=conference)
    return campaign


@transaction.atomic
def add_block(
    campaign: Campaign,
    *,
    name: str,
    criteria_set: CriteriaSet,
    organisations: Iterable[Organisation] = (),
    by: Account,
    **settings: Any,
) -> Block:
    """Raises Refused: the campaign has a block of this name."""
    if campaign.blocks.filter(name=name).exists():
        raise Refused(_("Kỳ chấm điểm đã có khối tên này; hãy đặt tên khác."))
    position = campaign.blocks.count()
    block = Block.objects.create(campaign=campaign, name=name, criteria_set=criteria_set, position=position, **settings)
    PhaseChange.objects.create(block=block, phase=block.phase, by=by)
    record("scoring.block_added", block, by=by, within=campaign.conference)
    _enter(block, organisations)
    return block


@transaction.atomic
def set_block(block: Block, *, by: Account, **settings: Any) -> Block:
    """Deadlines and the settings under which the table is made.

    Raises:
        Refused: the table is approved already.
    """
    held = Block.objects.held(block.pk)
    _refuse_if_decided(held)
    for name, value in settings.items():
        setattr(held, name, value)
    held.save(update_fields=list(settings))
    record("scoring.block_set", held, by=by, within=held.campaign.conference, fields=",".join(sorted(settings)))
    return held


@transaction.atomic
def enter_units(block: Block, organisations: Iterable[Organisation], *, by: Account) -> int:
    """Put units into a block; those that stand in it already are passed over. Returns how many came in."""
    held = Block.objects.held(block.pk)
    _refuse_if_decided(held)
    number = _enter(held, organisations)
    record("scoring.units_entered", held, by=by, within=held.campaign.conference, units=number)
    return number


@transaction.atomic
def remove_unit(entrant: Entrant, *, by: Account) -> None:
    """Raises Refused: the unit has points already, which would be lost."""
    held = Entrant.objects.held(entrant.pk)
    _refuse_if_decided(held.block)
    if held.self_scores.exists() or held.marks.exists() or held.scores.exists():
        raise Refused(_("Đơn vị đã có điểm trong khối này nên không bỏ ra được; mọi điểm giữ nguyên."))
    record("scoring.unit_removed", held.block, by=by, within=held.block.campaign.conference, unit=str(held))
    held.delete()


@transaction.atomic
def move_phase(block: Block, to: Phase, *, by: Account) -> Block:
    """One step forward, or back; approval and publication have verbs of their own.

    Raises:
        Refused: the block is not where such a step begins, or has no unit.
    """
    held = Block.objects.held(block.pk)
    if not may_move(Phase(held.phase), to):
        raise Refused(
            _("Khối đang ở bước “%(now)s” nên không chuyển thẳng sang “%(to)s” được; bước hiện tại giữ nguyên.")
            % {"now": held.get_phase_display(), "to": PHASE_NAMES[to]}
        )
    if not held.entrants.exists():
        raise Refused(_("Khối chưa có đơn vị nào; hãy thêm đơn vị trước khi bắt đầu."))
    turn(held, to, by=by)
    record("scoring.phase_moved", held, by=by, within=held.campaign.conference, phase=to.value)
    return held


def turn(block: Block, to: Phase, *, by: Account | None) -> None:
    """The step itself, with its trace."""
    block.phase = to
    block.save(update_fields=["phase"])
    PhaseChange.objects.create(block=block, phase=to, by=by)


def _enter(block: Block, organisations: Iterable[Organisation]) -> int:
    there = set(block.entrants.values_list("organisation_id", flat=True))
    new = {each.pk: each for each in organisations if each.pk not in there}
    Entrant.objects.bulk_create((Entrant(block=block, organisation=each) for each in new.values()), batch_size=500)
    return len(new)


def _refuse_if_decided(block: Block) -> None:
    if block.phase in {Phase.APPROVED, Phase.PUBLISHED}:
        raise Refused(_("Kết quả của khối đã được phê duyệt nên không thay đổi được nữa; mọi thứ giữ nguyên."))
