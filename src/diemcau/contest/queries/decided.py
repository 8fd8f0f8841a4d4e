"""Decided results for whoever publishes them. Embargoed until `contest.actions.publish_contest(key, by=…)` has run."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.conference.models import Conference
from diemcau.contest.models import Honour, Result
from diemcau.kernel.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    """One winner."""

    rank: int
    name: str
    unit: str
    organisation: int | None
    points: str
    prize: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedResult:
    """The winners of one category, as frozen by the decision."""

    key: str  # "contest:7"
    title: str
    category: str  # on the screen: "cá nhân", "tập thể"
    year: int
    decision: str
    decided_on: str  # ISO date
    is_published: bool
    rows: tuple[DecidedRow, ...]


def decided_results(conference: Conference) -> list[DecidedResult]:
    """Of all contests of a conference. One query."""
    found = Result.objects.filter(contest__conference=conference).select_related("contest").order_by("pk")
    return [_decided(each) for each in found]


def decided_result(key: str) -> DecidedResult:
    """One of them.

    Raises:
        Refused: there is no such result.
    """
    number = key.partition(":")[2]
    result = Result.objects.filter(pk=int(number) if number.isdecimal() else 0).select_related("contest").first()
    if result is None:
        raise Refused("Không có kết quả này.")
    return _decided(result)


def _decided(result: Result) -> DecidedResult:
    name = str(result.get_category_display())
    return DecidedResult(
        key=f"contest:{result.pk}",
        title=result.contest.title,
        category=f"{name}, {result.get_honour_display()}" if result.honour == Honour.MERIT else name,
        year=result.decided_on.year,
        decision=result.decision,
        decided_on=result.decided_on.isoformat(),
        is_published=result.published_at is not None,
        rows=tuple(DecidedRow(**row) for row in result.content["rows"]),
    )
