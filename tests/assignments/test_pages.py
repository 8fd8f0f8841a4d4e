"""The list of assignments, and a deadline set in its row."""

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
    found.theirs = build.assignment(conference=found.conference, text="Chuẩn bị điểm cầu cấp xã")
    build.assignment_unit(assignment=found.theirs, organisation=found.communes[0], name="UBND cấp xã")
    found.other = build.assignment(conference=found.conference, text="Phát hành giấy mời")
    build.assignment_unit(assignment=found.other, organisation=found.department)
    return found


def page(here):
    return f"/conferences/{here.conference.pk}/assignments/"


def test_everybody_who_runs_the_conference_sees_every_assignment(client, here):
    account = build.account()
    build.conference_role(account, here.conference, Role.SECRETARY)
    client.force_login(account)

    shown = client.get(page(here)).content.decode()

    assert "2 việc được giao" in shown
    assert "Chuẩn bị điểm cầu cấp xã" in shown
    assert "Phát hành giấy mời" in shown
    assert "Đặt hạn" not in shown


def test_a_contact_sees_the_own_ones(client, here):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])
    client.force_login(contact)

    shown = client.get(page(here)).content.decode()

    assert "Chuẩn bị điểm cầu cấp xã" in shown
    assert "Phát hành giấy mời" not in shown


def test_to_who_has_no_part_in_it_the_list_is_not_there(client, here):
    client.force_login(build.account())

    assert client.get(page(here)).status_code == 404
    assert client.get(f"/assignments/{here.theirs.pk}/due/").status_code == 404


def test_a_contact_sets_no_deadline(client, here):
    contact = build.account()
    build.organisation_role(contact, here.communes[0])
    client.force_login(contact)

    assert client.post(f"/assignments/{here.theirs.pk}/due/", {"day": "20/01/2024"}).status_code == 403
    assert Entry.objects.count() == 0


def test_the_organiser_opens_the_form_fills_it_and_gets_the_row_back(client, here):
    client.force_login(build.administrator())
    there = f"/assignments/{here.theirs.pk}/due/"

    form = client.get(there).content.decode()
    wrong = client.post(there, {"day": "31/02/2024"})
    row = client.post(there, {"day": "20/1/2024"}).content.decode()

    assert 'name="day"' in form
    assert (wrong.status_code, "Thời hạn ghi theo dạng" in wrong.content.decode()) == (422, True)
    assert "20/01/2024" in row
    assert 'name="day"' not in row
    assert "<html" not in form + row
    here.theirs.refresh_from_db()
    assert here.theirs.due_was_set
    assert list(Entry.objects.values_list("verb", flat=True)) == ["assignments.due_set"]


def test_an_empty_list_says_what_belongs_there(client):
    client.force_login(build.administrator())

    assert "Chưa có việc nào" in client.get(f"/conferences/{build.conference().pk}/assignments/").content.decode()


@pytest.mark.parametrize("assignments", [1, 3])
def test_the_list_asks_the_same_for_one_assignment_and_for_three(client, django_assert_num_queries, assignments):
    conference = build.conference()
    for _ in range(assignments):
        build.assignment_unit(assignment=build.assignment(conference=conference))
    client.force_login(build.administrator())

    with django_assert_num_queries(6):  # session, account, conference, assignments, their units, products
        client.get(f"/conferences/{conference.pk}/assignments/")
