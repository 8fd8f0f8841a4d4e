"""Who is there, by rank and with exact titles."""

from __future__ import annotations

from collections import defaultdict

from diemcau.conference.models import Conference
from diemcau.delegates.models import Delegate
from diemcau.live.queries.presence import standing_presence


def present(conference: Conference) -> list[tuple[str, list[str]]]:
    """The delegates of the sites that are connected, site by site: the highest bodies and posts first.

    One query besides that for presence. The hall's own site is there by itself: its people sit before the presenter.
    """
    said = standing_presence(conference.pk)
    here = {site for site, content in said.items() if content["state"] != "lost"}
    delegates = (
        Delegate.objects.filter(seat__unit__conference=conference, ended_at=None, seat__unit__site__isnull=False)
        .select_related("person", "seat__unit__organisation", "seat__unit__site__host")
        .order_by(
            "seat__unit__site__host__rank",
            "seat__unit__site__host__area_code",
            "seat__unit__organisation__rank",
            "seat__rule__position",
            "pk",
        )
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for delegate in delegates:
        site = delegate.seat.unit.site
        if site and (site.pk in here or site.host_id == conference.owner_id):
            found[str(site)].append(f"{delegate.name_and_title}, {delegate.seat.unit}")
    return list(found.items())


def people_at(conference: Conference, site: int) -> list[str]:
    """The delegates of one site."""
    rows = Delegate.objects.filter(seat__unit__conference=conference, seat__unit__site=site, ended_at=None)
    ordered = rows.select_related("person").order_by("seat__unit__organisation__rank", "seat__rule__position", "pk")
    return [delegate.name_and_title for delegate in ordered]
