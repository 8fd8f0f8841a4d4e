"""What people do to the sites and units of a conference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from django.db import transaction

from diemcau.conference.models import Conference, ConferenceRole, Site, SiteClosure, Unit
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Venue
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused

# What else counts from the day: called in the same transaction, by packages above (apps.ready).
time_fixed: list[Callable[[Conference, Account | None], object]] = []


@transaction.atomic
def move_unit(unit: Unit, site: Site, *, by: Account) -> Unit:
    """Let the people of a unit sit at another site; its seats go with it.

    A host that leaves its own site closes it: everybody who sat there comes along.

    Raises:
        Refused: the site is closed, or belongs to another conference.
    """
    conference = Conference.objects.held(unit.conference_id)
    unit.refresh_from_db()
    _must_be_open(site, conference)
    if unit.site_id == site.pk:
        return unit
    old = unit.site
    if old and old.host_id == unit.organisation_id:
        close_site(old, into=site, by=by)
        unit.refresh_from_db()
        return unit
    unit.site, unit.was_moved = site, site.pk != unit.home_id
    unit.save(update_fields=["site", "was_moved"])
    record("conference.unit_moved", unit, by=by, within=conference, to=site.pk, was=old.pk if old else None)
    return unit


@transaction.atomic
def close_site(site: Site, *, into: Site, by: Account) -> SiteClosure:
    """Merge a site into another: its units sit there from now on, and its line is not needed.

    Raises:
        Refused: either site is closed already, they are one, they belong to two conferences, or the second
            stands below the first.
    """
    conference = Conference.objects.held(site.conference_id)
    _must_be_open(site, conference)
    _must_be_open(into, conference)
    if _stands_below(into, site):
        raise Refused(f"{into} trực thuộc {site} hoặc là chính điểm cầu đó nên không gộp được; hãy chọn điểm cầu khác.")
    SiteClosure.objects.filter(into=site).update(into=into)
    closure = SiteClosure.objects.create(site=site, into=into, by=by)
    moved = Unit.objects.filter(site=site).update(site=into)
    record("conference.site_closed", site, by=by, within=conference, into=into.pk, units=moved)
    return closure


@transaction.atomic
def reopen_site(site: Site, *, by: Account) -> Site:
    """Undo a closure: the units whose home it is come back, except those that a person moved one by one.

    Raises:
        Refused: the site is open.
    """
    conference = Conference.objects.held(site.conference_id)
    if not SiteClosure.objects.filter(site=site).delete()[0]:
        raise Refused(f"{site} đang mở, không cần mở lại.")
    site = Site.objects.get(pk=site.pk)
    moved = Unit.objects.filter(home=site, was_moved=False).update(site=site)
    record("conference.site_reopened", site, by=by, within=conference, units=moved)
    return site


@transaction.atomic
def choose_venue(site: Site, venue: Venue | None, *, by: Account) -> Site:
    """Say in which room of its host a site sits.

    Raises:
        Refused: the room belongs to another organisation.
    """
    conference = Conference.objects.held(site.conference_id)
    if venue and venue.organisation_id != site.host_id:
        raise Refused(f"{venue.name} không phải phòng của {site.host}; hãy chọn phòng của đơn vị chủ nhà.")
    site.venue = venue
    site.save(update_fields=["venue"])
    record("conference.venue_chosen", site, by=by, within=conference, venue=venue.pk if venue else None)
    return site


@transaction.atomic
def fix_time(conference: Conference, day: date, clock: time | None, *, by: Account) -> Conference:
    """Say on which day and when a conference begins, where the plan leaves it open. Applying a plan keeps it."""
    conference = Conference.objects.held(conference.pk)
    conference.start_year, conference.start_month, conference.start_day = day.year, day.month, day.day
    conference.clock = clock
    conference.save(update_fields=["start_year", "start_month", "start_day", "clock"])
    at = f" {clock:%H:%M}" if clock else ""
    record("conference.time_fixed", conference, by=by, within=conference, starts=f"{day.isoformat()}{at}")
    for hear in time_fixed:
        hear(conference, by)
    return conference


def _must_be_open(site: Site, conference: Conference) -> None:
    if site.conference_id != conference.pk:
        raise Refused(f"{site} thuộc hội nghị khác; hãy chọn điểm cầu của hội nghị này.")
    if SiteClosure.objects.filter(site=site).exists():
        raise Refused(f"{site} đã gộp vào điểm cầu khác; hãy mở lại điểm cầu này trước.")


def _stands_below(site: Site, top: Site) -> bool:
    """Whether a site is another, or somewhere below it in the tree."""
    step: Site | None = site
    while step:
        if step.pk == top.pk:
            return True
        step = step.parent
    return False


@transaction.atomic
def give_role(conference: Conference, account: Account, role: Role, *, by: Account) -> ConferenceRole:
    """Let an account act in one part of a conference. A role that it holds already stays one."""
    given, is_new = ConferenceRole.objects.get_or_create(conference=conference, account=account, role=role)
    if is_new:
        record("conference.role_given", conference, by=by, within=conference, account=account.pk, role=role.value)
    return given


@transaction.atomic
def take_role(held: ConferenceRole, *, by: Account) -> None:
    """Take a role back.

    Raises:
        Refused: it is the last organiser's own: nobody could give it back.
    """
    conference = Conference.objects.select_for_update().get(pk=held.conference_id)
    organisers = conference.roles.filter(role=Role.ORGANISER).exclude(pk=held.pk)
    if held.role == Role.ORGANISER and held.account_id == by.pk and not by.is_administrator and not organisers.exists():
        raise Refused("Đây là vai Ban tổ chức cuối cùng; hãy giao vai này cho người khác trước khi thôi.")
    record("conference.role_taken", conference, by=by, within=conference, account=held.account_id, role=held.role)
    held.delete()
