"""A plan becomes a conference; a corrected plan changes only what it corrects; what people entered stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from time import monotonic

import pytest

from diemcau.assignments.models import Assignment
from diemcau.conference.models import Conference, Site
from diemcau.delegates.models import Seat, SeatRule
from diemcau.directory.models import Venue
from diemcau.journal.models import Entry
from diemcau.kernel.dates import PartialDate
from diemcau.kernel.errors import Refused
from diemcau.papers.models import DistributionEntry
from diemcau.plan import actions
from diemcau.plan.actions import applying
from diemcau.plan.domain.model import Assignment as PlannedAssignment
from diemcau.plan.domain.model import Budget, Count, Kind, Tier
from diemcau.plan.models import Application
from diemcau.plan.queries import difference
from tests import build
from tests.plan import plans
from tests.plan.plans import applied, participant, seats_of

pytestmark = pytest.mark.django_db


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
    adviser = seats_of(conference, bodies["49.Sở Nội vụ"]).get(post="Công chức tham mưu")
    chairman = seats_of(conference, bodies["517.UBND"]).get()
    reworded = participant(
        Tier.PROVINCE, "các Sở, Ban, ngành", roles=("Đại diện lãnh đạo", "chuyên viên tham mưu"), count=Count.SEVERAL
    )
    deputy = participant(Tier.DISTRICT, "UBND cấp huyện", roles=("Phó Chủ tịch UBND",))

    applied(conference, plans.plan(participants=(plans.PARTICIPANTS[0], reworded, deputy, plans.PARTICIPANTS[3])))

    adviser.refresh_from_db()
    assert adviser.post == "Chuyên viên tham mưu"
    assert seats_of(conference, bodies["517.UBND"]).get().pk != chairman.pk


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


def test_a_fixed_day_in_the_plan_fixes_the_conference(conference):
    applied(conference, plans.plan(time=plans.time("08:00 ngày 25/01/2024", PartialDate(2024, 1, 25), "08:00")))

    conference.refresh_from_db()
    assert (conference.starts_on, conference.clock) == (date(2024, 1, 25), time(8, 0))


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
    assert seats_of(conference, bodies["49.Sở Tài chính"]).filter(post="Tổng Biên tập").count() == 1


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
