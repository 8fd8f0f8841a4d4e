"""The board of lines: each site with what was measured on its main line, and whether picture and sound were seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import cached_property

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain import Readiness, Verdict, readiness
from diemcau.connectivity.domain.districts import MOST_SHOWN
from diemcau.connectivity.models import LineTest, PictureCheck
from diemcau.directory.domain import Tier
from diemcau.directory.models import Account

KINDS = {
    None: Readiness.WAITING,
    Verdict.GOOD: Readiness.READY,
    Verdict.UNSURE: Readiness.ATTENTION,
    Verdict.WEAK: Readiness.ATTENTION,
    Verdict.BAD: Readiness.LACKING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLine:
    """One site: its last whole test, its last look at picture and sound; None where there was none."""

    site: Site
    test: LineTest | None
    picture: PictureCheck | None

    @property
    def verdict(self) -> Verdict | None:
        return self.test.judged if self.test else None

    @property
    def kind(self) -> Readiness:
        """The sign of the line alone."""
        return KINDS[self.verdict]

    @property
    def readiness(self) -> Readiness:
        return readiness(self.verdict, self.picture.is_good if self.picture else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """The sites under one site of the tier below the province, and that site itself."""

    head: Site
    rows: tuple[SiteLine, ...]

    @property
    def counts(self) -> Counter[Verdict | None]:
        return Counter(row.verdict for row in self.rows)

    @property
    def passed(self) -> int:
        return self.counts[Verdict.GOOD]


@dataclass(frozen=True, kw_only=True)
class Board:
    districts: tuple[District, ...]

    @cached_property
    def rows(self) -> tuple[SiteLine, ...]:
        return tuple(row for district in self.districts for row in district.rows)

    @cached_property
    def counts(self) -> Counter[Verdict | None]:
        return Counter(row.verdict for row in self.rows)

    @property
    def size(self) -> int:
        return len(self.rows)

    @property
    def untested(self) -> int:
        return self.counts[None]

    @property
    def bad(self) -> int:
        return self.counts[Verdict.BAD]

    @property
    def doubtful(self) -> int:
        return self.counts[Verdict.WEAK] + self.counts[Verdict.UNSURE]

    @property
    def passed(self) -> int:
        return self.counts[Verdict.GOOD]

    @property
    def ready(self) -> int:
        """How many have a good line and a picture with sound that somebody has seen."""
        return sum(row.readiness is Readiness.READY for row in self.rows)


def has_good_line(site: Site) -> bool:
    """Whether the site's main line passed when it was last tested. One query."""
    tests = LineTest.objects.whole().filter(line__site=site, line__is_backup=False).order_by("-at", "-pk")
    return tests.values_list("verdict", flat=True).first() == Verdict.GOOD


def line_board(conference: Conference, account: Account) -> Board:
    """Every open site that the account sees, district by district. Three queries for any number of sites."""
    lines = site_lines(conference, Site.objects.visible_to(account).open().filter(conference=conference))
    mine = {row.site.pk: row.site for row in lines}
    districts: dict[int, list[SiteLine]] = {}
    for row in lines:
        districts.setdefault(_head(row.site, mine), []).append(row)
    return Board(districts=tuple(District(head=mine[head], rows=tuple(rows)) for head, rows in districts.items()))


def site_lines(conference: Conference, chosen: QuerySet[Site]) -> list[SiteLine]:
    """Some sites of a conference with their lines. Three queries for any number of them."""
    sites = list(chosen.select_related("host").order_by("host__rank", "host__area_code", "pk"))
    tests = LineTest.objects.newest_of_each_line().filter(line__site__conference=conference, line__is_backup=False)
    pictures = PictureCheck.objects.newest_of_each_site().filter(site__conference=conference)
    if len(sites) <= MOST_SHOWN:  # a list of numbers that any database takes
        tests = tests.filter(line__site__in=[site.pk for site in sites])
        pictures = pictures.filter(site__in=[site.pk for site in sites])
    test_of = {test.line.site_id: test for test in tests.select_related("line").defer("course")}
    picture_of = {picture.site_id: picture for picture in pictures.select_related("by")}
    return [SiteLine(site=site, test=test_of.get(site.pk), picture=picture_of.get(site.pk)) for site in sites]


def _head(site: Site, sites: dict[int, Site]) -> int:
    """The site of the district that a site belongs to, as far as it is seen; without districts the topmost one."""
    step = site
    while step.tier != Tier.DISTRICT and step.parent_id in sites:
        step = sites[step.parent_id]
    return step.pk
