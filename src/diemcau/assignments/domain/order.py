"""What comes after what: no product may in the end wait for itself. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def closes_a_ring(edges: Iterable[tuple[int, int]], product: int, on: int) -> bool:
    """Whether `product` waiting for `on` makes a ring among what waits already: (product, on) pairs."""
    waits: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in edges:
        waits[one].append(other)
    seen, ahead = set(), [on]
    while ahead:
        at = ahead.pop()
        if at == product:
            return True
        if at not in seen:
            seen.add(at)
            ahead += waits[at]
    return False
