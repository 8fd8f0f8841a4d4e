"""Right answers, the prediction, and the order of the contestants. Pure.

The customary rule of such contests: most right answers; then who predicted best how many contestants would answer
everything right; then who sent earlier. [GK: docs/sources.md]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from diemcau.contest.domain.bank import Item
from diemcau.contest.domain.drawing import Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What one contestant sent, marked."""

    contestant: int
    right: int
    prediction: int | None
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One contestant's place; those who are equal in everything share a rank."""

    rank: int
    paper: Paper
    off_by: int | None  # how far the prediction was from the truth


def mark(bank: Sequence[Item], paper: Sequence[Drawn], answers: Mapping[int, int]) -> int:
    """How many answers are right.

    Args:
        answers: place of the question on the paper → place of the option on the paper. What is left out is wrong;
            a place that the paper does not have counts for nothing.
    """
    return sum(
        1
        for at, drawn in enumerate(paper)
        if (chosen := answers.get(at)) is not None
        and 0 <= chosen < len(drawn.order)
        and drawn.order[chosen] == bank[drawn.question].key
    )


def order(papers: Sequence[Paper], *, questions: int) -> list[Place]:
    """Rank the papers; `questions` is how many right answers are all of them.

    A contestant without a prediction stands behind every one with the same points who gave one.
    """
    perfect = sum(1 for paper in papers if paper.right == questions)

    def key(paper: Paper) -> tuple[int, bool, int, datetime]:
        missing = paper.prediction is None
        return -paper.right, missing, 0 if paper.prediction is None else abs(paper.prediction - perfect), paper.sent_at

    places: list[Place] = []
    for number, paper in enumerate(sorted(papers, key=lambda each: (*key(each), each.contestant)), start=1):
        same = bool(places) and key(places[-1].paper) == key(paper)
        off_by = None if paper.prediction is None else abs(paper.prediction - perfect)
        places.append(Place(rank=places[-1].rank if same else number, paper=paper, off_by=off_by))
    return places
