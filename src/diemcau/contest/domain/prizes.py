"""Who gets which prize, within the budget. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Prize:
    """One line of the prize list: its name, how many, what each is worth in đồng."""

    key: int
    name: str
    count: int
    vnd: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """One winner's prize."""

    prize: int
    winner: int
    rank: int


def cost(prizes: Sequence[Prize]) -> int:
    """What all prizes cost together, in đồng."""
    return sum(prize.count * prize.vnd for prize in prizes)


def award(prizes: Sequence[Prize], ranked: Sequence[tuple[int, int]]) -> tuple[list[Awarded], list[int]]:
    """Give the prizes in their order to the ranked.

    Args:
        prizes: the highest first.
        ranked: (rank, winner), best first; equals share a rank.

    Returns:
        The prizes given, and the winners of a shared rank that falls across the end of a prize: equal contestants
        never get different prizes by chance, so these wait for the organiser to decide.
    """
    given: list[Awarded] = []
    at = 0
    for prize in prizes:
        left = prize.count
        while left and at < len(ranked):
            rank = ranked[at][0]
            equal = [winner for other, winner in ranked[at:] if other == rank]
            if len(equal) > left:
                return given, equal
            given += [Awarded(prize=prize.key, winner=winner, rank=rank) for winner in equal]
            left -= len(equal)
            at += len(equal)
    return given, []
