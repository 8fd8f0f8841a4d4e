"""Which entry of a corrected plan is which entry of the one before. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from diemcau.directory.domain.names import spelled_out

A = TypeVar("A")
B = TypeVar("B")

ALIKE = 0.5  # from here two wordings count as one entry, reworded
MOST_COMPARED, REACH = 100_000, 20  # beyond so many pairs, only those at most so far apart are compared
AT_SAME_PLACE = 0.35  # enough where both stand at the same place of the same list


def pairs(
    old: Sequence[A],
    new: Sequence[B],
    *,
    text: Callable[[A | B], str],
    place: Callable[[A | B], Hashable],
) -> dict[int, int]:
    """Pair entries one to one: equal text first, then the most alike, then those left at the same place.

    Args:
        text: what an entry says.
        place: what tells lists apart within the plan, as tier and heading; equal places make entries more alike.

    Returns:
        index in `new` → index in `old`. What has no counterpart is left out.
    """
    found: dict[int, int] = {}
    left = dict.fromkeys(range(len(old)))
    for same in (lambda x: (text(x), place(x)), text):
        _equal(old, new, same, found, left)
    if not left or len(found) == len(new):
        return found

    rest = [index for index in range(len(new)) if index not in found]
    bags_old = {index: Counter(spelled_out(text(old[index])).split()) for index in left}
    bags_new = {index: Counter(spelled_out(text(new[index])).split()) for index in rest}
    orders = {j: order for order, j in enumerate(left)}
    reach = max(len(old), len(new)) if len(rest) * len(left) <= MOST_COMPARED else REACH
    scored = []
    for order, i in enumerate(rest):
        for j in range(max(0, i - reach), min(len(old), i + reach + 1)):
            if j not in orders:
                continue
            alike = likeness(bags_new[i], bags_old[j])
            at_home = place(new[i]) == place(old[j])
            if alike >= ALIKE or (at_home and order == orders[j] and alike >= AT_SAME_PLACE):
                scored.append((-(alike + 0.2 * at_home), abs(i - j), i, j))
    for _, _, i, j in sorted(scored):
        if i not in found and j in left:
            found[i] = j
            del left[j]
    return found


def _equal(
    old: Sequence[A], new: Sequence[B], same: Callable[[A | B], Hashable], found: dict[int, int], left: dict[int, None]
) -> None:
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in left:
        waiting[same(old[index])].append(index)
    for index, entry in enumerate(new):
        if index not in found and (equals := waiting.get(same(entry))):
            found[index] = equals.pop(0)
            del left[found[index]]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of two bags of words: 0 nothing in common, 1 the same words."""
    together = one.total() + other.total()
    return 2 * (one & other).total() / together if together else 1.0
