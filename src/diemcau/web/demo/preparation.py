"""The day, rooms, people and deadlines of the example: some districts are done, some have begun, some have not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import time, timedelta

from django.utils import timezone

from diemcau.assignments.models import Assignment
from diemcau.conference.actions import fix_time
from diemcau.conference.models import Conference, Site
from diemcau.directory.domain import Role, Tier
from diemcau.directory.models import Account, OrganisationRole, Venue

DONE, BEGUN, IDLE = range(3)
DAYS = 14  # until the day of the conference


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    """Of three districts the first is done, the second in every other commune, the third not at all."""
    fix_time(conference, timezone.localdate() + timedelta(days=DAYS), time(8), by=people["to-chuc"])
    conference.refresh_from_db()
    sites = list(
        Site.objects.filter(conference=conference)
        .select_related("host")
        .order_by("host__rank", "host__area_code", "pk")
    )
    top = next(site for site in sites if site.parent_id is None)
    districts = {site.pk: number for number, site in enumerate(site for site in sites if site.tier == Tier.DISTRICT)}
    by_district: defaultdict[int, list[Site]] = defaultdict(list)
    for site in sites:
        if site is not top:
            by_district[site.pk if site.pk in districts else site.parent_id or top.pk].append(site)
    ready = [top]
    for pk, members in by_district.items():
        stage = districts.get(pk, IDLE) % 3
        ready += members if stage == DONE else members[::2] if stage == BEGUN else []
    _give_rooms(ready)
    _give_people(ready, technician=people["ky-thuat"], contact=people["van-phong"])
    _give_deadlines(list(Assignment.objects.filter(conference=conference).order_by("position", "pk")))


def _give_rooms(sites: list[Site]) -> None:
    known = {
        venue.organisation_id: venue for venue in Venue.objects.filter(organisation__in=[s.host_id for s in sites])
    }
    made = [
        Venue(organisation=site.host, name="Phòng họp trực tuyến", capacity=30 if site.tier == Tier.COMMUNE else 80)
        for site in sites
        if site.host_id not in known
    ]
    known |= {venue.organisation_id: venue for venue in Venue.objects.bulk_create(made)}
    for site in sites:
        site.venue = known[site.host_id]
    Site.objects.bulk_update(sites, ["venue"])


def _give_people(sites: list[Site], *, technician: Account, contact: Account) -> None:
    """The example has two people who look after all of them; a province has two in each place."""
    OrganisationRole.objects.bulk_create(
        [
            OrganisationRole(account=account, organisation=site.host, role=role)
            for site in sites
            for account, role in ((technician, Role.TECHNICIAN), (contact, Role.UNIT_CONTACT))
        ],
        ignore_conflicts=True,
    )


def _give_deadlines(work: list[Assignment]) -> None:
    """The first one of a province's body is left to do."""
    for number, assignment in enumerate(work[1:], start=1):
        assignment.due_on, assignment.due_was_set = timezone.localdate() + timedelta(days=1 + number % DAYS), True
    Assignment.objects.bulk_update(work[1:], ["due_on", "due_was_set"])
