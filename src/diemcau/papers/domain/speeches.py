"""Which registered speeches fit into the time. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def trimmed(asked: Sequence[int], total: int, *, least: int = 3) -> list[int]:
    """Minutes for each speech so that all fit: the longest give first, nobody falls below `least`.

    Args:
        asked: the minutes that each asked for, in their order.
        total: the minutes that there are.

    Returns:
        As many minutes for each as asked, where all fit; else shortened minute by minute from the longest (of equals
        from the last). Where even `least` for each is too much, that is what each has: the sum then exceeds `total`.
    """
    given = list(asked)
    while sum(given) > total and any(minutes > least for minutes in given):
        longest = max(given)
        last = max(number for number, minutes in enumerate(given) if minutes == longest)
        given[last] -= 1
    return given
