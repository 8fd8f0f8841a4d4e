"""The meeting bridge in slots: who else has it, and whether all fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One booking's hold of a bridge: from, until, how many ports."""

    starts: datetime
    ends: datetime
    ports: int


def overlapping(one: Use, others: Iterable[Use]) -> list[Use]:
    """Those that hold the bridge at the same time; one that ends when another starts does not."""
    return [other for other in others if other.starts < one.ends and one.starts < other.ends]


def most_in_use(one: Use, others: Sequence[Use]) -> int:
    """How many ports are in use at the busiest moment of `one`, its own with them."""
    near = overlapping(one, others)
    moments = [one.starts, *(other.starts for other in near if other.starts > one.starts)]
    return one.ports + max(sum(o.ports for o in near if o.starts <= moment < o.ends) for moment in moments)
