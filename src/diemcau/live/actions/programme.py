"""The programme on the day: its order, what is put in, changed and taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models, transaction

from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.kernel.errors import Refused
from diemcau.live.actions.floor import drop_speech
from diemcau.live.actions.log import append
from diemcau.live.actions.work import Work, begin, end, turn
from diemcau.live.models import ItemRun, LogEntry, Stage
from diemcau.live.queries import sections

Who = models.Model | None


@transaction.atomic
def lay_out(conference: Conference, *, by: Who) -> None:
    """Give a conference's screens something to show, before anybody has done anything."""
    laid_out = LogEntry.objects.filter(conference=conference, verb="live.laid_out")  # an award may be older
    if laid_out.exists():
        return
    turn(conference)
    if not laid_out.exists():
        append(conference, "live.laid_out", sections.everything(conference), by=by)


def tell_programme(conference: Conference) -> None:
    """The programme was changed on its own page: tell the screens, if there are any yet."""
    if Stage.objects.filter(conference=conference, last_sequence__gt=0).exists():
        turn(conference)
        append(conference, "live.programme_changed", sections.running(conference, programme=True), by=None)


@transaction.atomic
def order_items(conference: Conference, item: ProgrammeItem, place: int, *, key: UUID, by: Who) -> int:
    """Move an item that has not run to a place among those that have not run either; 0 is the next one.

    Raises:
        Refused: the item has run.
    """
    work = begin(conference, "live.programme_ordered", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    items = list(conference.programme.all())
    ran = set(ItemRun.objects.filter(conference=conference).values_list("item", flat=True))
    if item.pk in ran:
        raise Refused(f"Mục “{item}” đã diễn ra, nên giữ nguyên thứ tự.")
    waiting = [each for each in items if each.pk not in ran and each.pk != item.pk]
    waiting.insert(max(0, place), next(each for each in items if each.pk == item.pk))
    rest = iter(waiting)
    _number(work, [each if each.pk in ran else next(rest) for each in items])
    return end(work, sections.running(conference, programme=True), item, place=place)


@transaction.atomic
def insert_item(conference: Conference, facts: Mapping[str, Any], place: int, *, key: UUID, by: Who) -> int:
    """Put a new item in at a place of the whole programme; 0 is the first."""
    work = begin(conference, "live.item_inserted", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    items = list(conference.programme.all())
    item = ProgrammeItem.objects.create(conference=conference, position=len(items), was_edited=True, **facts)
    work.made(item)
    items.insert(max(0, place), item)
    _number(work, items)
    return end(work, sections.running(conference, programme=True), item)


@transaction.atomic
def change_item(item: ProgrammeItem, facts: Mapping[str, Any], *, key: UUID, by: Who) -> int:
    """Change what stands in an item; a running one may get more minutes."""
    work = begin(item.conference, "live.item_changed", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    item.refresh_from_db()
    work.keep(item)
    for name, value in facts.items():
        setattr(item, name, value)
    item.was_edited = True
    item.save()
    return end(work, sections.running(item.conference, programme=True), item)


@transaction.atomic
def use_alternative(item: ProgrammeItem, *, key: UUID, by: Who) -> int:
    """What was prepared for the loss of an item's site takes its place: shown in the hall, nobody is on air from there.

    Raises:
        Refused: nothing was prepared, or the item is over.
    """
    conference = item.conference
    work = begin(conference, "live.alternative_used", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    item = ProgrammeItem.objects.select_related("site__host").get(pk=item.pk)
    if not item.alternative or item.site is None:
        raise Refused(f"Mục “{item}” không có phương án dự phòng nào chờ dùng; có thể bỏ qua hoặc chuyển xuống sau.")
    if ItemRun.objects.filter(item=item, ended_at__isnull=False).exists():
        raise Refused(f"Mục “{item}” đã xong, nên giữ nguyên.")
    work.keep(item)
    changed = drop_speech(work, item)
    words = item.alternative[0].upper() + item.alternative[1:]
    item.by, item.site, item.was_edited = f"{words} ({item.site})"[:300], None, True
    item.save(update_fields=["by", "site", "was_edited"])
    told = sections.running(conference, programme=True) | (sections.floor(conference, *changed) if changed else {})
    return end(work, told, item)


@transaction.atomic
def remove_item(item: ProgrammeItem, *, key: UUID, by: Who) -> int:
    """Take an item out that has not run."""
    conference = item.conference
    work = begin(conference, "live.item_removed", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    if ItemRun.objects.filter(item=item).exists():
        raise Refused(f"Mục “{item}” đã diễn ra, nên giữ lại trong chương trình.")
    work.keep(item)
    text = str(item)
    item.delete()
    return end(work, sections.running(conference, programme=True), conference, item=text)


def _number(work: Work, items: Sequence[ProgrammeItem]) -> None:
    for position, item in enumerate(items):
        if item.position != position:
            work.keep(item)
            item.position = position
            item.save(update_fields=["position"])
