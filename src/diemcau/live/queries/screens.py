"""Who stands behind a screen, and what it may hear."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from diemcau.conference.models import Conference, Site
from diemcau.live.domain import audiences
from diemcau.live.domain.screens import Screen
from diemcau.live.feed.tickets import Ticket, issue
from diemcau.live.models import ScreenLink, Slide

DIRECTOR = (audiences.ALL, audiences.DIRECTORS, audiences.HALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who holds a link: what they act as is read here, never from what they send."""

    link: ScreenLink

    @property
    def asker(self) -> str:
        """A console asks for its site, a phone for itself."""
        link = self.link
        return audiences.site(link.site_id) if link.screen == Screen.SITE and link.site_id else audiences.link(link.pk)

    @property
    def voter(self) -> str:
        """A console votes for its site, a phone for its delegate, whichever seat he was invited for."""
        delegate = self.link.delegate
        return f"person:{delegate.person_id}" if delegate else self.asker

    @property
    def organisation(self) -> int | None:
        """The body that it speaks for: of a delegate his own, else the host of the site."""
        link = self.link
        if link.delegate:
            return link.delegate.seat.unit.organisation_id
        return link.site.host_id if link.site else None

    @property
    def audiences(self) -> tuple[str, ...]:
        link = self.link
        own = audiences.link(link.pk)
        if link.screen == Screen.HALL:
            return (audiences.ALL, audiences.HALL, own)
        if link.screen == Screen.SITE and link.site:
            site = link.site
            return (audiences.ALL, audiences.SITES, audiences.tier(site.tier), audiences.site(site.pk), own)
        return (audiences.ALL, own)

    def ticket(self) -> str:
        return issue(Ticket(conference=self.link.conference_id, audiences=self.audiences, bearer=self.bearer))

    @property
    def bearer(self) -> str:
        """What presence is told of: a console stands for its site."""
        link = self.link
        return f"console:{link.site_id}" if link.screen == Screen.SITE else f"{link.screen}:{link.pk}"


def digest(secret: str) -> str:
    """What is kept of the secret in an address."""
    return sha256(secret.encode()).hexdigest()


def director_ticket(conference: Conference, account: int) -> str:
    return issue(Ticket(conference=conference.pk, audiences=DIRECTOR, bearer=f"director:{account}"))


def shelf(conference: Conference) -> list[dict[str, Any]]:
    """The slides that a director may show, by title."""
    return [
        {"id": pk, "title": title, "kind": content["kind"]}
        for pk, title, content in Slide.objects.filter(conference=conference, withdrawn_at=None).values_list(
            "pk", "title", "content"
        )
    ]


def wall(conference: Conference) -> list[dict[str, Any]]:
    """Every open site for the director's wall, in groups: a province's own, then district by district."""
    sites = (
        Site.objects.open()
        .filter(conference=conference)
        .select_related("host", "parent__host")
        .order_by("host__rank", "host__area_code", "pk")
    )
    rows = list(sites)
    heads = {site.pk for site in rows if site.tier != "commune"}
    return [
        {
            "id": site.pk,
            "name": str(site.host),
            "tier": site.tier,
            "group": site.parent_id if site.tier == "commune" and site.parent_id in heads else site.pk,
        }
        for site in rows
    ]
