"""Who is there, of a whole conference or of one site."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from diemcau.conference.models import Conference, Site
from diemcau.delegates.domain.attending import NOBODY_KNOWS, Attendee, Note, Saying, Standing, figures, standing
from diemcau.delegates.models import CheckIn, Delegate
from diemcau.delegates.queries.inviting import inviters


def attendance(conference: Conference, *, site: Site | None = None) -> list[Attendee]:
    """Everybody who is awaited, and whoever was replaced and came all the same; six queries, whatever the size."""
    stands = standings(conference, site=site)
    district_of = inviters(conference).district_of
    hosts = dict(Site.objects.filter(conference=conference).values_list("pk", "host__name"))
    only: dict[str, Any] = {"seat__unit__site": site} if site else {}
    seen = Exists(CheckIn.objects.filter(delegate=OuterRef("pk")))
    rows = (
        Delegate.objects.of(conference)
        .filter(Q(ended_at=None) | seen, **only)
        .order_by("seat__unit__organisation__rank", "seat__unit__organisation__area_code", "seat__unit_id", "pk")
        .values_list(
            "pk",
            "person_id",
            "person__name",
            "title",
            "seat__post",
            "seat__unit_id",
            "seat__unit__organisation__name",
            "seat__unit__organisation__tier",
            "seat__unit__site_id",
            "deputy_reason",
            "ended_at",
        )
    )
    return [
        Attendee(
            delegate=pk,
            person=person,
            name=name,
            title=title,
            post=post,
            unit=unit,
            unit_name=unit_name,
            tier=tier,
            district=district_of.get(unit, ""),
            site=at,
            site_name=hosts.get(at, ""),
            standing=stands.get(person, NOBODY_KNOWS),
            is_deputy=bool(deputy_reason),
            is_ended=ended is not None,
        )
        for pk, person, name, title, post, unit, unit_name, tier, at, deputy_reason, ended in rows
    ]


def standings(conference: Conference, *, site: Site | None = None, person: int | None = None) -> dict[int, Standing]:
    """By person, of everybody about whom something was said; a person's seats elsewhere count."""
    notes = CheckIn.objects.filter(conference=conference)
    if site:
        notes = notes.filter(delegate__person__in=Delegate.objects.filter(seat__unit__site=site).values("person"))
    if person:
        notes = notes.filter(delegate__person=person)
    said: defaultdict[int, list[Note]] = defaultdict(list)
    for person, pk, says, at, reason, takes_back in notes.values_list(
        "delegate__person_id", "pk", "says", "at", "reason", "takes_back"
    ):
        said[person].append(
            Note(id=pk, says=Saying(says), at=at, reason=reason, takes_back=frozenset(map(UUID, takes_back)))
        )
    return {person: standing(about) for person, about in said.items()}


def attendance_section(conference: Conference) -> dict[str, Any]:
    """What screens of the day show of it: figures of all and of each site, no names. Six queries, whatever the size.

    Returns:
        `people` awaited; `present` came, whether or not they left since; `here` are there now; `absent` with a reason;
        `sites`: {site: [present, people]}. A person with two seats counts once in each sum.
    """
    everybody = attendance(conference)
    by_site: defaultdict[int, list[Attendee]] = defaultdict(list)
    for each in everybody:
        if each.site:
            by_site[each.site].append(each)
    whole = figures(everybody)
    return {
        "people": whole.people,
        "present": whole.present,
        "here": whole.here,
        "absent": whole.absent,
        "sites": {site: [found.present, found.people] for site, found in ((s, figures(m)) for s, m in by_site.items())},
    }


def accounted_for(conference: Conference, row: Literal["site", "unit"]) -> dict[int | None, tuple[int, int]]:
    """Of each site or unit with delegates: of how many one knows by now, there or absent, and how many there are."""
    by_row: defaultdict[int | None, list[Attendee]] = defaultdict(list)
    for each in attendance(conference):
        by_row[getattr(each, row)].append(each)
    counted = {key: figures(everybody) for key, everybody in by_row.items()}
    return {key: (found.people - found.not_yet, found.people) for key, found in counted.items()}
