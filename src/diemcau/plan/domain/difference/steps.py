"""What has to be done to one row so that it says what the plan says. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Generic, TypeVar

Row = TypeVar("Row")
Wanted = TypeVar("Wanted")
Value = str | int | date | time | tuple[int, int] | None


class Change(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    FLAGGED = "flagged"  # the plan no longer states it, but people have worked on it: kept, and said so
    RESTORED = "restored"  # flagged before, and stated again
    SHIFTED = "shifted"  # says the same, at other lines or in another place of the list: nothing to show


@dataclass(frozen=True, slots=True)
class FieldChange:
    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Step(Generic[Row, Wanted]):
    """One change: the row as it is (None: to be made), and as the plan wants it (None: the plan has it no more)."""

    change: Change
    row: Row | None
    wanted: Wanted | None
    fields: tuple[FieldChange, ...] = ()


def added(wanted: Wanted) -> Step[Row, Wanted]:
    return Step(Change.ADDED, None, wanted)


def gone(row: Row, *, kept: bool, lost: bool) -> Step[Row, Wanted] | None:
    """The plan has it no more: remove it, or flag it once where people have worked on it."""
    if not kept:
        return Step(Change.REMOVED, row, None)
    return None if lost else Step(Change.FLAGGED, row, None)


def compared(
    row: Row,
    wanted: Wanted,
    shown: Mapping[str, tuple[Value, Value]],
    *,
    lost: bool,
    shifted: bool,
) -> Step[Row, Wanted] | None:
    """The step between a row and what the plan wants of it; None where they agree.

    Args:
        shown: field name → (before, after) of all that a person would want to hear of.
        lost: whether the row is flagged.
        shifted: whether its lines or its place in the list differ.
    """
    fields = tuple(FieldChange(name, before, after) for name, (before, after) in shown.items() if before != after)
    if lost:
        return Step(Change.RESTORED, row, wanted, fields)
    if fields:
        return Step(Change.CHANGED, row, wanted, fields)
    return Step(Change.SHIFTED, row, wanted) if shifted else None
