"""A conference of more sites than one list holds: sums by district, and the sites that answer a choice. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST_ROWS = 1000  # more sites than that are told district by district
MOST_SHOWN = 300  # of those that answer a choice
DISTRICT = "district"


class Place(NamedTuple):
    """One site, in the order of the list. A tuple: a nation has 37,000 of them."""

    pk: int
    name: str
    tier: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: words of a name, a kind of the page's signs, a district by its own site."""

    words: str = ""
    kind: str = ""
    district: int | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.kind or self.district)


@dataclass(frozen=True, slots=True)
class DistrictSum:
    """How many sites of a district are of each kind, its own among them."""

    head: int
    name: str
    counts: Counter[str]

    @property
    def size(self) -> int:
        return self.counts.total()

    @property
    def passed(self) -> int:
        return self.counts["ok"]

    @property
    def doubtful(self) -> int:
        return self.counts["warn"]

    @property
    def failed(self) -> int:
        return self.counts["bad"]

    @property
    def waiting(self) -> int:
        return self.counts["wait"]


@dataclass(frozen=True, slots=True)
class Summary:
    """All sites by district; `shown` are the first of the `found` ones that answer the choice."""

    districts: tuple[DistrictSum, ...]
    counts: Counter[str]
    found: int
    shown: tuple[int, ...]

    @property
    def size(self) -> int:
        return self.counts.total()


def summary(
    places: Sequence[Place], kinds: Mapping[int, str], choice: Choice, *, named: Container[int] = ()
) -> Summary:
    """Sum sites up by district, and choose among them.

    Args:
        places: S sites in the order of the list; a parent that is not among them counts as none.
        kinds: "ok", "warn", "bad" by site; one that is missing waits.
        named: the sites that `choice.words` found; only looked at where there are words.
    """
    tree = {place.pk: place for place in places}
    told = [(place.pk, _head(place, tree), kinds.get(place.pk, "wait")) for place in places]
    sums: dict[int, Counter[str]] = {}
    for (head, kind), number in Counter((head, kind) for _, head, kind in told).items():
        sums.setdefault(head, Counter())[kind] = number
    found = [site for site, head, kind in told if _answers(choice, site, head, kind, named)] if choice else []
    return Summary(
        districts=tuple(DistrictSum(head, tree[head].name, counts) for head, counts in sums.items()),
        counts=Counter(kind for _, _, kind in told),
        found=len(found),
        shown=tuple(found[:MOST_SHOWN]),
    )


def _answers(choice: Choice, site: int, head: int, kind: str, named: Container[int]) -> bool:
    is_there = choice.district is None or choice.district == head
    return is_there and choice.kind in {"", kind} and (not choice.words or site in named)


def _head(place: Place, tree: Mapping[int, Place]) -> int:
    """The district that a site belongs to, as far as it is seen; without districts the topmost site."""
    step = place
    while step.tier != DISTRICT and step.parent is not None and step.parent in tree:
        step = tree[step.parent]
    return step.pk
