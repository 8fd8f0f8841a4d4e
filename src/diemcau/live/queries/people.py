"""Who is there, by rank and with exact titles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from diemcau.conference.models import Conference, Site
from diemcau.delegates.domain.attending import NOBODY_KNOWS, Attendance, Standing
from diemcau.delegates.models import Delegate, DelegateQuerySet
from diemcau.delegates.queries import standings


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A delegate with exact title, and whether he is there."""

    name: str
    standing: Standing

    @property
    def state(self) -> str:
        """here, absent, or awaited; who has left is awaited again."""
        if self.standing.is_here:
            return "here"
        return "absent" if self.standing.state == Attendance.ABSENT else "awaited"


def present(conference: Conference) -> list[tuple[str, list[str]]]:
    """Who is checked in and has not left, site by site: the hall first, then the highest bodies and posts."""
    stands = standings(conference)
    here = {person for person, standing in stands.items() if standing.is_here}
    rows = _delegates().filter(seat__unit__conference=conference, person__in=here, seat__unit__site__isnull=False)
    found: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for delegate in rows.select_related("seat__unit__organisation", "seat__unit__site__host"):
        site = delegate.seat.unit.site
        assert site is not None  # by the filter
        found[site.host_id != conference.owner_id, str(site)].append(f"{delegate.name_and_title}, {delegate.seat.unit}")
    return [(name, people) for (_, name), people in sorted(found.items(), key=lambda each: each[0][0])]


def people_at(site: Site) -> list[Someone]:
    """The delegates of one site, each with what is known of him."""
    stands = standings(site.conference, site=site)
    rows = _delegates().filter(seat__unit__conference=site.conference_id, seat__unit__site=site)
    return [Someone(name=one.name_and_title, standing=stands.get(one.person_id, NOBODY_KNOWS)) for one in rows]


def _delegates() -> DelegateQuerySet:
    return (
        Delegate.objects.filter(ended_at=None)
        .select_related("person")
        .order_by(
            "seat__unit__site__host__rank",
            "seat__unit__site__host__area_code",
            "seat__unit__organisation__rank",
            "seat__rule__position",
            "pk",
        )
    )
