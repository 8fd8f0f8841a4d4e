"""A weak commune sits at its district's site: its people, its seats and its line go there, and come back."""

from __future__ import annotations

from datetime import date, time

import pytest

from diemcau.conference.actions import choose_venue, close_site, fix_time, move_unit, reopen_site
from diemcau.conference.models import Site
from diemcau.directory.models import Venue
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return build.conference()


@pytest.fixture
def by():
    return build.account()


def site(conference, parent=None):
    """A site with its host's unit and another that sits there."""
    found = build.site(conference=conference, parent=parent)
    build.unit(conference=conference, organisation=found.host, site=found, home=found)
    build.unit(conference=conference, site=found, home=found)
    return found


def host_unit(found):
    return found.home_units.get(organisation=found.host)


def test_a_unit_moves_with_its_seats_and_may_come_back(conference, by):
    here, there = site(conference), site(conference)
    unit = here.units.exclude(organisation=here.host).get()
    seat = build.seat(unit=unit)

    move_unit(unit, there, by=by)
    unit.refresh_from_db()
    assert (unit.site, unit.was_moved) == (there, True)
    assert list(there.units.filter(seats=seat)) == [unit]

    move_unit(unit, here, by=by)
    unit.refresh_from_db()
    assert (unit.site, unit.was_moved) == (here, False)
    assert list(Entry.objects.within(conference).values_list("verb", flat=True)) == ["conference.unit_moved"] * 2


def test_a_move_to_where_the_unit_sits_is_no_move(conference, by):
    here = site(conference)

    move_unit(host_unit(here), here, by=by)

    assert not Entry.objects.exists()


def test_a_host_that_leaves_closes_its_site_and_everybody_comes_along(conference, by):
    district = site(conference)
    commune = site(conference, parent=district)

    move_unit(host_unit(commune), district, by=by)

    assert (commune.units.count(), district.units.count()) == (0, 4)
    assert list(conference.sites.open()) == [district]
    assert list(Site.objects.worked_on().order_by("pk")) == [district, commune]
    assert not conference.units.filter(was_moved=True).exists()


def test_reopening_brings_back_those_who_did_not_move_one_by_one(conference, by):
    district = site(conference)
    commune = site(conference, parent=district)
    settled = commune.units.exclude(organisation=commune.host).get()
    move_unit(settled, district, by=by)
    close_site(commune, into=district, by=by)

    reopen_site(commune, by=by)

    settled.refresh_from_db()
    assert list(conference.sites.open().order_by("pk")) == [district, commune]
    assert list(commune.units.all()) == [host_unit(commune)]
    assert settled.site == district


def test_a_site_closed_into_one_that_closes_too_follows_it(conference, by):
    top = site(conference)
    district = site(conference, parent=top)
    commune = site(conference, parent=district)
    close_site(commune, into=district, by=by)

    close_site(district, into=top, by=by)

    commune.refresh_from_db()
    assert commune.closure.into == top
    assert top.units.count() == 6
    reopen_site(commune, by=by)
    assert commune.units.count() == 2


@pytest.mark.parametrize("case", ["itself", "below", "closed", "elsewhere", "closed already", "open already"])
def test_what_makes_no_sense_is_refused_and_changes_nothing(conference, by, case):
    district = site(conference)
    commune = site(conference, parent=district)
    closed = site(conference)
    close_site(closed, into=district, by=by)
    before = list(conference.units.order_by("pk").values_list("site", flat=True))

    elsewhere = site(build.conference())
    deeds = {
        "itself": lambda: close_site(district, into=district, by=by),
        "below": lambda: close_site(district, into=commune, by=by),
        "closed": lambda: move_unit(host_unit(commune), closed, by=by),
        "elsewhere": lambda: move_unit(host_unit(commune), elsewhere, by=by),
        "closed already": lambda: close_site(closed, into=district, by=by),
        "open already": lambda: reopen_site(commune, by=by),
    }

    with pytest.raises(Refused, match=r"\.$"):
        deeds[case]()

    assert list(conference.units.order_by("pk").values_list("site", flat=True)) == before


def test_a_site_sits_in_a_room_of_its_host(conference, by):
    here = site(conference)
    own = Venue.objects.create(organisation=here.host, name="Hội trường lớn")
    other = Venue.objects.create(organisation=build.organisation(), name="Phòng họp số 1")

    choose_venue(here, own, by=by)
    with pytest.raises(Refused, match="không phải phòng của"):
        choose_venue(here, other, by=by)

    here.refresh_from_db()
    assert here.venue == own


def test_a_day_that_the_plan_leaves_open_is_fixed(conference, by):
    fix_time(conference, date(2024, 1, 23), time(8, 0), by=by)

    conference.refresh_from_db()
    assert (conference.starts_on, conference.clock) == (date(2024, 1, 23), time(8, 0))
    assert Entry.objects.get().particulars == {"starts": "2024-01-23 08:00"}
