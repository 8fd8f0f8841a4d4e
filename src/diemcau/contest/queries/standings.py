"""Who stands where, as it would be decided now: only for those who hold the contest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from diemcau.contest.domain.collectives import Turnout
from diemcau.contest.domain.collectives import order as order_units
from diemcau.contest.domain.marking import Paper
from diemcau.contest.domain.marking import order as order_papers
from diemcau.contest.domain.prizes import Awarded, Prize, award
from diemcau.contest.models import Attempt, Contest, Contestant, Honour
from diemcau.contest.queries.entries import ranked_entries
from diemcau.directory.models import Organisation
from diemcau.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One contestant or unit, as the table shows it."""

    rank: int
    key: int  # of the contestant, or of the organisation
    name: str
    unit: str
    organisation: int | None
    points: str
    note: str
    prize: str = ""

    @property
    def shown(self) -> str:
        """Points as they are read here."""
        return self.points.replace(".", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """The order, the prizes that follow from it, and those whom it cannot tell apart."""

    rows: tuple[Row, ...]
    winners: tuple[Awarded, ...]
    undecided: frozenset[int]

    def content(self) -> dict[str, Any]:
        """What is frozen: the rows that won, best first, in plain data."""
        return {
            "rows": [
                {
                    "rank": row.rank,
                    "name": row.name,
                    "unit": row.unit,
                    "organisation": row.organisation,
                    "points": row.points,
                    "prize": row.prize,
                }
                for row in self.rows
                if row.prize
            ]
        }


def standings(contest: Contest, category: str, honour: str = Honour.PRIZE) -> Standings:
    """Every contestant with a paper, or every unit with a headcount, in order, with the prizes of one kind."""
    rows = {"individual": _contestants, "collective": _units, "entries": _entries}[category](contest)
    listed = [
        Prize(key=each.pk, name=each.name, count=each.count, vnd=each.vnd)
        for each in contest.prizes.filter(category=category, honour=honour)
    ]
    winners, undecided = award(listed, [(row.rank, row.key) for row in rows])
    names = {each.key: each.name for each in listed}
    prizes = {each.winner: names[each.prize] for each in winners}
    return Standings(
        rows=tuple(_with_prize(row, prizes.get(row.key, "")) for row in rows),
        winners=tuple(winners),
        undecided=frozenset(undecided),
    )


def _with_prize(row: Row, prize: str) -> Row:
    facts = {name: getattr(row, name) for name in Row.__slots__}
    return Row(**facts | {"prize": prize})


def _contestants(contest: Contest) -> Sequence[Row]:
    """All rounds together: right answers add up, predictions are compared round by round, the last paper counts."""
    questions = contest.rounds.aggregate(all=Sum("questions"))["all"] or 0
    sent: defaultdict[int, list[Attempt]] = defaultdict(list)
    for attempt in Attempt.objects.filter(round__contest=contest, sent_at__isnull=False):
        sent[attempt.contestant_id].append(attempt)
    papers = [
        Paper(
            contestant=pk,
            right=sum(each.right or 0 for each in attempts),
            prediction=next((each.prediction for each in reversed(attempts) if each.prediction is not None), None),
            sent_at=max(each.sent_at for each in attempts if each.sent_at),
        )
        for pk, attempts in sent.items()
    ]
    people = {each.pk: each for each in Contestant.objects.filter(pk__in=sent).select_related("unit")}
    rows = []
    for place in order_papers(papers, questions=questions):
        who = people[place.paper.contestant]
        off = say("không dự đoán") if place.off_by is None else say("dự đoán lệch %(off)s", off=place.off_by)
        rows.append(
            Row(
                rank=place.rank,
                key=who.pk,
                name=who.name,
                unit=str(who.unit or ""),
                organisation=None,
                points=f"{place.paper.right}/{questions}",
                note=f"{off}, nộp lúc {place.paper.sent_at.astimezone():%H:%M:%S %d/%m/%Y}",
            )
        )
    return rows


def _units(contest: Contest) -> Sequence[Row]:
    counted: dict[int, tuple[set[int], int]] = defaultdict(lambda: (set(), 0))
    sent = Attempt.objects.filter(round__contest=contest, sent_at__isnull=False, contestant__unit__isnull=False)
    for unit, contestant, right in sent.values_list("contestant__unit", "contestant", "right"):
        people, points = counted[unit]
        counted[unit] = (people | {contestant}, points + (right or 0))
    turnouts = [
        Turnout(
            unit=organisation,
            people=people,
            sent=len(counted[organisation][0]) if organisation in counted else 0,
            right=counted[organisation][1] if organisation in counted else 0,
        )
        for organisation, people in contest.headcounts.values_list("organisation", "people")
    ]
    names = dict(Organisation.objects.filter(pk__in=[each.unit for each in turnouts]).values_list("pk", "name"))
    return [
        Row(
            rank=rank,
            key=each.unit,
            name=names[each.unit],
            unit="",
            organisation=each.unit,
            points=f"{float(100 * each.rate):.2f}",
            note=f"{each.sent} trong {each.people} người",
        )
        for rank, each in order_units(turnouts)
        if each.sent
    ]


def _entries(contest: Contest) -> Sequence[Row]:
    return [
        Row(
            rank=each.rank,
            key=each.entry.pk,
            name=f"{each.entry.author}: {each.entry.title}",
            unit=str(each.entry.unit or ""),
            organisation=None,
            points=f"{each.found.mean}",
            note=f"{each.entry.get_kind_display()}, {each.found.judges} giám khảo",
        )
        for each in ranked_entries(contest)
        if each.rank is not None
    ]
