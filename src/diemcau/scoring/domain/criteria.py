"""A criteria set: fields, criteria, sub-criteria, and ceilings that add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from diemcau.scoring.domain.points import ZERO, vietnamese
from diemcau.scoring.domain.rules import MOST, faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Lĩnh vực, tiêu chí or tiêu chí thành phần. Only a leaf has a rule; others have children."""

    code: str  # 1, 1.2, 1.2.1
    name: str
    ceiling: Decimal
    rule: Mapping[str, Any] = field(default_factory=dict)
    needs_evidence: bool = True
    children: tuple[Item, ...] = ()

    def leaves(self) -> Iterator[Item]:
        """The sub-criteria below, in order; a leaf yields itself."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator[Item]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """Bộ chỉ số of one year for one block of units."""

    name: str
    year: int
    block: str
    version: int
    fields: tuple[Item, ...]

    @property
    def ceiling(self) -> Decimal:
        return sum((each.ceiling for each in self.fields), ZERO)

    def leaves(self) -> Iterator[Item]:
        for each in self.fields:
            yield from each.leaves()

    def walk(self) -> Iterator[Item]:
        for each in self.fields:
            yield from each.walk()


def problems(criteria: CriteriaSet, *, expected: Decimal | None = None) -> list[str]:
    """What keeps a set from being used, one sentence each: ceilings that do not add up, codes used twice, rules."""
    found: list[str] = []
    seen: set[str] = set()
    for item in criteria.walk():
        if item.code in seen:
            found.append(f"Mã {item.code} đứng hai lần; mỗi tiêu chí phải có mã riêng.")
        seen.add(item.code)
        if not 0 < item.ceiling <= MOST:
            told = vietnamese(item.ceiling)
            found.append(f"Tiêu chí {item.code} có điểm tối đa {told}; phải lớn hơn 0 và không quá {vietnamese(MOST)}.")
        elif item.children:
            below = sum((child.ceiling for child in item.children), ZERO)
            if below != item.ceiling:
                found.append(
                    f"Tiêu chí {item.code} có điểm tối đa {vietnamese(item.ceiling)} nhưng các mục con cộng lại "
                    f"được {vietnamese(below)}; hãy sửa cho khớp."
                )
        else:
            found += [f"Tiêu chí {item.code}: {fault}" for fault in faults(item.rule, item.ceiling)]
    if expected is not None and criteria.ceiling != expected:
        found.append(
            f"Các lĩnh vực cộng lại được {vietnamese(criteria.ceiling)}, khác {vietnamese(expected)} điểm đã định."
        )
    return found
