"""Awards: in their order, called up one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django.db import models, transaction

from diemcau.conference.models import Conference
from diemcau.directory.models import Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.domain import slides
from diemcau.live.domain.audiences import DIRECTORS, HALL, site
from diemcau.live.models import Award, AwardUnit
from diemcau.live.queries import awards, clock

Who = models.Model | None
MOST = 500


@transaction.atomic
def add_awards(conference: Conference, rows: Iterable[Mapping[str, Any]], *, by: Who) -> int:
    """Put awards at the end of the list; all of them or none.

    Raises:
        Refused: more than a ceremony can hold.
    """
    turn(conference)
    last = Award.objects.filter(conference=conference).aggregate(last=models.Max("position"))["last"] or 0
    made = [Award(conference=conference, position=last + number, **row) for number, row in enumerate(rows, start=1)]
    if len(made) > MOST:
        raise Refused(f"Danh sách có {len(made)} phần thưởng, nhiều hơn {MOST}; hãy chia nhỏ. Chưa có gì được nhập.")
    Award.objects.bulk_create(made)
    _told(conference, "live.awards_added", by)
    record("live.awards_added", conference, by=by, within=conference, number=len(made))
    return len(made)


@transaction.atomic
def change_award(award: Award, facts: Mapping[str, Any], *, by: Who) -> Award:
    """Change what stands in an award that has not been called."""
    turn(award.conference)
    award = Award.objects.select_related("conference").get(pk=award.pk)
    if award.called_at:
        raise Refused(f"“{award}” đã được mời lên, nên giữ nguyên.")
    for name, value in facts.items():
        setattr(award, name, value)
    award.save()
    _told(award.conference, "live.award_changed", by)
    record("live.award_changed", award, by=by, within=award.conference)
    return award


@transaction.atomic
def remove_award(award: Award, *, by: Who) -> None:
    """Take an award off the list that has not been called."""
    turn(award.conference)
    if Award.objects.get(pk=award.pk).called_at:
        raise Refused(f"“{award}” đã được mời lên, nên giữ lại trong danh sách.")
    record("live.award_removed", award, by=by, within=award.conference, award=str(award))
    award.delete()
    _told(award.conference, "live.award_removed", by)


@transaction.atomic
def move_award(award: Award, steps: int, *, by: Who) -> None:
    """Move an award up (below zero) or down."""
    conference = award.conference
    turn(conference)
    rows = list(Award.objects.filter(conference=conference))
    here = next(number for number, each in enumerate(rows) if each.pk == award.pk)
    rows.insert(min(max(0, here + steps), len(rows) - 1), rows.pop(here))
    for position, each in enumerate(rows, start=1):
        Award.objects.filter(pk=each.pk).exclude(position=position).update(position=position)
    _told(conference, "live.award_moved", by)
    record("live.award_moved", award, by=by, within=conference, steps=steps)


@transaction.atomic
def call_award(award: Award, *, by: Who) -> None:
    """Call one up: the hall sees the slide, the site is told to prepare. Whoever was called before has received.

    Raises:
        Refused: it has been called already.
    """
    conference = award.conference
    turn(conference)
    award = Award.objects.select_related("site__host").get(pk=award.pk)
    if award.called_at:
        raise Refused(f"“{award}” đã được mời lên.")
    now = clock.now(conference)
    Award.objects.filter(conference=conference, called_at__isnull=False, done_at=None).update(done_at=now)
    award.called_at = now
    award.save(update_fields=["called_at"])
    shown = {"id": f"award-{award.pk}"} | slides.fitted(awards.slide(award))
    told: dict[tuple[str, str], Any] = {(HALL, "show"): shown, (DIRECTORS, "awards"): awards.listed(conference)}
    if award.site_id:
        told[(site(award.site_id), "award")] = awards.called(award)
    append(conference, "live.award_called", told, by=by)
    record("live.award_called", award, by=by, within=conference)


@transaction.atomic
def finish_award(award: Award, *, by: Who) -> None:
    """It has been handed over; the hall sees the programme again. Said twice is said once."""
    conference = award.conference
    turn(conference)
    award = Award.objects.get(pk=award.pk)
    if award.done_at:
        return
    if not award.called_at:
        raise Refused(f"“{award}” chưa được mời lên.")
    award.done_at = clock.now(conference)
    award.save(update_fields=["done_at"])
    told: dict[tuple[str, str], Any] = {(HALL, "show"): None, (DIRECTORS, "awards"): awards.listed(conference)}
    if award.site_id:
        told[(site(award.site_id), "award")] = None
    append(conference, "live.award_done", told, by=by)
    record("live.award_done", award, by=by, within=conference)


@transaction.atomic
def call_group(conference: Conference, group: str, *, by: Who) -> None:
    """Show who comes up together, before they are called one by one."""
    turn(conference)
    rows = list(Award.objects.filter(conference=conference, group=group, done_at=None))
    if not rows:
        raise Refused("Đợt trao thưởng này không còn ai; hãy chọn đợt khác.")
    content = slides.fitted({"kind": "text", "title": group, "lines": [each.receiver for each in rows[:6]]})
    append(conference, "live.award_group_called", {(HALL, "show"): {"id": str(uuid4())} | content}, by=by)
    record("live.award_group_called", conference, by=by, within=conference, group=group)


@transaction.atomic
def give_awards_to(conference: Conference, organisation: Organisation, *, by: Who) -> None:
    """Let another unit run the award part."""
    turn(conference)
    AwardUnit.objects.get_or_create(conference=conference, organisation=organisation)
    record("live.award_unit_given", conference, by=by, within=conference, organisation=organisation.pk)


@transaction.atomic
def take_awards_from(unit: AwardUnit, *, by: Who) -> None:
    turn(unit.conference)
    record("live.award_unit_taken", unit.conference, by=by, within=unit.conference, organisation=unit.organisation_id)
    unit.delete()


def _told(conference: Conference, verb: str, by: Who) -> None:
    append(conference, verb, {(DIRECTORS, "awards"): awards.listed(conference)}, by=by)
