"""What the search in the top bar finds."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.directory.models import Account, Organisation
from diemcau.directory.permissions import visible_organisations
from diemcau.kernel.numbers import sent
from diemcau.kernel.vietnamese import fold
from diemcau.papers.queries.search import Hit, search

MOST = 25  # of each kind: a search that finds more needs another word


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What holds all the words, at most `MOST` of each kind."""

    conference: Conference | None
    conferences: list[Conference]
    sites: list[Site]
    organisations: list[Organisation]
    papers: list[Hit]

    def __bool__(self) -> bool:
        return bool(self.conferences or self.sites or self.organisations or self.papers)


def look_up(words: str, *, account: Account, conference_id: str = "") -> Found:
    """Search without case and diacritics: sites and inside papers in one conference, names everywhere."""
    visible = Conference.objects.visible_to(account)
    here = visible.filter(pk=sent(conference_id) or 0).first()
    parts = fold(words).split()[:10]
    if not parts:
        return Found(conference=here, conferences=[], sites=[], organisations=[], papers=[])
    conferences = [one for one in visible if all(part in fold(f"{one.short_name} {one.title}") for part in parts)]
    organisations = visible_organisations(account).matching(words).select_related("parent")
    hosts = Organisation.objects.matching(words)
    sites = Site.objects.filter(conference=here, host__in=hosts).select_related("host") if here else Site.objects.none()
    return Found(
        conference=here,
        conferences=conferences[:MOST],
        sites=list(sites[:MOST]),
        organisations=list(organisations[:MOST]),
        papers=search(here, words, account, timezone.now())[:MOST] if here else [],
    )
