"""The year's results: what each unit reported on each target, consolidated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from diemcau.assignments.models import Achievement, AssignmentUnit, Outcome, ResultsOpening, Target, TargetUnit
from diemcau.conference.models import Conference, Unit
from diemcau.conference.permissions import can_see_all
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Account
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say

SIGNS = {"achieved": "ok", "partly": "warn", "not": "bad", "": "wait"}
WAITING = "chưa báo cáo"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One unit's part of one target, with its newest report."""

    unit: TargetUnit
    outcome: Outcome | None

    @property
    def achievement(self) -> str:
        return self.outcome.achievement if self.outcome else ""

    @property
    def words(self) -> str:
        return str(self.outcome.get_achievement_display()) if self.outcome else WAITING

    @property
    def sign(self) -> str:
        return SIGNS[self.achievement]

    @property
    def ruling(self) -> str:
        """ "" where nobody has decided, else accepted or returned."""
        ruling = getattr(self.outcome, "ruling", None)
        return "" if ruling is None else "accepted" if ruling.is_accepted else "returned"

    @property
    def reason(self) -> str:
        return self.outcome.ruling.reason if self.outcome and self.ruling == "returned" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """How many parts of a field, of a tier, of a unit were achieved."""

    name: str
    achieved: int
    partly: int
    missed: int
    waiting: int

    @property
    def figures(self) -> tuple[str, int, int, int, int]:
        return self.name, self.achieved, self.partly, self.missed, self.waiting

    @property
    def total(self) -> int:
        return self.achieved + self.partly + self.missed + self.waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    rows: tuple[ResultRow, ...]
    targets: tuple[Target, ...]
    by_field: tuple[Sum, ...]
    by_tier: tuple[Sum, ...]
    by_unit: tuple[Sum, ...]
    whole: Sum


def results_of(conference: Conference, account: Account) -> Results:
    """All to those who run the conference; a unit reads its own, and of others what was accepted once it is open."""
    units = TargetUnit.objects.filter(target__conference=conference).select_related("target", "organisation")
    if can_see_all(account, conference):
        return consolidated(units, conference)
    own = set(account.organisation_roles.values_list("organisation", flat=True))
    if not opening_of(conference):
        units = units.filter(organisation__in=own)
    return consolidated(units, conference, own=own)


def opening_of(conference: Conference) -> ResultsOpening | None:
    """Since when everybody reads the table; None while nobody does."""
    return ResultsOpening.objects.filter(conference=conference, ended_at=None).select_related("by").first()


def consolidated(units: Iterable[TargetUnit], conference: Conference, *, own: Collection[int] | None = None) -> Results:
    """Every part with its newest report.

    Args:
        own: the bodies for which somebody reads; of others he sees only what was accepted. None sees everything.
    """
    newest: dict[int, Outcome] = {}
    units = list(units)
    bodies = {unit.pk: unit.organisation_id for unit in units}
    reported = Outcome.objects.filter(unit__target__conference=conference).select_related("ruling", "by")
    for outcome in reported.order_by("pk"):
        ruling = getattr(outcome, "ruling", None)
        if own is None or bodies.get(outcome.unit_id) in own or (ruling and ruling.is_accepted):
            newest[outcome.unit_id] = outcome
    rows = tuple(
        sorted(
            (ResultRow(unit=unit, outcome=newest.get(unit.pk)) for unit in units),
            key=lambda row: (row.unit.target.position, row.unit.organisation.rank, row.unit.pk),
        )
    )
    return Results(
        rows=rows,
        targets=tuple({row.unit.target_id: row.unit.target for row in rows}.values()),
        by_field=_sums(rows, lambda row: row.unit.target.field),
        by_tier=_sums(rows, lambda row: say(TIER_NAMES[Tier(row.unit.organisation.tier)])),
        by_unit=_sums(rows, lambda row: row.unit.organisation.name),
        whole=_sum("", Counter(row.achievement for row in rows)),
    )


def _sums(rows: Iterable[ResultRow], name: Callable[[ResultRow], str]) -> tuple[Sum, ...]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[name(row)][row.achievement] += 1
    return tuple(_sum(key, count) for key, count in counts.items())


def _sum(name: str, count: Counter[str]) -> Sum:
    return Sum(
        name=name,
        achieved=count[Achievement.ACHIEVED],
        partly=count[Achievement.PARTLY],
        missed=count[Achievement.NOT],
        waiting=count[""],
    )


def bodies_named(conference: Conference, names: Iterable[str]) -> tuple[dict[str, list[int]], list[str]]:
    """The organisations that each printed name stands for here, and the names that stand for nobody."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    sets = AssignmentUnit.objects.filter(assignment__conference=conference, organisation__isnull=False)
    for name, body in sets.values_list("name", "organisation_id").distinct():
        known[fold(name)].append(body)
    for name, short, body in Unit.objects.filter(conference=conference).values_list(
        "organisation__name", "organisation__short_name", "organisation_id"
    ):
        known[fold(name)] = [body]
        if short:
            known.setdefault(fold(short), [body])
    wanted = list(dict.fromkeys(names))
    found = {name: list(dict.fromkeys(known[fold(name)])) for name in wanted if fold(name) in known}
    return found, [name for name in wanted if name not in found]


def tiers_of(conference: Conference) -> list[tuple[str, str]]:
    """The tiers that take part, as they are chosen where a document names nobody."""
    there = set(Unit.objects.filter(conference=conference).values_list("organisation__tier", flat=True))
    return [(tier.value, say(name)) for tier, name in TIER_NAMES.items() if tier.value in there]


def bodies_of_tier(conference: Conference, tier: str) -> list[int]:
    units = Unit.objects.filter(conference=conference, organisation__tier=tier)
    return list(units.order_by("organisation__rank", "pk").values_list("organisation", flat=True))


def unreported(conference: Conference, organisation: int) -> int:
    """How many results a body still owes: not reported, or returned to it."""
    newest = Outcome.objects.filter(unit=OuterRef("pk")).order_by("-pk")
    parts = TargetUnit.objects.filter(target__conference=conference, organisation=organisation).annotate(
        last=Subquery(newest.values("pk")[:1]), is_accepted=Subquery(newest.values("ruling__is_accepted")[:1])
    )
    return parts.filter(Q(last=None) | Q(is_accepted=False)).count()
