"""Which bodies went before others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from diemcau.directory.models import Succession


def predecessors_of(bodies: Iterable[int]) -> dict[int, list[int]]:
    """For each body those that it took over, through as many mergers as lie between. One query."""
    older: defaultdict[int, list[int]] = defaultdict(list)
    for predecessor, successor in Succession.objects.order_by("pk").values_list("predecessor_id", "successor_id"):
        older[successor].append(predecessor)
    predecessors = {}
    for body in bodies:
        found: list[int] = []
        ahead = list(older[body])
        while ahead:
            each = ahead.pop(0)
            if each not in found:
                found.append(each)
                ahead += older[each]
        predecessors[body] = found
    return predecessors
