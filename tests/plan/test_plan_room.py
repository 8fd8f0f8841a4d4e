"""The plan room: what was understood, what each rule becomes, what is to be asked."""

from __future__ import annotations

import pytest

from diemcau.plan import actions
from diemcau.plan.domain.model import Tier
from diemcau.plan.queries import difference, plan_room
from tests.plan import plans
from tests.plan.plans import participant

pytestmark = pytest.mark.django_db


def test_each_rule_says_what_it_becomes():
    plans.load()
    rules = (
        participant(Tier.PROVINCE, "các Sở, Ban, ngành", roles=("Đại diện lãnh đạo",)),
        participant(Tier.PROVINCE, "Sở Nội vụ", roles=("Lãnh đạo",)),
        participant(Tier.DISTRICT, "UBND cấp huyện", roles=("Chủ tịch UBND",), text="Chủ tịch UBND cấp huyện"),
    )

    room = plan_room(plans.document(plans.plan(participants=rules)))

    assert [(rule.number, rule.seats, rule.shared) for rule in room.rules] == [(0, 5, 0), (1, 0, 1), (2, 3, 0)]
    assert (room.rules[2].text, room.rules[2].lines) == ("Chủ tịch UBND cấp huyện", (20, 20))
    assert [(post.title, post.how_many, post.seats) for post in room.rules[2].posts] == [
        ("Chủ tịch UBND", "01 đại biểu", 3)
    ]
    assert [(name.printed, name.number, name.samples[0]) for name in room.rules[2].names] == [
        ("UBND cấp huyện", 3, "Ủy ban nhân dân thành phố Tam Kỳ")
    ]
    assert room.sites == {"province": 1, "district": 3, "commune": 7}
    assert room.seats == 5 + 0 + 3


def test_a_name_that_the_directory_does_not_hold_is_a_finding_and_a_question():
    bodies = plans.load()
    rule = participant(Tier.PROVINCE, "Sở Thông tin và Tuyên truyền", lines=(33, 34))

    room = plan_room(plans.document(plans.plan(participants=(rule,))))

    (asked,) = room.asked
    assert asked.printed == "Sở Thông tin và Tuyên truyền"
    assert asked.candidates[0] == (bodies["49.Sở Thông tin và Truyền thông"].pk, "Sở Thông tin và Truyền thông")
    assert [(finding.code, finding.lines) for finding in room.findings] == [("unknown-body", (33, 34))]
    assert room.rules[0].questions == ("Sở Thông tin và Tuyên truyền",)


def test_findings_follow_the_corrections():
    plans.load()
    document = plans.document()

    before = {finding.code for finding in plan_room(document).findings}
    actions.correct(document, "/plan/participants/2/bodies", ["UBND tỉnh"], by=None)
    actions.correct(document, "/plan/participants/2/text", "Chủ tịch UBND tỉnh", by=None)
    after = {finding.code for finding in plan_room(document).findings}

    assert "wrong-tier" not in before
    assert "wrong-tier" in after


def test_without_an_owner_nothing_is_expanded():
    room = plan_room(plans.document())

    assert (room.owner, room.rules, room.sites, room.asked) == (None, (), {}, ())
    assert room.can_be_held


@pytest.mark.parametrize("entries", [1, 3])
def test_the_room_asks_the_database_the_same_for_one_entry_and_for_three(django_assert_num_queries, entries):
    bodies = plans.load()
    document = plans.document(plans.plan(participants=plans.PARTICIPANTS[:entries]))
    for number in range(entries):
        actions.correct(document, f"/plan/participants/{number}/group", f"Nhóm {number}", by=None)
        actions.answer_name(document, f"Báo số {number}", [bodies["49.UBND"]], by=None)
    document = type(document).objects.get(pk=document.pk)

    # corrections; aliases, organisations, appointments, members, groups; answers and their organisations; owner;
    # corrections, answers, their organisations and applications to show
    with django_assert_num_queries(13):
        room = plan_room(document)

    assert len(room.corrections) == len(room.answers) == entries


@pytest.mark.parametrize("entries", [1, 3])
def test_the_difference_asks_the_database_the_same_for_one_entry_and_for_three(django_assert_num_queries, entries):
    bodies = plans.load()
    first = plans.document(plans.plan(participants=plans.PARTICIPANTS[:1], assignments=(), programme=()))
    conference = actions.open_conference(first, owner=bodies["49.UBND"], by=None)
    second = plans.document(plans.plan(participants=plans.PARTICIPANTS[1 : 1 + entries]), conference=conference)

    with django_assert_num_queries(24):
        found = difference(second)

    assert {section.noun for section in found.sections} == {"units", "rules", "seats", "assignments", "programme"}


@pytest.mark.parametrize("entries", [1, 3])
def test_applying_writes_in_as_many_statements_for_one_entry_as_for_three(django_assert_max_num_queries, entries):
    bodies = plans.load()
    document = plans.document(plans.plan(participants=plans.PARTICIPANTS[:entries]))

    with django_assert_max_num_queries(38):
        actions.open_conference(document, owner=bodies["49.UBND"], by=None)
