"""Whose directory a plan speaks of: the areas of the organisation that holds the conference. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from diemcau.directory.domain import BodyKind, Tier
from diemcau.plan.domain.matching.facts import Directory

DOWNWARDS = (Tier.CENTRAL, Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE)


class Scope:
    """The owner's own area, all areas below it and those above it. A central owner's scope is the country."""

    def __init__(self, directory: Directory, owner: int) -> None:
        self.directory = directory
        self.owner = directory.bodies[owner]
        own = directory.area[owner]
        self.above = frozenset(area.code for area in directory.upwards(own))
        self._own = own
        self._inside: dict[str, bool] = {}
        provinces = [area for area in directory.upwards(own) if area.tier == Tier.PROVINCE]
        self.city = bool(provinces) and provinces[0].locality == "thành phố"

    def holds(self, organisation: int) -> bool:
        """Whether a body stands in the owner's area, below it or above it; bodies without an area stand everywhere."""
        code = self.directory.area[organisation]
        if not code or not self._own:
            return True
        if code not in self._inside:
            self._inside[code] = code in self.above or any(a.code == self._own for a in self.directory.upwards(code))
        return self._inside[code]

    def within(self, organisations: Iterable[int]) -> list[int]:
        return [organisation for organisation in organisations if self.holds(organisation)]

    def of_kind(self, tier: str, *kinds: BodyKind) -> list[int]:
        """Bodies of one tier and of the given kinds that belong to an area of the scope, or directly to the state."""
        return [
            organisation
            for kind in kinds
            for organisation in self.within(self.directory.by_kind[tier, kind])
            if self.directory.area[organisation] or tier == Tier.CENTRAL or not self._own
        ]

    @property
    def below(self) -> Tier:
        """The tier that "các địa phương" means: the first under the owner's that has people's committees here."""
        start = DOWNWARDS.index(Tier(self.owner.tier)) if self.owner.tier in DOWNWARDS else 0
        for tier in DOWNWARDS[start + 1 :]:
            if self.of_kind(tier, BodyKind.PEOPLE_COMMITTEE):
                return tier
        return Tier.COMMUNE
