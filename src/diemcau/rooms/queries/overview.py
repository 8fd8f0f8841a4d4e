"""A conference at a glance: what the plan says of it, how much there is of everything, what happened last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Case, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Substr
from django.utils.timezone import localdate, localtime

from diemcau.conference.models import Conference
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Account
from diemcau.journal.models import Entry
from diemcau.kernel.words import say
from diemcau.plan.models import Application, PlanDocument
from diemcau.rooms.domain.deeds import told
from diemcau.rooms.domain.steps import Step, Totals, steps
from diemcau.rooms.queries.compiled import compiled, instant, mapping
from diemcau.rooms.queries.totals import totals

LAST = 8
NO_NEWS = ("papers.text_read",)  # the machine does it after each upload, which is news itself


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
        tiers=tuple((say(TIER_NAMES[tier]), found.tiers[tier]) for tier in Tier if tier in found.tiers),
        steps=tuple(
            steps(
                found,
                has_plan=plan is not None,
                is_applied=(plan is not None and plan.is_applied) or found.sites > 0,
                has_day=conference.starts_on is not None,
                is_the_day=_is_the_day(conference, localdate()),
            )
        ),
        deeds=tuple(_deeds(conference)),
        plan=plan,
    )


def _is_the_day(conference: Conference, today: date) -> bool:
    day = conference.starts_on
    return day is not None and day <= today <= (conference.end_on or day)


_APPLIED = compiled(
    lambda conference: (
        Application.objects.filter(conference=conference)
        .order_by("-pk")
        .values_list("document", "document__file_name", "summary")[:1]
    )
)
_NEWEST = compiled(
    lambda conference: PlanDocument.objects.filter(conference=conference).values_list("pk", "file_name")[:1]
)


def _plan(conference: Conference) -> PlanInForce | None:
    """Without the reading, which is long: an application keeps the lines of the facts."""
    for pk, file_name, summary in _APPLIED(conference):
        return PlanInForce(pk=pk, file_name=file_name, is_applied=True, lines=mapping(summary).get("lines", {}))
    for pk, file_name in _NEWEST(conference):
        return PlanInForce(pk=pk, file_name=file_name, is_applied=False, lines={})
    return None


AUTHOR, SYSTEM = "directory.account:", "Hệ thống"


def _last_deeds(conference: int) -> QuerySet[Entry, Any]:
    """With the name of each author, which the log keeps as `directory.account:12`."""
    key = Cast(Substr(OuterRef("by"), len(AUTHOR) + 1), BigIntegerField())
    author = Subquery(Account.objects.filter(pk=key).values("full_name")[:1])
    scope = f"conference.conference:{conference}"
    return (
        Entry.objects.filter(scope=scope)
        .exclude(verb__in=NO_NEWS)
        .annotate(who=Case(When(by__startswith=AUTHOR, then=author), default=Value("")))
        .order_by("-pk")
        .values_list("at", "who", "verb", "particulars")[:LAST]
    )


_DEEDS = compiled(_last_deeds)


def _deeds(conference: Conference) -> list[Deed]:
    return [
        Deed(
            at=f"{localtime(instant(at)):%H:%M %d/%m/%Y}",
            who=who or say(SYSTEM),
            words=told(verb, mapping(particulars)),
        )
        for at, who, verb, particulars in _DEEDS(conference)
    ]
