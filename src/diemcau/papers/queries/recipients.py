"""Whom a dispatch can go to: the printed entries of the plan with what they stand for, and the units of a tier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from diemcau.conference.models import Conference, Unit
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Organisation
from diemcau.kernel.words import say
from diemcau.papers.models import DistributionEntry
from diemcau.papers.queries.addresses import addresses_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One box to tick: "UBND các huyện, thị xã, thành phố" stands for 18 bodies, of which some have no address."""

    key: str
    text: str
    entry: DistributionEntry | None
    bodies: tuple[Organisation, ...]
    without_address: int = 0


def choices(conference: Conference) -> list[Choice]:
    """The entries of Nơi nhận in their order, then the units of each tier. Four queries at most."""
    entries = DistributionEntry.objects.filter(conference=conference).prefetch_related("organisations")
    found = [
        Choice(key=f"entry-{entry.pk}", text=entry.text, entry=entry, bodies=tuple(entry.organisations.all()))
        for entry in entries
    ]
    by_tier: dict[str, list[Organisation]] = {}
    units = Unit.objects.filter(conference=conference).select_related("organisation")
    for unit in units.order_by("organisation__rank", "organisation__area_code", "pk"):
        by_tier.setdefault(unit.organisation.tier, []).append(unit.organisation)
    for tier in Tier:
        if bodies := by_tier.get(tier):
            text = say("Đơn vị dự hội nghị: %(tier)s", tier=say(TIER_NAMES[tier]).lower())
            found.append(Choice(key=f"tier-{tier.value}", text=text, entry=None, bodies=tuple(bodies)))
    addresses = addresses_of(body for choice in found for body in choice.bodies)
    return [replace(choice, without_address=sum(not addresses[body.pk] for body in choice.bodies)) for choice in found]


def chosen(conference: Conference, keys: Iterable[str]) -> list[tuple[Organisation, DistributionEntry | None]]:
    """The bodies behind the boxes that were ticked, each once."""
    wanted = set(keys)
    found: dict[int, tuple[Organisation, DistributionEntry | None]] = {}
    for choice in choices(conference):
        if choice.key in wanted:
            for body in choice.bodies:
                found.setdefault(body.pk, (body, choice.entry))
    return list(found.values())
