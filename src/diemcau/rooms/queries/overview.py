"""A conference at a glance: what the plan says of it, how much there is of everything, what happened last."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.timezone import localtime

from diemcau.conference.models import Conference
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Account
from diemcau.journal.models import Entry
from diemcau.plan.models import Application, PlanDocument
from diemcau.rooms.domain.deeds import told
from diemcau.rooms.domain.steps import Step, Totals, steps
from diemcau.rooms.queries.totals import totals

LAST = 8
AUTHOR, SYSTEM = "directory.account:", "Hệ thống"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    at: str
    who: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInForce:
    """The document that was applied last, or the newest one while none was, and where it states each fact."""

    pk: int
    file_name: str
    is_applied: bool
    lines: dict[str, tuple[int, int] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Given to the conference page."""

    totals: Totals
    tiers: tuple[tuple[str, int], ...]  # sites by tier, the highest first
    steps: tuple[Step, ...]
    deeds: tuple[Deed, ...]
    plan: PlanInForce | None


def overview(conference: Conference) -> Overview:
    """Four queries, whatever the size of the conference; a fifth where no plan was applied."""
    plan, found = _plan(conference), totals(conference)
    return Overview(
        totals=found,
        tiers=tuple((TIER_NAMES[tier], found.tiers[tier]) for tier in Tier if tier in found.tiers),
        steps=tuple(
            steps(
                found,
                has_plan=plan is not None,
                is_applied=(plan is not None and plan.is_applied) or found.sites > 0,
                has_day=conference.starts_on is not None,
            )
        ),
        deeds=tuple(_deeds(conference)),
        plan=plan,
    )


def _plan(conference: Conference) -> PlanInForce | None:
    """Without the reading, which is long: an application keeps the lines of the facts."""
    applied = (
        Application.objects.filter(conference=conference)
        .values_list("document", "document__file_name", "summary")
        .first()
    )
    if applied:
        pk, file_name, summary = applied
        return PlanInForce(pk=pk, file_name=file_name, is_applied=True, lines=summary.get("lines", {}))
    newest = PlanDocument.objects.filter(conference=conference).values_list("pk", "file_name").first()
    return PlanInForce(pk=newest[0], file_name=newest[1], is_applied=False, lines={}) if newest else None


def _deeds(conference: Conference) -> list[Deed]:
    entries = list(Entry.objects.within(conference).values_list("at", "by", "verb", "particulars")[:LAST])
    authors = {by.removeprefix(AUTHOR) for _, by, _, _ in entries if by.startswith(AUTHOR)}
    names = dict(Account.objects.filter(pk__in=authors).values_list("pk", "full_name")) if authors else {}
    return [
        Deed(
            at=f"{localtime(at):%H:%M %d/%m/%Y}",
            who=names.get(int(by.removeprefix(AUTHOR)), SYSTEM) if by.startswith(AUTHOR) else SYSTEM,
            words=told(verb, particulars),
        )
        for at, by, verb, particulars in entries
    ]
