"""The hours of a printed programme. Instants are milliseconds since 1970. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MINUTE = 60_000
USUAL = 10  # minutes of an item for which nobody says how long it takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as it was planned: `starts` only where the programme prints an hour."""

    pk: int
    starts: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One item on the printed programme: when it begins, how long it takes."""

    pk: int
    start: int | None
    length: int

    @property
    def end(self) -> int | None:
        return None if self.start is None else self.start + self.length


def planned(items: Sequence[Item], begins: int | None) -> list[Planned]:
    """The printed programme in hours: an item without one follows the item before it.

    Args:
        begins: when the conference begins; None while nobody has said.
    """
    found: list[Planned] = []
    clock = begins
    for number, item in enumerate(items):
        start = clock if item.starts is None else item.starts
        length = _length(item, start, items[number + 1 :])
        found.append(Planned(pk=item.pk, start=start, length=length))
        clock = None if start is None else start + length
    return found


def _length(item: Item, start: int | None, later: Sequence[Item]) -> int:
    """What is printed; else until the next printed hour; else what is usual."""
    if item.minutes:
        return item.minutes * MINUTE
    following = later[0].starts if later else None
    if start is not None and following is not None and following > start:
        return following - start
    return USUAL * MINUTE
