"""Which bodies a name that cannot be placed comes near to. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from math import log

from diemcau.kernel.vietnamese import fold
from diemcau.plan.domain.matching.facts import Directory, key
from diemcau.plan.domain.matching.printed import Printed
from diemcau.plan.domain.matching.scope import Scope

MOST = 5
_LOOKED_AT = 40


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
        """Up to five bodies, the nearest first; those of the name's own tier come before the others."""
        wanted = fold(name.noun or key(name.text))
        score: Counter[int] = Counter()
        for word in set(wanted.split()):
            holders = self._words.get(word, [])
            for organisation in holders:
                score[organisation] += log(1 + len(self.directory.bodies) / len(holders))  # type: ignore[assignment]
        bodies = self.directory.bodies
        nearest = sorted(
            (organisation for organisation, _ in score.most_common(_LOOKED_AT)),
            key=lambda o: (
                name.tier is not None and bodies[o].tier != name.tier,
                -SequenceMatcher(None, wanted, fold(key(bodies[o].name)), autojunk=False).ratio(),
            ),
        )
        return tuple(nearest[:MOST])
