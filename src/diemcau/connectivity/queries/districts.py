"""The boards of lines and of checklists where one list would hold too many sites: sums, and the sites asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import Readiness, Verdict, readiness
from diemcau.connectivity.domain.districts import Choice, Place, Summary, summary
from diemcau.connectivity.models import LineTest, PictureCheck
from diemcau.connectivity.queries.boards import KINDS, SiteLine, site_lines
from diemcau.connectivity.queries.checklists import SiteStand, kind_of, site_stands, tick_counts
from diemcau.directory.models import Account, Organisation


def sites_of(conference: Conference, account: Account) -> QuerySet[Site]:
    """The open sites that an account sees."""
    return Site.objects.visible_to(account).open().filter(conference=conference)


def line_summary(conference: Conference, account: Account, choice: Choice) -> tuple[Summary, int, list[SiteLine]]:
    """The sums; how many sites have a good line and a picture with sound; the rows asked for. Six queries at most."""
    tests = LineTest.objects.newest_of_each_line().filter(line__site__conference=conference, line__is_backup=False)
    judged: Any = tests.order_by().values_list("line__site", "verdict")
    verdicts: dict[int, int] = dict(judged)
    pictures = PictureCheck.objects.newest_of_each_site().filter(site__conference=conference).order_by()
    seen = {
        site: picture and sound for site, picture, sound in pictures.values_list("site", "has_picture", "has_sound")
    }
    signs = {verdict.value: KINDS[verdict].value for verdict in Verdict}
    found = _summary(sites_of(conference, account), {site: signs[one] for site, one in verdicts.items()}, choice)
    pairs = Counter((verdict, seen.get(site)) for site, verdict in verdicts.items())
    ready = sum(n for (verdict, is_seen), n in pairs.items() if readiness(Verdict(verdict), is_seen) is Readiness.READY)
    rows = site_lines(conference, sites_of(conference, account).filter(pk__in=found.shown)) if found.shown else []
    return found, ready, rows


def checklist_summary(conference: Conference, account: Account, choice: Choice) -> tuple[Summary, list[SiteStand]]:
    """The sums, and the rows asked for. Six queries at most."""
    ticks = tick_counts(conference)
    kinds = {site: kind_of(*counts) for site, counts in ticks.items()}
    found = _summary(sites_of(conference, account), kinds, choice)
    shown = sites_of(conference, account).filter(pk__in=found.shown)
    return found, site_stands(conference, shown, ticks) if found.shown else []


def _summary(sites: QuerySet[Site], kinds: Mapping[int, str], choice: Choice) -> Summary:
    ordered: Any = sites.order_by("host__rank", "host__area_code", "pk")
    places = list(map(Place._make, ordered.values_list("pk", "host__name", "tier", "parent")))
    named: set[int] = set()
    if choice.words:
        named = set(sites.filter(host__in=Organisation.objects.matching(choice.words)).values_list("pk", flat=True))
    return summary(places, kinds, choice, named=named)
