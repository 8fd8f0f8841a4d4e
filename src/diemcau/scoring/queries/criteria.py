"""Criteria sets out of their rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from diemcau.scoring.domain.criteria import CriteriaSet as Criteria
from diemcau.scoring.domain.criteria import Item
from diemcau.scoring.models import CriteriaSet, Criterion


@dataclass(frozen=True, slots=True)
class Lines:
    """A set as the domain knows it, and its rows by their keys."""

    criteria: Criteria
    rows: dict[int, Criterion]

    @property
    def leaves(self) -> list[Criterion]:
        """The sub-criteria that are scored, in their order."""
        return [row for row in self.rows.values() if row.kind]


def lines_of(criteria_set: CriteriaSet) -> Lines:
    """One query."""
    rows = list(Criterion.objects.filter(criteria_set=criteria_set))
    below: defaultdict[int | None, list[Criterion]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)

    def item(row: Criterion) -> Item:
        return Item(
            code=row.code,
            name=row.name,
            ceiling=row.ceiling,
            rule=row.rule,
            needs_evidence=row.needs_evidence,
            children=tuple(map(item, below[row.pk])),
        )

    criteria = Criteria(
        name=criteria_set.name,
        year=criteria_set.year,
        block=criteria_set.block,
        version=criteria_set.version,
        fields=tuple(map(item, below[None])),
    )
    return Lines(criteria=criteria, rows={row.pk: row for row in rows})
