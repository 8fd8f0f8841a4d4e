"""What a unit still has to do on its sheet, and what two appraisers make of a point. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from diemcau.scoring.domain.points import vietnamese

EXTERNAL = frozenset({"survey", "figure"})  # units report nothing here: the points come with a survey or a system


class Lacks(StrEnum):
    """What keeps one line of a sheet from being complete."""

    NOTHING = ""
    ANSWER = "answer"
    EVIDENCE = "evidence"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Opinion:
    """Points, or that it does not apply (None)."""

    points: Decimal | None

    def __str__(self) -> str:
        return "không áp dụng" if self.points is None else vietnamese(self.points)


def lacks(opinion: Opinion | None, *, needs_evidence: bool, has_evidence: bool, explanation: str) -> Lacks:
    """What one line lacks. Evidence is asked for whatever earns points; what is missing must be explained."""
    if opinion is None:
        return Lacks.ANSWER
    if opinion.points is None:
        return Lacks.NOTHING if explanation.strip() else Lacks.REASON
    if opinion.points > 0 and needs_evidence and not has_evidence and not explanation.strip():
        return Lacks.EVIDENCE
    return Lacks.NOTHING


def agreed(opinions: Sequence[Opinion], wanted: int) -> Opinion | None:
    """What counts once all who appraise have spoken and say the same; None while one is missing or they differ."""
    if len(opinions) < wanted or len(set(opinions)) != 1:
        return None
    return opinions[0]


def disputed(opinions: Sequence[Opinion], wanted: int) -> bool:
    """All have spoken, and they differ."""
    return len(opinions) >= wanted and len(set(opinions)) > 1
