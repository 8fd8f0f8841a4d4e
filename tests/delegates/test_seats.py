"""Posts that are one, numbers that people enter, people who count once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.delegates.actions import say_how_many
from diemcau.delegates.domain import Count, needs_consent, post_key
from diemcau.delegates.models import Seat
from diemcau.delegates.queries import Headcount, headcount
from diemcau.directory.domain import BodyKind
from diemcau.directory.models import Appointment, Group, GroupMember, Person, Position
from diemcau.kernel.errors import Refused
from tests import build

DAY = date(2024, 1, 23)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đại diện lãnh đạo", "Lãnh đạo"),
        ("Chủ tịch UBND", "Chủ tịch Ủy ban nhân dân"),
        ("Chủ tịch UBND cấp huyện", "Chủ tịch"),
        ("Đồng chí Chủ tịch", "chủ tịch"),
        ("Đại diện", "01 đại biểu"),
        ("", "Đại biểu"),
        ("Đại diện Thường trực", "thường trực"),
        ("Thành viên Ban Chỉ đạo CCHC và CĐS cấp huyện", "Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số"),
    ],
)
def test_two_wordings_of_one_post_are_one(one, other):
    assert post_key(one) == post_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chủ tịch", "Phó Chủ tịch"),
        ("Lãnh đạo", "Chuyên viên"),
        ("Lãnh đạo", "Đại diện"),
        ("Tổ giúp việc Ban Chỉ đạo CCHC", "Ban Chỉ đạo CCHC"),
    ],
)
def test_two_posts_are_two(one, other):
    assert post_key(one) != post_key(other)


def test_a_post_may_repeat_its_body():
    assert post_key("Lãnh đạo Phòng Nội vụ", "Phòng Nội vụ") == post_key("Lãnh đạo")
    assert len(post_key("rất dài " * 100)) == 200


@pytest.mark.django_db
def test_a_number_that_the_plan_leaves_open_is_entered_and_taken_back():
    account, seat = build.account(), build.seat(count=Count.GROUP)

    say_how_many(seat, 12, by=account)
    seat.refresh_from_db()
    assert (seat.size, seat.was_sized, list(Seat.objects.worked_on())) == (12, True, [seat])

    say_how_many(seat, None, by=account)
    seat.refresh_from_db()
    assert (seat.size, seat.was_sized) == (None, False)


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "size"), [(Count.ONE, 2), (Count.GROUP, 0), (Count.SEVERAL, 10_001)])
def test_a_number_against_the_plan_or_beyond_reason_is_refused(count, size):
    seat = build.seat(count=count)

    with pytest.raises(Refused):
        say_how_many(seat, size, by=build.account())


@pytest.mark.django_db
def test_a_person_with_several_capacities_counts_once():
    """The chairman of the district heads its steering committee; its secretary serves on the province's as well."""
    conference, committee = build.conference(), build.organisation(name="Ủy ban nhân dân huyện Núi Thành")
    unit = build.unit(conference=conference, organisation=committee)
    steering = Group.objects.create(organisation=committee, name="Ban Chỉ đạo huyện")
    helpers = Group.objects.create(organisation=committee, name="Tổ giúp việc tỉnh")
    chairman = Position.objects.create(organisation=committee, title="Chủ tịch UBND huyện")
    head, clerk, expert = (Person.objects.create(name=name) for name in ("Nguyễn A", "Trần B", "Lê C"))
    Appointment.objects.create(person=head, position=chairman, since=date(2021, 6, 1))
    GroupMember.objects.create(group=steering, person=head, duty="Trưởng ban")
    GroupMember.objects.create(group=steering, person=clerk)
    GroupMember.objects.create(group=helpers, person=clerk)
    GroupMember.objects.create(group=helpers, person=expert)
    build.seat(unit=unit, post="Chủ tịch", post_key=post_key("Chủ tịch"))
    build.seat(unit=unit, post="Ban Chỉ đạo", post_key="a", count=Count.GROUP, group=steering, size=2)
    build.seat(unit=unit, post="Tổ giúp việc", post_key="b", count=Count.GROUP, group=helpers, size=2)
    build.seat(unit=unit, post="Công chức", post_key="c", count=Count.SEVERAL)

    # 1 + 2 + 2 places for the chairman, the clerk and the expert; how many officials come is not said.
    assert headcount(conference, DAY) == Headcount(seats=4, people=3, capacities=2, open=1)


@pytest.mark.django_db
@pytest.mark.parametrize("groups", [1, 3])
def test_counting_asks_the_database_the_same_for_one_group_and_for_three(django_assert_num_queries, groups):
    conference = build.conference()
    for number in range(groups):
        unit = build.unit(conference=conference)
        group = Group.objects.create(organisation=unit.organisation, name=f"Tổ {number}")
        GroupMember.objects.create(group=group, person=Person.objects.create(name=f"Người {number}"))
        build.seat(unit=unit, count=Count.GROUP, group=group, size=1)

    with django_assert_num_queries(5):  # sums; groups, members, appointments (nobody has a post to look up); named
        assert headcount(conference, DAY).people == groups


@pytest.mark.django_db
def test_who_is_named_for_two_seats_counts_once():
    unit = build.unit()
    first, second = build.seat(unit=unit, post="Chủ tịch"), build.seat(unit=unit, post="Trưởng ban")
    head = build.person()
    build.delegate(seat=first, person=head)
    build.delegate(seat=second, person=head)
    build.delegate(seat=build.seat(unit=unit, post="Thư ký"))

    assert headcount(unit.conference, DAY) == Headcount(seats=3, people=2, capacities=1, open=0)


@pytest.mark.django_db
def test_a_seat_for_one_has_one_delegate_and_its_former_ones():
    seat = build.seat()
    build.delegate(seat=seat, ended_at=timezone.now())
    build.delegate(seat=seat, ended_at=timezone.now())
    build.delegate(seat=seat)

    with pytest.raises(IntegrityError), transaction.atomic():
        build.delegate(seat=seat)


@pytest.mark.django_db
def test_a_group_seat_has_several_delegates_each_once():
    seat = build.seat(count=Count.GROUP)
    first = build.delegate(seat=seat)
    build.delegate(seat=seat)

    with pytest.raises(IntegrityError), transaction.atomic():
        build.delegate(seat=seat, person=first.person)


@pytest.mark.django_db
def test_a_seat_that_somebody_was_ever_named_for_is_kept_when_a_plan_is_applied():
    named, left, untouched = (build.seat() for _ in range(3))
    build.delegate(seat=named)
    build.delegate(seat=left, ended_at=timezone.now())

    assert set(Seat.objects.worked_on()) == {named, left}
    assert not Seat.objects.worked_on().filter(pk=untouched.pk).exists()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (BodyKind.PEOPLE_COMMITTEE, True),
        (BodyKind.DEPARTMENT, True),
        (BodyKind.PARTY_BODY, False),
        (BodyKind.PEOPLE_COUNCIL, False),
        (BodyKind.FRONT, False),
    ],
)
def test_only_bodies_under_the_chair_ask_before_they_send_a_deputy(kind, expected):
    assert needs_consent(kind, "Chủ tịch") is expected
