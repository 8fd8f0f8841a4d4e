"""Entries in their order by the judges' means."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from diemcau.contest.domain.judging import Judged, judged, needs_another_look
from diemcau.contest.models import Contest, Entry

FAR_APART = 0.1  # of the most points: a spread above this needs another look


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One entry with what the judges made of it; without a rank until somebody judged it."""

    rank: int | None
    entry: Entry
    found: Judged
    look_again: bool


def ranked_entries(contest: Contest) -> list[Ranked]:
    """Best first, equal means share a rank, those without marks at the end. Three queries."""
    rubric = dict(contest.criteria.values_list("name", "most"))
    most = float(sum(rubric.values(), Decimal(0)))
    rows = []
    for entry in contest.entries.select_related("unit").defer("text").prefetch_related("judgings"):
        marks = [{name: Decimal(points) for name, points in each.marks.items()} for each in entry.judgings.all()]
        rows.append((entry, judged(entry.pk, marks, rubric)))
    rows.sort(key=lambda row: (row[1].judges == 0, -row[1].mean, row[0].pk))
    ranked: list[Ranked] = []
    for number, (entry, found) in enumerate(rows, start=1):
        same = bool(ranked) and ranked[-1].found.mean == found.mean
        rank = None if found.judges == 0 else ranked[-1].rank if same else number
        look_again = needs_another_look(found, most_spread=FAR_APART * most)
        ranked.append(Ranked(rank=rank, entry=entry, found=found, look_again=look_again))
    return ranked
