"""Sheets that a person should look at: too quick, always the same answer, the same sheet twice. Nothing is deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Lý do loại khỏi tính toán."""

    SPEEDER = "speeder"
    STRAIGHT = "straight"
    DOUBLE = "double"
    HOLES = "holes"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A sheet as the checks see it; `scale` are the digits of the questions with five levels."""

    key: str
    group: str  # where a double would be one: the stratum and cluster
    scale: str
    marks: str
    words: str
    seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    seconds_a_question: float = 1.5
    least_for_straight: int = 10  # of fewer questions the same answer throughout is believable
    least_for_double: int = 15  # two people agree by chance on few questions
    most_holes: float = 0.5


@dataclass(frozen=True, slots=True)
class Suspicion:
    key: str
    reason: Reason
    note: str


def suspicions(sheets: Iterable[Seen], limits: Limits | None = None) -> Iterator[Suspicion]:
    """Every sheet that meets a rule, once for each rule, in the order of the sheets."""
    limits = limits or Limits()
    first: dict[tuple[str, str, str], str] = {}
    twins: dict[tuple[str, str, str], int] = defaultdict(int)
    for sheet in sheets:
        given = sheet.scale.replace("0", "")
        if sheet.seconds is not None and sheet.seconds < limits.seconds_a_question * len(given):
            yield Suspicion(sheet.key, Reason.SPEEDER, f"{len(given)} câu trong {sheet.seconds} giây")
        if len(given) >= limits.least_for_straight and len(set(given)) == 1:
            yield Suspicion(sheet.key, Reason.STRAIGHT, f"cả {len(given)} câu đều chọn mức {given[0]}")
        if sheet.scale and sheet.scale.count("0") > limits.most_holes * len(sheet.scale):
            yield Suspicion(sheet.key, Reason.HOLES, f"bỏ trống {sheet.scale.count('0')}/{len(sheet.scale)} câu")
        same = (sheet.group, sheet.marks, sheet.words)
        varied = len(given) >= limits.least_for_double and (len(set(given)) > 2 or sheet.words)
        if varied and same in first:
            twins[same] += 1
            yield Suspicion(sheet.key, Reason.DOUBLE, f"trùng hoàn toàn với phiếu {first[same][:8]}")
        first.setdefault(same, sheet.key)
