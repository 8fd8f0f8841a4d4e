"""What must not be told: figures of too few, figures that follow from others, rows that point at one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

LEAST = 5


def hidden(counts: Sequence[int], *, least: int = LEAST, total_is_shown: bool = True) -> set[int]:
    """Which figures of one table to leave out.

    Primary: those that rest on fewer than `least` answers (but more than none). Complementary: where the total is shown
    beside them and those left out hold together fewer than `least` answers, or are a single figure, it could be
    computed back; then the smallest of the others goes too, until that is no longer so.
    """
    out = {at for at, number in enumerate(counts) if 0 < number < least}
    if not out or not total_is_shown:
        return out
    others = sorted((number, at) for at, number in enumerate(counts) if number >= least)
    while others and (len(out) < 2 or sum(counts[at] for at in out) < least):
        out.add(others.pop(0)[1])
    return out


def merged(counts: Mapping[str, int], *, least: int = LEAST, rest: str = "Khác") -> dict[str, str]:
    """Where the figures of small groups go together: from each group to the group under which it is told."""
    small = [name for name, number in counts.items() if 0 < number < least]
    if not small:
        return {name: name for name in counts}
    together = sum(counts[name] for name in small)
    for _number, name in sorted((number, name) for name, number in counts.items() if number >= least):
        if len(small) > 1 and together >= least:
            break
        small.append(name)
        together += counts[name]
    return {name: rest if name in small else name for name in counts}


def unsafe_rows(rows: Sequence[Sequence[Hashable]], *, least: int = LEAST) -> list[int]:
    """Rows whose combination of facts about a person is shared by fewer than `least` (k-anonymity)."""
    keys = [tuple(row) for row in rows]
    shared = Counter(keys)
    return [at for at, key in enumerate(keys) if shared[key] < least]


def released(rows: Sequence[Sequence[str]], *, least: int = LEAST) -> tuple[list[list[str]], list[int]]:
    """Rows that may leave the house: facts are blanked from the last column on until each combination is shared enough.

    Returns:
        the rows as they may be told, and how often each column was blanked.
    """
    kept = [list(row) for row in rows]
    blanked = [0] * (len(rows[0]) if rows else 0)
    for column in reversed(range(len(blanked))):
        for at in unsafe_rows(kept, least=least):
            if kept[at][column]:
                kept[at][column] = ""
                blanked[column] += 1
    if unsafe_rows(kept, least=least):  # too few rows without any fact: the smallest of the other groups joins them
        shared = Counter(tuple(row) for row in kept if any(row))
        smallest = min(shared, key=lambda row: (shared[row], row), default=())
        for row in kept:
            if tuple(row) == smallest:
                blanked = [number + bool(fact) for number, fact in zip(blanked, row, strict=True)]
                row[:] = [""] * len(row)
    return kept, blanked
