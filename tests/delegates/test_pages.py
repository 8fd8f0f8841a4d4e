"""Seats by rule, and how many come entered in its row."""

from __future__ import annotations

import pytest

from diemcau.directory.domain import Role
from diemcau.journal.models import Entry
from tests import build
from tests.rooms.province import province

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    found = province(communes=1)
    found.rule = build.seat_rule(conference=found.conference, text="Công chức cấp xã có liên quan", tier="commune")
    found.seat = build.seat(unit=found.units[found.communes[0]], rule=found.rule, post="Công chức", count="several")
    return found


def page(here):
    return f"/conferences/{here.conference.pk}/seats/"


def test_each_rule_says_how_many_units_seats_and_people_it_makes(client, here):
    account = build.account()
    build.conference_role(account, here.conference, Role.OFFICE)
    client.force_login(account)

    shown = client.get(page(here)).content.decode()

    assert "1 thành phần được mời, 0 người" in shown
    assert "1 thành phần chưa rõ số lượng." in shown
    assert "Công chức cấp xã có liên quan" in shown


def test_a_rule_opens_to_its_units(client, here):
    client.force_login(build.administrator())

    part = client.get(f"{page(here)}?of={here.rule.pk}").content.decode()

    assert here.communes[0].name in part
    assert "<html" not in part


@pytest.mark.parametrize(("account", "expected"), [("outsider", 404), ("contact", 403)])
def test_who_does_not_run_the_conference_does_not_see_all_seats(client, here, account, expected):
    asking = build.account()
    if account == "contact":
        build.organisation_role(asking, here.communes[0])
    client.force_login(asking)

    assert client.get(page(here)).status_code == expected


def test_a_contact_enters_how_many_come_and_gets_the_row_back(client, here):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])
    client.force_login(contact)
    there = f"/seats/{here.seat.pk}/size/"

    form = client.get(there).content.decode()
    wrong = client.post(there, {"size": "0"})
    row = client.post(there, {"size": "12"}).content.decode()

    assert 'name="size"' in form
    assert (wrong.status_code, "Số người phải từ 1 đến 10.000" in wrong.content.decode()) == (422, True)
    assert "12" in row
    assert 'name="size"' not in row
    assert "<html" not in form + row
    here.seat.refresh_from_db()
    assert (here.seat.size, here.seat.was_sized) == (12, True)
    assert list(Entry.objects.values_list("verb", flat=True)) == ["delegates.seat_sized"]


@pytest.mark.parametrize("role_at", ["elsewhere", "nowhere"])
def test_others_do_not_find_the_seat(client, here, role_at):
    account = build.account()
    if role_at == "elsewhere":
        build.organisation_role(account, here.department)
    client.force_login(account)

    assert client.post(f"/seats/{here.seat.pk}/size/", {"size": "12"}).status_code == 404


def test_the_technician_sees_the_seat_and_enters_nothing(client, here):
    account = build.account()
    build.conference_role(account, here.conference, Role.TECHNICIAN)
    client.force_login(account)

    assert client.post(f"/seats/{here.seat.pk}/size/", {"size": "12"}).status_code == 403


def test_where_the_plan_says_one_nothing_else_is_entered(client, here):
    one = build.seat(unit=here.units[here.communes[0]], post="Chủ tịch", count="one")
    client.force_login(build.administrator())

    assert client.post(f"/seats/{one.pk}/size/", {"size": "3"}).status_code == 409


@pytest.mark.parametrize("rules", [1, 3])
def test_the_list_asks_the_same_for_one_rule_and_for_three(client, django_assert_num_queries, rules):
    conference = build.conference()
    for _ in range(rules):
        rule = build.seat_rule(conference=conference)
        build.seat(unit=build.unit(conference=conference), rule=rule)
    client.force_login(build.administrator())

    with django_assert_num_queries(7):
        client.get(f"/conferences/{conference.pk}/seats/")
