"""Running the programme: one item at a time, each start by somebody, at an instant."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models, transaction

from diemcau.conference.models import Conference, ProgrammeItem
from diemcau.kernel.errors import Refused
from diemcau.live.actions.floor import end_speech, speak_for
from diemcau.live.actions.work import Work, begin, end
from diemcau.live.models import ItemRun
from diemcau.live.queries import sections

Who = models.Model | None


@transaction.atomic
def start_item(conference: Conference, item: ProgrammeItem, *, seen: int | None, key: UUID, by: Who) -> int:
    """Start an item; the one that runs ends at the same instant.

    Args:
        seen: the item that ran on the screen where it was pressed, None for none: a stale screen changes nothing.

    Raises:
        Refused: something else runs by now, or the item has run already.
    """
    work = begin(conference, "live.item_started", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    running = _running(conference, seen)
    if ItemRun.objects.filter(item=item).exists():
        raise Refused(f"Mục “{item}” đã diễn ra; muốn quay lại, hãy hoàn tác.")
    changed = _end(work, running)
    run = ItemRun.objects.create(conference=conference, item=item, started_at=work.now)
    work.made(run)
    ProgrammeItem.objects.filter(pk=item.pk).update(was_edited=True)  # a plan that is applied again leaves it
    changed += speak_for(work, item)
    told = sections.running(conference) | (sections.floor(conference, *changed) if changed else {})
    return end(work, told, item, item=item.pk)


@transaction.atomic
def end_item(conference: Conference, *, seen: int | None, key: UUID, by: Who) -> int:
    """End the item that runs and start nothing: the programme is over, or waits."""
    work = begin(conference, "live.item_ended", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    run = _must_run(conference, seen)
    changed = _end(work, run)
    told = sections.running(conference) | (sections.floor(conference, *changed) if changed else {})
    return end(work, told, run.item, item=run.item_id)


@transaction.atomic
def skip_item(conference: Conference, item: ProgrammeItem, *, key: UUID, by: Who) -> int:
    """Leave an item out that has not run."""
    work = begin(conference, "live.item_skipped", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    if ItemRun.objects.filter(item=item).exists():
        raise Refused(f"Mục “{item}” đã diễn ra, nên không bỏ qua được.")
    run = ItemRun.objects.create(
        conference=conference, item=item, started_at=work.now, ended_at=work.now, was_skipped=True
    )
    work.made(run)
    return end(work, sections.running(conference), item, item=item.pk)


@transaction.atomic
def pause_item(conference: Conference, *, seen: int | None, key: UUID, by: Who) -> int:
    """Stop the clock of the item that runs."""
    work = begin(conference, "live.item_paused", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    run = _must_run(conference, seen)
    if run.paused_at:
        raise Refused("Mục này đang tạm dừng.")
    work.keep(run)
    run.paused_at = work.now
    run.save(update_fields=["paused_at"])
    return end(work, sections.running(conference), run.item)


@transaction.atomic
def resume_item(conference: Conference, *, seen: int | None, key: UUID, by: Who) -> int:
    """Let the clock go on where it stopped."""
    work = begin(conference, "live.item_resumed", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    run = _must_run(conference, seen)
    if not run.paused_at:
        raise Refused("Mục này không tạm dừng.")
    work.keep(run)
    _settle(work, run)
    run.save(update_fields=["paused_at", "paused_ms"])
    return end(work, sections.running(conference), run.item)


def _running(conference: Conference, seen: int | None) -> ItemRun | None:
    run = ItemRun.objects.filter(conference=conference, ended_at=None).select_related("item").first()
    if (run.item_id if run else None) != seen:
        what = f"đang là mục “{run.item}”" if run else "không có mục nào đang diễn ra"
        raise Refused(f"Màn hình này chưa kịp cập nhật: hiện {what}. Chương trình giữ nguyên; hãy xem lại rồi bấm.")
    return run


def _must_run(conference: Conference, seen: int | None) -> ItemRun:
    run = _running(conference, seen)
    if run is None:
        raise Refused("Không có mục nào đang diễn ra.")
    return run


def _end(work: Work, run: ItemRun | None) -> list[Any]:
    """End a run, and the speech that belongs to it; gives the requests that changed."""
    if run is None:
        return []
    work.keep(run)
    _settle(work, run)
    run.ended_at = max(work.now, run.started_at)
    run.save(update_fields=["ended_at", "paused_at", "paused_ms"])
    return end_speech(work)


def _settle(work: Work, run: ItemRun) -> None:
    """Count a pause that lasts until now among the finished ones."""
    if run.paused_at:
        run.paused_ms += round((work.now - run.paused_at).total_seconds() * 1000)
        run.paused_at = None
