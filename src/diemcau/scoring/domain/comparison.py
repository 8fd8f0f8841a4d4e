"""This year against last year, also where units merged or split between. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.scoring.domain.finished import Finished, FinishedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One unit of this year. `before` is the unit itself last year, or the units that it took over (then `merged`).

    `index_before` is their mean where there were several; a rank is only compared with one's own.
    """

    unit: str
    rank: int | None
    index: Decimal | None
    rank_before: int | None
    index_before: Decimal | None
    before: tuple[str, ...]
    merged: bool

    @property
    def change(self) -> Decimal | None:
        if self.index is None or self.index_before is None:
            return None
        return self.index - self.index_before

    @property
    def climb(self) -> int | None:
        """Ranks gained; negative where they were lost."""
        return self.rank_before - self.rank if self.rank and self.rank_before else None


def compared(now: Finished, before: Finished, predecessors: Mapping[int, Sequence[int]]) -> list[Comparison]:
    """Every unit of this year beside what it was last year, in this year's order.

    Args:
        predecessors: by organisation, the bodies that it took over, directly or through others.
    """
    by_body = {row.organisation: row for row in before.rows if row.organisation is not None}
    by_name = {row.unit.casefold(): row for row in before.rows}
    found = []
    for row in now.rows:
        body = row.organisation or 0
        own = by_body.get(body) or by_name.get(row.unit.casefold())
        old = [own] if own else [by_body[each] for each in predecessors.get(body, ()) if each in by_body]
        merged = own is None and bool(old)
        indices = [value for value in map(_index, old) if value is not None]
        found.append(
            Comparison(
                unit=row.unit,
                rank=row.rank,
                index=_index(row),
                rank_before=own.rank if own else None,
                index_before=sum(indices, Decimal(0)) / len(indices) if indices else None,
                before=tuple(each.unit for each in old),
                merged=merged,
            )
        )
    return found


def _index(row: FinishedRow) -> Decimal | None:
    return Decimal(row.index or row.points) if row.index or row.points else None
