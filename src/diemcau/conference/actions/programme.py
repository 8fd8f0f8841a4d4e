"""What people do to the programme before the day; on the day it is the director's (package live)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import RestrictedError

from diemcau.conference.models import Conference, ProgrammeItem
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


def _tell(conference: Conference) -> None:
    for tell in programme_changed:
        tell(conference)
