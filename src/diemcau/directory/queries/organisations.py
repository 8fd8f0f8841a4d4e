"""What the pages of organisations show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypedDict

from django.db.models import Count, Q

from diemcau.directory.domain import BODY_KIND_NAMES, TIER_NAMES, BodyKind, Tier
from diemcau.directory.models import Appointment, Group, Organisation, OrganisationQuerySet, Position, Succession
from diemcau.directory.queries.history import Deed, history
from diemcau.kernel.vietnamese import sort_key
from diemcau.kernel.words import say

_TIER_PLACES = {tier.value: place for place, tier in enumerate(Tier)}


class Line(TypedDict):
    """One organisation in the list. A dictionary, because templates look a key up at once and an attribute last."""

    pk: int
    name: str
    short_name: str
    tier: str
    kind: str
    kind_name: str
    parent: str
    days: str  # "01/07/2025 – nay", empty when neither day is known


class Chip(NamedTuple):
    value: str
    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationList:
    """The bodies of one day, tier by tier, in each by rank and then by the Vietnamese alphabet."""

    tiers: list[tuple[Chip, list[Line]]]
    kinds: list[Chip]
    count: int


def organisation_list(visible: OrganisationQuerySet, *, on: date | None, words: str = "") -> OrganisationList:
    """Those that exist `on` a day (None: all that ever did); one query."""
    rows = visible.valid_on(on) if on else visible
    if words:
        rows = rows.matching(words)
    facts = rows.order_by().values_list(
        "pk", "name", "short_name", "tier", "kind", "parent__name", "valid_from", "valid_to", "rank"
    )
    ordered = sorted(facts, key=lambda row: (_TIER_PLACES[row[3]], row[8], sort_key(row[1])))
    kind_names = {kind.value: say(name) for kind, name in BODY_KIND_NAMES.items()}
    by_tier: dict[str, list[Line]] = {}
    for pk, name, short_name, tier, kind, parent, begins, ends, _ in ordered:
        line: Line = {
            "pk": pk,
            "name": name,
            "short_name": short_name,
            "tier": tier,
            "kind": kind,
            "kind_name": kind_names[kind],
            "parent": parent or "",
            "days": days(begins, ends),
        }
        by_tier.setdefault(tier, []).append(line)
    kinds = Counter(row[4] for row in ordered)
    return OrganisationList(
        tiers=[(Chip(tier, say(TIER_NAMES[Tier(tier)]), len(lines)), lines) for tier, lines in by_tier.items()],
        kinds=[
            Chip(kind.value, say(name), kinds[kind.value])
            for kind, name in BODY_KIND_NAMES.items()
            if kinds[kind.value]
        ],
        count=len(ordered),
    )


def days(begins: date | None, ends: date | None) -> str:
    if not begins and not ends:
        return ""
    return f"{f'{begins:%d/%m/%Y}' if begins else '…'} – {f'{ends:%d/%m/%Y}' if ends else 'nay'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A position with those who hold it on the day, and how many held it before."""

    position: Position
    holders: list[Appointment]
    former: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage:
    organisation: Organisation
    kind: BodyKind
    aliases: list[str]
    predecessors: list[Succession]
    successors: list[Succession]
    seats: list[Seat]
    groups: list[Group]  # with `size`
    children: list[Organisation]
    history: list[Deed]


def organisation_page(organisation: Organisation, visible: OrganisationQuerySet, *, on: date) -> OrganisationPage:
    """Everything about one; nine queries, however much there is. `on`: who holds a position that day."""
    positions = list(organisation.positions.all())
    appointments: dict[int, list[Appointment]] = {}
    for appointment in Appointment.objects.filter(position__in=positions).select_related("person").order_by("pk"):
        appointments.setdefault(appointment.position_id, []).append(appointment)
    children = visible.filter(parent=organisation)
    return OrganisationPage(
        organisation=organisation,
        kind=BodyKind(organisation.kind),
        aliases=list(organisation.aliases.order_by("pk").values_list("text", flat=True)),
        predecessors=list(organisation.precessions.select_related("predecessor").order_by("on", "pk")),
        successors=list(organisation.successions.select_related("successor").order_by("on", "pk")),
        seats=[_seat(position, appointments.get(position.pk, []), on) for position in positions],
        groups=list(organisation.groups.annotate(size=Count("members")).order_by("valid_from", "pk")),
        children=sorted(
            children.filter(Q(valid_to=None) | Q(valid_to__gte=on)), key=lambda row: (row.rank, sort_key(row.name))
        ),
        history=history(organisation),
    )


def _seat(position: Position, appointments: list[Appointment], on: date) -> Seat:
    holders = [each for each in appointments if is_held(each, on)]
    former = sum(1 for each in appointments if each.until and each.until < on)
    return Seat(position=position, holders=holders, former=former)


def is_held(appointment: Appointment, on: date) -> bool:
    return (appointment.since is None or appointment.since <= on) and (
        appointment.until is None or appointment.until >= on
    )
