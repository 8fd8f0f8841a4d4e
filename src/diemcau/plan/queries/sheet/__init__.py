"""What the plan room shows, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.plan.queries.room import PlanRoom
from diemcau.plan.queries.sheet.blocks import blocks
from diemcau.plan.queries.sheet.changes import Changed, changes
from diemcau.plan.queries.sheet.entries import Block, Entry, Places
from diemcau.plan.queries.sheet.facts import facts
from diemcau.plan.queries.sheet.notes import Note, notes

__all__ = ["Block", "Changed", "Entry", "Note", "Sheet", "sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    facts: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    changes: tuple[Changed, ...]  # the newest first


def sheet(room: PlanRoom) -> Sheet:
    """Lay out a room for the page. No query."""
    at = Places(room)
    return Sheet(
        facts=tuple(facts(room.reading, at)),
        blocks=tuple(blocks(room, at)),
        notes=tuple(notes(room, at)),
        changes=tuple(changes(room)),
    )
