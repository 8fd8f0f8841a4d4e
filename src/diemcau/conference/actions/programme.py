"""What people do to the programme before the day; on the day it is the director's (package live)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import RestrictedError

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused

# Packages above add who wants to hear of it, in the same transaction: the screens of the day.
programme_changed: list[Callable[[Conference], None]] = []


@transaction.atomic
def add_item(conference: Conference, facts: Mapping[str, Any], *, by: Account) -> ProgrammeItem:
    """Put an item at the end of the programme."""
    Conference.objects.held(conference.pk)
    last = conference.programme.order_by("-position").first()
    item = ProgrammeItem.objects.create(
        conference=conference, position=last.position + 1 if last else 0, was_edited=True, **facts
    )
    record("conference.item_added", item, by=by, within=conference)
    _tell(conference)
    return item


@transaction.atomic
def change_item(item: ProgrammeItem, facts: Mapping[str, Any], *, by: Account) -> ProgrammeItem:
    """Change what stands in an item."""
    Conference.objects.held(item.conference_id)
    item = ProgrammeItem.objects.select_related("conference", "site__host").get(pk=item.pk)
    for name, value in facts.items():
        setattr(item, name, value)
    item.was_edited = True
    item.save()
    record("conference.item_changed", item, by=by, within=item.conference)
    _tell(item.conference)
    return item


@transaction.atomic
def move_item(item: ProgrammeItem, steps: int, *, by: Account) -> None:
    """Move an item up (below zero) or down; at an end it stays."""
    conference = Conference.objects.held(item.conference_id)
    items = list(conference.programme.all())
    here = next(number for number, each in enumerate(items) if each.pk == item.pk)
    there = min(max(0, here + steps), len(items) - 1)
    items.insert(there, items.pop(here))
    for position, each in enumerate(items):
        if each.position != position:
            each.position = position
            each.save(update_fields=["position"])
    record("conference.item_moved", item, by=by, within=conference, place=there)
    _tell(conference)


@transaction.atomic
def remove_item(item: ProgrammeItem, *, by: Account) -> None:
    """Take an item out.

    Raises:
        Refused: it has run on the day.
    """
    conference = Conference.objects.held(item.conference_id)
    record("conference.item_removed", item, by=by, within=conference, text=str(item))
    try:
        item.delete()
    except RestrictedError:
        raise Refused(f"Mục “{item}” đã diễn ra, nên giữ lại trong chương trình.") from None
    _tell(conference)


@transaction.atomic
def return_item(conference: Conference, words: str, *, by: Account) -> ProgrammeItem:
    """Undo a removal: the item as it was sealed, in its place. Papers that were laid to it are not.

    Raises:
        Refused: it has been put back already, or too long ago.
    """
    Conference.objects.held(conference.pk)
    try:
        item = ProgrammeItem.unsealed(words, conference, max_age=timedelta(days=1))
    except signing.BadSignature:
        raise Refused("Không hoàn tác được nữa; hãy thêm lại mục này ở cuối trang.") from None
    if ProgrammeItem.objects.filter(pk=item.pk).exists():
        raise Refused("Mục này đã có lại trong chương trình.")
    item.was_edited = True
    if item.site_id and not Site.objects.filter(pk=item.site_id).exists():
        item.site = None
    item.save(force_insert=True)
    record("conference.item_returned", item, by=by, within=conference)
    _tell(conference)
    return item


def _tell(conference: Conference) -> None:
    for tell in programme_changed:
        tell(conference)
