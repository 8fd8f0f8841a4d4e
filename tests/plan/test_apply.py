"""A plan becomes a conference; a corrected plan changes only what it corrects; what people entered stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from time import monotonic

import pytest

from diemcau.assignments.actions import set_due
from diemcau.assignments.models import Assignment
from diemcau.conference.actions import choose_venue, close_site, fix_time, move_unit
from diemcau.conference.models import Conference, Site, Unit
from diemcau.delegates.actions import say_how_many
from diemcau.delegates.models import Seat, SeatRule
from diemcau.directory.models import Venue
from diemcau.journal.models import Entry
from diemcau.kernel.dates import PartialDate
from diemcau.kernel.errors import Refused
from diemcau.papers.models import DistributionEntry
from diemcau.plan import actions
from diemcau.plan.actions import applying
from diemcau.plan.domain.difference import Change, compare
from diemcau.plan.domain.model import Assignment as PlannedAssignment
from diemcau.plan.domain.model import Budget, Count, Kind, Tier
from diemcau.plan.models import Application
from diemcau.plan.queries import difference
from tests import build
from tests.plan import plans
from tests.plan.plans import participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies():
    return plans.load()


@pytest.fixture
def organiser(bodies):
    return build.account()


@pytest.fixture
def conference(bodies, organiser):
    return actions.open_conference(plans.document(), owner=bodies["49.UBND"], by=organiser)


def applied(conference, given, by=None, **facts):
    """Upload this version of the plan and apply it; gives what it changed."""
    document = plans.document(given, conference=conference)
    return actions.apply(document, conference, by=by, **facts).summary["counts"]


def seats_of(conference, code, bodies):
    return Seat.objects.filter(unit__conference=conference, unit__organisation=bodies[code])


def test_opening_makes_the_whole_conference(bodies, organiser):
    document = plans.document()

    conference = actions.open_conference(document, owner=bodies["49.UBND"], by=organiser)

    assert conference.sites.count() == 1 + 3 + 7
    assert conference.units.count() == 1 + 3 + 7 + 5 + 1  # hosts; the departments; the party committee
    assert Seat.objects.filter(unit__conference=conference).count() == 1 + 5 * 2 + 3 + 7
    assert conference.assignments.count() == 2
    assert list(conference.distribution.values_list("position", "text")) == [
        (0, "TT TU, TT HĐND tỉnh"),
        (1, "UBND các huyện, TX, TP"),
    ]
    assert list(conference.programme.values_list("starts", "minutes", "text", "by")) == [
        (time(8, 0), 30, "Đón tiếp đại biểu", "Văn phòng"),
        (time(8, 30), 15, "Khai mạc Hội nghị", ""),
    ]
    assert (conference.start_year, conference.start_month, conference.start_day) == (2024, 1, None)
    assert document.conference == conference
    assert list(conference.roles.values_list("account", "role")) == [(organiser.pk, "organiser")]
    assert list(Entry.objects.within(conference).values_list("verb", flat=True)) == [
        "plan.applied",
        "conference.opened",
    ]


def test_every_row_keeps_its_lines(conference):
    assert set(conference.sites.values_list("first_line", "last_line")) == {(50, 51)}
    assert set(conference.seat_rules.values_list("first_line", "last_line")) == {(20, 20)}
    assert list(conference.assignments.values_list("first_line", "last_line")) == [(60, 61), (62, 62)]
    assert list(conference.distribution.values_list("first_line", flat=True)) == [80, 81]
    assert list(conference.programme.values_list("first_line", flat=True)) == [90, 91]


def test_applying_again_changes_nothing(conference):
    document = conference.plan_documents.get()

    found = difference(document)
    again = actions.apply(document, conference, by=None)

    assert found.is_empty
    assert Application.objects.count() == 1
    assert again == Application.objects.get()


def test_a_corrected_plan_changes_only_what_it_corrects(conference, bodies):
    seats = set(Seat.objects.values_list("pk", flat=True))
    rule = participant(Tier.DISTRICT, "Thường trực HĐND cấp huyện", roles=("Đại diện",))

    counts = applied(conference, plans.plan(participants=(*plans.PARTICIPANTS, rule)))

    assert counts == {"units": {"added": 3}, "rules": {"added": 1}, "seats": {"added": 3}}
    assert seats < set(Seat.objects.values_list("pk", flat=True))


def test_a_corrected_wording_keeps_its_rule_and_its_seats(conference, bodies):
    rule = conference.seat_rules.get(text__contains="UBND cấp huyện")
    seats = list(rule.seats.order_by("pk").values_list("pk", flat=True))
    reworded = participant(
        Tier.DISTRICT, "UBND các huyện, thị xã, thành phố", roles=("Đồng chí Chủ tịch UBND",), lines=(31, 32)
    )

    counts = applied(conference, plans.plan(participants=(*plans.PARTICIPANTS[:2], reworded, plans.PARTICIPANTS[3])))

    rule.refresh_from_db()
    assert counts == {"rules": {"changed": 1}, "seats": {"changed": 3}}
    assert rule.text == "Đồng chí Chủ tịch UBND UBND các huyện, thị xã, thành phố"
    assert rule.lines == (31, 32)
    assert list(rule.seats.order_by("pk").values_list("pk", "post")) == [(pk, "Đồng chí Chủ tịch UBND") for pk in seats]


def test_an_adviser_called_by_other_words_keeps_the_seat_but_a_deputy_is_another_office(conference, bodies):
    adviser = seats_of(conference, "49.Sở Nội vụ", bodies).get(post="Công chức tham mưu")
    chairman = seats_of(conference, "517.UBND", bodies).get()
    reworded = participant(
        Tier.PROVINCE, "các Sở, Ban, ngành", roles=("Đại diện lãnh đạo", "chuyên viên tham mưu"), count=Count.SEVERAL
    )
    deputy = participant(Tier.DISTRICT, "UBND cấp huyện", roles=("Phó Chủ tịch UBND",))

    applied(conference, plans.plan(participants=(plans.PARTICIPANTS[0], reworded, deputy, plans.PARTICIPANTS[3])))

    adviser.refresh_from_db()
    assert adviser.post == "Chuyên viên tham mưu"
    assert seats_of(conference, "517.UBND", bodies).get().pk != chairman.pk


def test_a_shifted_line_is_kept_up_to_date_and_is_no_difference(conference):
    shifted = plans.plan(
        participants=tuple(
            replace(entry, lines=(entry.lines[0] + 3, entry.lines[1] + 3)) for entry in plans.PARTICIPANTS
        )
    )
    document = plans.document(shifted, conference=conference)

    assert difference(document).is_empty
    assert actions.apply(document, conference, by=None).summary["counts"] == {}
    assert set(conference.seat_rules.values_list("first_line", "last_line")) == {(23, 23)}


def test_what_the_plan_no_longer_states_goes(conference, bodies):
    counts = applied(
        conference,
        plans.plan(
            sites=plans.SITES[:2], participants=plans.PARTICIPANTS[1:3], assignments=plans.ASSIGNMENTS[:1], programme=()
        ),
    )

    # The party committee and the seven communes have nothing left; the communes' sites go with them.
    assert counts == {
        "sites": {"removed": 7},
        "units": {"removed": 1 + 7},
        "rules": {"removed": 2},
        "seats": {"removed": 1 + 7},
        "assignments": {"removed": 1},
        "programme": {"removed": 2},
    }
    assert (Site.objects.count(), SeatRule.objects.count(), Assignment.objects.count()) == (4, 2, 1)


def test_what_people_worked_on_is_flagged_when_its_ground_is_lost_and_freed_when_it_comes_back(
    conference, bodies, organiser
):
    party = seats_of(conference, "49.CU", bodies).get()
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


def test_a_fixed_day_in_the_plan_fixes_the_conference(conference):
    applied(conference, plans.plan(time=plans.time("08:00 ngày 25/01/2024", PartialDate(2024, 1, 25), "08:00")))

    conference.refresh_from_db()
    assert (conference.starts_on, conference.clock) == (date(2024, 1, 25), time(8, 0))


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


def test_unanswered_names_stop_the_application_unless_only_the_clear_part_is_wanted(conference, bodies, organiser):
    press = PlannedAssignment(lead=("Báo Quảng Nam",), coordinating=(), text="Đưa tin", deadline=None, lines=(70, 70))
    invited = participant(Tier.PROVINCE, "Báo Quảng Nam", roles=("Tổng Biên tập",))
    version = plans.plan(participants=(*plans.PARTICIPANTS, invited), assignments=(*plans.ASSIGNMENTS, press))
    document = plans.document(version, conference=conference)

    with pytest.raises(Refused, match="Còn 1 tên chưa rõ là đơn vị nào"):
        actions.apply(document, conference, by=organiser)
    partly = actions.apply(document, conference, by=organiser, partly=True)

    assert partly.summary["unanswered"] == 1
    assert partly.summary["counts"] == {"rules": {"added": 1}, "assignments": {"added": 1}}
    assert [asked.printed for asked in difference(document).asked] == ["Báo Quảng Nam"]

    actions.answer_name(document, "Báo Quảng Nam", [bodies["49.Đài Phát thanh và Truyền hình Quảng Nam"]], by=organiser)
    whole = actions.apply(document, conference, by=organiser)

    assert whole.summary["counts"] == {
        "units": {"added": 1},
        "seats": {"added": 1},
        "assignments": {"changed": 1},
    }


def test_an_answer_holds_for_the_next_version_of_the_plan(conference, bodies, organiser):
    invited = participant(Tier.PROVINCE, "Báo Quảng Nam", roles=("Tổng Biên tập",))
    first = plans.document(plans.plan(participants=(*plans.PARTICIPANTS, invited)), conference=conference)
    actions.answer_name(first, "Báo Quảng Nam", [bodies["49.Sở Tài chính"]], by=organiser)
    second = plans.document(plans.plan(participants=(invited, *plans.PARTICIPANTS)))

    assert actions.apply(second, conference, by=organiser).summary["unanswered"] == 0
    assert seats_of(conference, "49.Sở Tài chính", bodies).filter(post="Tổng Biên tập").count() == 1


def test_a_plan_of_tasks_alone_and_a_plan_of_another_conference_are_refused(conference, bodies):
    tasks = plans.document(plans.plan(kind=Kind.WORK))
    other = build.conference(owner=bodies["49.UBND"])

    with pytest.raises(Refused, match="không có hội nghị"):
        actions.open_conference(tasks, owner=bodies["49.UBND"], by=None)
    with pytest.raises(Refused, match="thuộc hội nghị khác"):
        actions.apply(conference.plan_documents.get(), other, by=None)
    with pytest.raises(Refused, match="đã thuộc một hội nghị"):
        actions.open_conference(conference.plan_documents.get(), owner=bodies["49.UBND"], by=None)
    assert Conference.objects.count() == 2


def test_an_owner_that_does_not_exist_on_the_day_is_refused(bodies):
    bodies["49.UBND"].valid_from = date(2025, 7, 1)
    bodies["49.UBND"].save()

    with pytest.raises(Refused, match="không có trong danh bạ vào ngày 01/01/2024"):
        actions.open_conference(plans.document(), owner=bodies["49.UBND"], by=None)
    assert Conference.objects.count() == 0


def test_a_body_merged_since_keeps_its_seats_only_until_the_plan_is_of_a_later_day(conference, bodies):
    """Names travel with dates: a plan of July 2024 does not find a commune that ended in June."""
    gone = bodies["20971.UBND"]
    gone.valid_to = date(2024, 6, 30)
    gone.save()

    counts = applied(conference, plans.plan(time=plans.time("tháng 7/2024", PartialDate(2024, 7))))

    assert counts["sites"] == {"removed": 1}
    assert counts["seats"] == {"removed": 1}
    assert not Seat.objects.filter(unit__organisation=gone).exists()


def test_the_distribution_list_follows_the_plan(conference):
    document = plans.document(conference=conference)
    document.reading["document"]["recipients"] = [
        {"text": "Các Sở, Ban, ngành", "lines": [80, 80]},
        {"text": "TT TU, TT HĐND tỉnh", "lines": [81, 81]},
    ]
    document.save()

    counts = actions.apply(document, conference, by=None).summary["counts"]

    assert counts == {"distribution": {"added": 1, "removed": 1}}
    assert [(entry.text, entry.organisations.count()) for entry in DistributionEntry.objects.all()] == [
        ("Các Sở, Ban, ngành", 5),
        ("TT TU, TT HĐND tỉnh", 2),
    ]


def test_nothing_is_half_written_when_writing_fails(bodies, organiser, monkeypatch):
    document = plans.document()
    Venue.objects.all().delete()

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("diemcau.plan.actions.writing.write_programme", broken)
    with pytest.raises(RuntimeError):
        actions.open_conference(document, owner=bodies["49.UBND"], by=organiser)

    document.refresh_from_db()
    assert (Conference.objects.count(), Site.objects.count(), document.conference_id) == (0, 0, None)


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
    seat = seats_of(conference, "49.CU", bodies).get()
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


def test_more_seats_than_are_held_are_worked_out_while_they_are_written(bodies, organiser, monkeypatch):
    monkeypatch.setattr(applying, "HELD", 4)

    conference = actions.open_conference(plans.document(), owner=bodies["49.UBND"], by=organiser)

    assert Seat.objects.filter(unit__conference=conference).count() == 1 + 5 * 2 + 3 + 7
    assert difference(conference.plan_documents.get()).is_empty


def test_a_plan_without_end_is_refused_and_a_long_one_is_compared_in_bounded_time(conference, bodies):
    endless = tuple(participant(Tier.PROVINCE, "Sở Nội vụ", roles=(f"Chuyên viên {n}",)) for n in range(1_001))
    with pytest.raises(Refused, match="quá nhiều mục"):
        applied(conference, plans.plan(participants=endless))

    long = [
        tuple(participant(Tier.PROVINCE, "Sở Nội vụ", roles=(f"Chuyên viên {n} {word}",)) for n in range(1_000))
        for word in ("lập kế hoạch", "báo cáo")
    ]
    applied(conference, plans.plan(participants=long[0]))
    began = monotonic()
    counts = applied(conference, plans.plan(participants=long[1]))

    assert counts["rules"] == {"changed": 1_000}
    assert monotonic() - began < 10


def test_words_longer_than_a_column_are_cut_and_never_stop_an_application(conference):
    long = "rất dài " * 400
    rule = participant(Tier.PROVINCE, "Sở Nội vụ", roles=(long,), group=long, text=long)
    work = (PlannedAssignment(lead=(long,), coordinating=(long,), text=long, deadline=long, lines=(1, 1)),)
    budget = Budget(text=long, holder=long, amount_vnd=10**30, lines=None)
    version = plans.plan(
        title=long, chair=long, place=long, budget=budget, participants=(rule,), assignments=work, programme=()
    )

    applied(conference, version, partly=True)

    conference.refresh_from_db()
    assert (len(conference.title), conference.budget_vnd) == (500, None)
    assert difference(conference.plan_documents.first()).is_empty
