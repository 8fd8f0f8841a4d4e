"""What people entered stays when a plan is applied again, whatever the plan now says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from diemcau.assignments.actions import set_due
from diemcau.conference.actions import choose_venue, close_site, fix_time, move_unit
from diemcau.conference.models import Site, Unit
from diemcau.connectivity.models import Tick
from diemcau.delegates.actions import say_how_many
from diemcau.directory.models import Venue
from diemcau.kernel.dates import PartialDate
from diemcau.kernel.errors import Refused
from diemcau.papers.actions import accept_speeches
from diemcau.papers.models import Speech
from diemcau.plan import actions
from diemcau.plan.actions import applying
from diemcau.plan.domain.difference import Change, compare
from diemcau.plan.domain.model import Tier
from diemcau.plan.models import Application
from diemcau.plan.queries import difference
from tests import build
from tests.plan import plans
from tests.plan.plans import applied, participant, seats_of

pytestmark = pytest.mark.django_db


def test_what_people_worked_on_is_flagged_when_its_ground_is_lost_and_freed_when_it_comes_back(
    conference, bodies, organiser
):
    party = seats_of(conference, bodies["49.CU"]).get()
    say_how_many(party, 5, by=organiser)
    commune = Site.objects.get(host=bodies["20971.UBND"])
    choose_venue(commune, Venue.objects.create(organisation=commune.host, name="Hội trường"), by=organiser)
    task = conference.assignments.get(position=1)
    set_due(task, date(2024, 1, 10), by=organiser)
    smaller = plans.plan(sites=plans.SITES[:2], participants=plans.PARTICIPANTS[1:3], assignments=plans.ASSIGNMENTS[:1])

    document = plans.document(smaller, conference=conference)
    found = {section.noun: dict(section.counts) for section in difference(document).sections}
    counts = actions.apply(document, conference, by=organiser).summary["counts"]

    assert counts == {
        "sites": {"flagged": 1, "removed": 6},
        "units": {"flagged": 2, "removed": 6},
        "rules": {"flagged": 1, "removed": 1},
        "seats": {"flagged": 1, "removed": 7},
        "assignments": {"flagged": 1},
    }
    assert found == {noun: {Change(change): n for change, n in found.items()} for noun, found in counts.items()}
    for row in (party, commune, task):
        row.refresh_from_db()
        assert row.ground_lost_at is not None
    assert party.size == 5
    assert difference(document).is_empty

    back = applied(conference, plans.plan())

    assert back["seats"] == {"restored": 1, "added": 7}
    assert back["sites"] == {"restored": 1, "added": 6}
    for row in (party, commune, task):
        row.refresh_from_db()
        assert row.ground_lost_at is None
    assert (party.size, task.due_on) == (5, date(2024, 1, 10))


def test_whatever_hangs_on_a_site_a_unit_or_a_seat_keeps_it_when_its_ground_is_lost(conference, bodies, organiser):
    commune = Site.objects.get(host=bodies["20971.UBND"])
    Tick.objects.create(site=commune, item="room", is_ready=True, by=organiser)
    party = seats_of(conference, bodies["49.CU"]).get()
    delegate = build.delegate(seat=party)
    speech = Speech.objects.create(conference=conference, unit=party.unit, title="Tham luận", minutes=10, by=organiser)
    smaller = plans.plan(sites=plans.SITES[:2], participants=plans.PARTICIPANTS[1:3], assignments=plans.ASSIGNMENTS[:1])

    actions.apply(plans.document(smaller, conference=conference), conference, by=organiser)

    for row in (commune, party, party.unit):
        row.refresh_from_db()
        assert row.ground_lost_at is not None
    for row in (delegate, speech):
        row.refresh_from_db()
    assert commune.ticks.count() == 1


def test_a_unit_that_a_person_moved_stays_where_it_was_moved(conference, bodies, organiser):
    unit = Unit.objects.get(organisation=bodies["49.Sở Nội vụ"])
    district = Site.objects.get(host=bodies["517.UBND"])
    move_unit(unit, district, by=organiser)

    counts = applied(conference, plans.plan(title="Hội nghị tổng kết công tác cải cách hành chính (sửa)"))

    unit.refresh_from_db()
    assert counts == {"event": {"changed": 1}}
    assert (unit.site, unit.was_moved) == (district, True)


def test_a_closed_site_stays_closed_and_newcomers_of_its_commune_go_where_its_people_went(
    conference, bodies, organiser
):
    commune, district = (Site.objects.get(host=bodies[code]) for code in ("20971.UBND", "517.UBND"))
    close_site(commune, into=district, by=organiser)
    rule = participant(Tier.COMMUNE, "Thường trực HĐND xã", roles=("Đại diện",))

    applied(conference, plans.plan(participants=(*plans.PARTICIPANTS, rule)))

    council = Unit.objects.get(organisation=bodies["20971.HDND"])
    assert (council.site, council.home) == (district, commune)
    assert conference.sites.open().count() == 10


def test_facts_that_people_changed_stay_and_the_difference_says_so(conference, organiser):
    fix_time(conference, date(2024, 1, 23), time(8, 0), by=organiser)
    same = plans.plan(place="Hội trường UBND tỉnh")
    later = plans.plan(
        place="Hội trường UBND tỉnh", time=plans.time("ngày 25/01/2024", PartialDate(2024, 1, 25), "07:30")
    )

    counts = applied(conference, same)
    document = plans.document(later, conference=conference)
    found = difference(document)
    actions.apply(document, conference, by=organiser)

    conference.refresh_from_db()
    assert counts == {"event": {"changed": 1}}
    assert [(kept.label, kept.before, kept.after) for kept in found.kept] == [
        ("ngày", "23", "25"),
        ("giờ bắt đầu", "08:00", "07:30"),
    ]
    assert (conference.starts_on, conference.clock) == (date(2024, 1, 23), time(8, 0))
    assert conference.time_text == "ngày 25/01/2024"
    assert difference(document).kept == ()


def test_an_assignment_keeps_its_row_when_reworded_and_its_day_when_a_person_set_it(conference, organiser):
    report, site = conference.assignments.all()
    set_due(report, date(2024, 1, 12), by=organiser)
    reworded = (
        replace(
            plans.ASSIGNMENTS[0],
            text="Chuẩn bị báo cáo tổng kết công tác cải cách hành chính năm 2023",
            deadline="trước ngày 20/01",
        ),
        replace(plans.ASSIGNMENTS[1], coordinating=(), deadline="trước ngày 18/01/2024"),
    )

    counts = applied(conference, plans.plan(assignments=reworded))

    report.refresh_from_db()
    site.refresh_from_db()
    assert counts == {"assignments": {"changed": 2}}
    assert (report.text[-8:], report.deadline_text, report.due_on) == (
        "năm 2023",
        "trước ngày 20/01",
        date(2024, 1, 12),
    )
    assert site.due_on == date(2024, 1, 18)
    assert site.units.filter(part="coordinating").count() == 0


def test_what_somebody_does_between_comparing_and_writing_is_seen(conference, bodies, organiser, monkeypatch):
    unit = Unit.objects.get(organisation=bodies["517.UBND"])
    province = Site.objects.get(host=bodies["49.UBND"])
    meddled = compare_and(lambda: move_unit(unit, province, by=organiser), times=1)
    monkeypatch.setattr(applying, "compare", meddled)
    rule = participant(Tier.DISTRICT, "Thường trực Huyện ủy", roles=("Đại diện",))

    applied(conference, plans.plan(participants=(*plans.PARTICIPANTS, rule)))

    # The host left and closed its site after the first comparison; the second knew.
    assert Unit.objects.get(organisation=bodies["517.CU"]).site == province


def test_a_conference_that_never_stands_still_is_left_alone(conference, bodies, organiser, monkeypatch):
    seat = seats_of(conference, bodies["49.CU"]).get()
    monkeypatch.setattr(applying, "compare", compare_and(lambda: say_how_many(seat, 5, by=organiser), times=99))

    with pytest.raises(Refused, match="Có người đang thay đổi hội nghị này"):
        applied(conference, plans.plan(title="Hội nghị khác"))

    assert Application.objects.count() == 1


def compare_and(deed, *, times):
    """Compare as always, and let somebody do something right after, this many times."""
    left = [deed] * times

    def meddled(*arguments):
        steps = compare(*arguments)
        if left:
            left.pop()()
        return steps

    return meddled


def test_a_speech_that_was_chosen_stays_on_the_programme_when_the_plan_is_applied_again(conference, bodies, organiser):
    unit = seats_of(conference, bodies["49.CU"]).get().unit
    speech = Speech.objects.create(conference=conference, unit=unit, title="Một cửa", minutes=10, by=organiser)
    accept_speeches(conference, [(speech, 8)], by=organiser)

    document = plans.document(plans.plan(), conference=conference)

    assert difference(document).is_empty
    actions.apply(document, conference, by=organiser)
    assert speech.decision.item in conference.programme.all()
