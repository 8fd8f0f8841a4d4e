"""Name people, let others come in their place, ask the chair."""

from __future__ import annotations

import pytest

from diemcau.delegates.actions import (
    Nominee,
    name_delegate,
    name_group,
    record_consent,
    replace_delegate,
    restore_delegate,
    withdraw_delegate,
)
from diemcau.delegates.domain import Count
from diemcau.delegates.domain.authority import is_headship
from diemcau.delegates.models import Delegate
from diemcau.directory.domain import BodyKind
from diemcau.directory.models import Group, GroupMember, Person
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from tests import build
from tests.delegates.build import scene, seat


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("Chủ tịch UBND huyện", True),
        ("Giám đốc Sở Nội vụ", True),
        ("Trưởng phòng Nội vụ", True),
        ("Phó Chủ tịch UBND huyện", False),
        ("Đại diện lãnh đạo", False),
        ("Công chức tham mưu", False),
    ],
)
def test_a_headship_is_told_from_its_words(post, expected):
    assert is_headship(post) is expected


@pytest.mark.django_db
class TestNaming:
    def test_somebody_of_the_directory_is_named(self):
        here = scene()
        delegate = name_delegate(here.seat, Nominee(person=here.chairman, title="Chủ tịch"), by=here.organiser)

        assert (delegate.name_and_title, delegate.is_only, delegate.needs_consent) == (
            "Nguyễn Hảo, Chủ tịch",
            True,
            False,
        )
        assert Entry.objects.within(here.conference).values_list("verb", flat=True)[0] == "delegates.named"

    def test_somebody_new_comes_into_the_directory_and_an_address_that_it_lacks_is_kept(self):
        here = scene()
        nominee = Nominee(name="Zơrâm Ch'ơm Ỹ", title="Phó Giám đốc", email="chom@sonv.example")
        name_delegate(here.office_seat, nominee, by=here.contact)
        named = name_delegate(here.seat, Nominee(person=here.deputy, email="huong@dailoc.example"), by=here.organiser)

        assert Person.objects.get(name="Zơrâm Ch'ơm Ỹ").email == "chom@sonv.example"
        assert Person.objects.get(pk=named.person_id).email == "huong@dailoc.example"

    def test_what_the_directory_knows_is_not_overwritten(self):
        here = scene()
        name_delegate(here.seat, Nominee(person=here.chairman, email="other@example.vn"), by=here.organiser)

        assert Person.objects.get(pk=here.chairman.pk).email == "hao@dailoc.example"

    def test_a_seat_for_one_takes_no_second_and_says_whom_it_has(self):
        here = scene()
        name_delegate(here.seat, Nominee(person=here.chairman), by=here.organiser)
        with pytest.raises(Refused, match="đã cử Nguyễn Hảo"):
            name_delegate(here.seat, Nominee(person=here.deputy), by=here.organiser)

    def test_nobody_stands_twice_on_a_group_seat(self):
        here = scene()
        group = seat(here.seat.unit, "Thành viên", count=Count.SEVERAL)
        name_delegate(group, Nominee(person=here.chairman), by=here.organiser)
        with pytest.raises(Refused, match="mỗi người chỉ ghi một lần"):
            name_delegate(group, Nominee(person=here.chairman), by=here.organiser)

    def test_without_a_name_nobody_is_named(self):
        here = scene()
        with pytest.raises(Refused, match="Chưa ghi họ và tên"):
            name_delegate(here.seat, Nominee(), by=here.organiser)

    def test_a_whole_roster_is_named_at_once_and_again_only_who_is_new(self):
        here = scene()
        group = Group.objects.create(organisation=here.province.district, name="Ban Chỉ đạo")
        GroupMember.objects.create(group=group, person=here.chairman, duty="Trưởng ban")
        GroupMember.objects.create(group=group, position=here.deputy.appointments.get().position)
        steering = seat(here.seat.unit, "Ban Chỉ đạo", count=Count.GROUP, group=group, size=2)

        assert name_group(steering, by=here.organiser) == 2
        assert name_group(steering, by=here.organiser) == 0
        assert set(steering.delegates.values_list("person__name", "title")) == {
            ("Nguyễn Hảo", "Trưởng ban"),
            ("Trần Hương", "Phó Chủ tịch UBND huyện"),
        }

    def test_an_empty_roster_names_nobody(self):
        here = scene()
        with pytest.raises(Refused, match="chưa có người nào"):
            name_group(here.seat, by=here.organiser)


@pytest.mark.django_db
class TestReplacing:
    def test_the_chain_stays_and_a_body_under_the_chair_waits_for_his_consent(self):
        here = scene()
        first = name_delegate(here.seat, Nominee(person=here.chairman), by=here.organiser)
        second = replace_delegate(first, Nominee(person=here.deputy), "Đi công tác", by=here.organiser)
        third = replace_delegate(second, Nominee(name="Lê Thị Đãi"), "Ốm", by=here.organiser)

        assert [third.in_place_of, third.in_place_of.in_place_of] == [second, first]
        first.refresh_from_db()
        assert (first.end_reason, first.ended_by) == ("Đi công tác", here.organiser)
        assert third.needs_consent
        assert list(Delegate.objects.current().filter(needs_consent=True, consent=None)) == [third]

        record_consent(third, False, "", by=here.organiser)
        record_consent(third, True, "Đồng ý", by=here.organiser)
        third.refresh_from_db()
        assert (third.consent.is_given, third.consent.words) == (True, "Đồng ý")

    @pytest.mark.parametrize("kind", [BodyKind.PARTY_COMMITTEE, BodyKind.PEOPLE_COUNCIL, BodyKind.FRONT])
    def test_party_council_and_front_bodies_simply_register(self, kind):
        here = scene()
        body = build.organisation(name="Huyện ủy Đại Lộc", kind=kind)
        own = seat(build.unit(conference=here.conference, organisation=body), "Chủ tịch")
        first = name_delegate(own, Nominee(name="Phan Ước"), by=here.organiser)
        second = replace_delegate(first, Nominee(name="Lý Ỷ"), "Họp", by=here.organiser)

        assert not second.needs_consent
        with pytest.raises(Refused, match="không phải xin ý kiến"):
            record_consent(second, True, "", by=here.organiser)

    def test_a_deputy_may_be_named_at_once_with_the_reason(self):
        here = scene()
        named = name_delegate(here.seat, Nominee(person=here.deputy), by=here.organiser, deputy_reason="Chủ tịch ốm")
        assert named.needs_consent

    def test_it_takes_a_reason_another_person_and_somebody_who_still_comes(self):
        here = scene()
        first = name_delegate(here.seat, Nominee(person=here.chairman), by=here.organiser)
        with pytest.raises(Refused, match="lý do"):
            replace_delegate(first, Nominee(person=here.deputy), "", by=here.organiser)
        with pytest.raises(Refused, match="chọn người khác"):
            replace_delegate(first, Nominee(person=here.chairman), "x", by=here.organiser)
        replace_delegate(first, Nominee(person=here.deputy), "x", by=here.organiser)
        with pytest.raises(Refused, match="đã được thay"):
            replace_delegate(first, Nominee(person=here.deputy), "x", by=here.organiser)

    def test_a_withdrawal_is_undone_unless_the_place_is_taken(self):
        here = scene()
        first = name_delegate(here.seat, Nominee(person=here.chairman), by=here.organiser)
        withdraw_delegate(first, "Ốm", by=here.organiser)
        restore_delegate(first, by=here.organiser)
        assert list(here.seat.delegates.current()) == [first]

        withdraw_delegate(first, "Ốm", by=here.organiser)
        name_delegate(here.seat, Nominee(person=here.deputy), by=here.organiser)
        with pytest.raises(Refused, match="đã có người dự"):
            restore_delegate(first, by=here.organiser)
