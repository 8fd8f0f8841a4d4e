"""A rehearsal: a copy of a conference, with a clock of its own. What is done in it is done by the same verbs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from diemcau.conference.models import Conference, ConferenceRole, ProgrammeItem, Site, Unit
from diemcau.delegates.models import Delegate, Seat
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.programme import lay_out
from diemcau.live.models import Award, AwardUnit, FloorQuota, Rehearsal
from diemcau.live.queries.clock import begins

Who = models.Model | None
_OWN = {"id", "conference_id"}


@transaction.atomic
def begin_rehearsal(conference: Conference, factor: float, *, by: Who, starts: datetime | None = None) -> Rehearsal:
    """Copy a conference with its roles, sites, units, delegates, programme and awards; the original is not touched.

    Args:
        factor: how many times faster than ours the rehearsal's clock runs.
        starts: what that clock says at first; the printed beginning where nothing is given.

    Raises:
        Refused: it is a rehearsal itself, or the clock cannot run so.
    """
    if Rehearsal.objects.filter(pk=conference.pk).exists():
        raise Refused("Đây đã là bản diễn tập; hãy bắt đầu từ hội nghị thật.")
    if not 0.1 <= factor <= 1000:
        raise Refused("Đồng hồ diễn tập chạy nhanh từ 0,1 đến 1.000 lần; hãy chọn lại.")
    copy = Conference.objects.create(
        **_facts(conference) | {"title": f"Diễn tập: {conference.title}"[:500], "short_name": _short(conference)}
    )
    now = timezone.now()
    rehearsal = Rehearsal.objects.create(
        conference=copy, of=conference, began_at=now, clock_from=starts or begins(conference) or now, factor=factor
    )
    _copy(ConferenceRole, conference, copy)
    sites = _copy(Site, conference, copy)
    for site in Site.objects.filter(conference=copy).exclude(parent=None):
        Site.objects.filter(pk=site.pk).update(parent=sites.get(site.parent_id))
    units = _copy(Unit, conference, copy, site_id=sites, home_id=sites)
    _copy(ProgrammeItem, conference, copy, site_id=sites)
    seats = _copied(Seat, Seat.objects.filter(unit__conference=conference), unit_id=units, rule_id={})
    named = Delegate.objects.current().of(conference)
    _copied(Delegate, named, seat_id=seats, in_place_of_id={})
    _copy(Award, conference, copy, site_id=sites)
    Award.objects.filter(conference=copy).update(called_at=None, done_at=None)
    for model in (AwardUnit, FloorQuota):
        _copy(model, conference, copy)
    lay_out(copy, by=by)
    record("live.rehearsal_begun", conference, by=by, within=conference, copy=copy.pk, factor=factor)
    return rehearsal


@transaction.atomic
def end_rehearsal(rehearsal: Rehearsal, *, by: Who) -> None:
    """Throw the copy away, with everything that was done in it."""
    record("live.rehearsal_ended", rehearsal.of, by=by, within=rehearsal.of, copy=rehearsal.pk)
    rehearsal.conference.delete()


def _short(conference: Conference) -> str:
    return f"Diễn tập: {conference.short_name}"[:80]


def _facts(row: models.Model) -> dict[str, object]:
    return {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if each.attname not in _OWN}


def _copy(
    model: type[models.Model], conference: Conference, copy: Conference, **mapped: dict[int | None, int]
) -> dict[int | None, int]:
    """Rows of one conference made anew in another; gives old key → new."""
    return _copied(model, model._default_manager.filter(conference=conference), conference_id=copy.pk, **mapped)


def _copied(
    model: type[models.Model], rows: models.QuerySet[Any], *, conference_id: int = 0, **mapped: dict[int | None, int]
) -> dict[int | None, int]:
    """Rows made anew, pointing at what was made anew before; gives old key → new."""
    old = list(rows.order_by("pk"))
    new = []
    for row in old:
        facts = _facts(row)
        for column, keys in mapped.items():
            value = facts[column]
            facts[column] = keys.get(value) if isinstance(value, int) else None
        new.append(model(**facts | ({"conference_id": conference_id} if conference_id else {})))
    made = model._default_manager.bulk_create(new, batch_size=500)
    return {before.pk: after.pk for before, after in zip(old, made, strict=True)}
