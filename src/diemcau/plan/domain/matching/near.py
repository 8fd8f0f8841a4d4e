"""Which bodies a name that cannot be placed comes near to. Pure."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest
from math import log

from diemcau.kernel.vietnamese import fold
from diemcau.plan.domain.matching.facts import Directory, key
from diemcau.plan.domain.matching.match import NAME_LENGTH
from diemcau.plan.domain.matching.printed import Printed
from diemcau.plan.domain.matching.scope import Scope

MOST = 5
_LOOKED_AT = 40
_NEAR = 0.5  # below this a name has nothing to do with the one that was printed


class Near:
    """Looks names up by the rarity of the words that they share, then by their letters."""

    def __init__(self, directory: Directory, scope: Scope) -> None:
        self.directory = directory
        self.scope = scope

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        words: dict[str, list[int]] = defaultdict(list)
        for body in self.directory.bodies.values():
            if self.scope.holds(body.id):
                for word in {word for name in (body.name, *body.aliases) for word in fold(key(name)).split()}:
                    words[word].append(body.id)
        return words

    def candidates(self, name: Printed) -> tuple[int, ...]:
        """Up to five bodies, the nearest first; one of the name's own tier counts as a little nearer."""
        wanted = (name.noun or key(name.text))[:NAME_LENGTH]
        shared: defaultdict[int, float] = defaultdict(float)
        for word in set(fold(wanted).split()):
            holders = self._words.get(word, [])
            for organisation in holders:
                shared[organisation] += log(1 + len(self.directory.bodies) / len(holders))
        looked_at = nlargest(_LOOKED_AT, shared, key=lambda organisation: shared[organisation])
        near = {organisation: self._nearness(wanted, organisation, name.tier) for organisation in looked_at}
        return tuple(o for o in nlargest(MOST, near, key=lambda o: near[o]) if near[o] >= _NEAR)

    def _nearness(self, wanted: str, organisation: int, tier: str | None) -> float:
        """0 for a body that has nothing but the place in common: "Viễn thông Quảng Nam" is not its police."""
        body = self.directory.bodies[organisation]
        name = key(body.name)
        core = _alike(self.directory.core(wanted, organisation), self.directory.core(name, organisation))
        if core < _NEAR:
            return 0.0
        return max(core, _alike(wanted, name)) + (0.1 if tier == body.tier else 0.0)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
