"""The unit's page of its seats: who finds it, what it says, what its buttons do."""

from __future__ import annotations

import pytest

from diemcau.delegates.actions import Nominee, name_delegate
from diemcau.delegates.models import Delegate
from diemcau.directory.domain import Role
from tests import build
from tests.delegates.build import contact_of, scene, seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return scene()


def page(here, body):
    return f"/conferences/{here.conference.pk}/units/{here.province.units[body].pk}/delegates/"


def test_a_contact_names_a_colleague_by_one_press_then_replaces_and_withdraws(client, here):
    district = here.province.district
    client.force_login(contact_of(district))

    first = client.get(page(here, district)).content.decode()
    form = client.get(f"/seats/{here.seat.pk}/delegates/new/").content.decode()
    row = client.post(f"/seats/{here.seat.pk}/delegates/new/", {"person": here.chairman.pk}).content.decode()
    named = Delegate.objects.get()

    assert "Còn 1 đại biểu chưa cử" in first
    assert "hạn cử 11/01/2024" in first
    assert form.index("Nguyễn Hảo") < form.index("Trần Hương")
    assert f'value="{here.chairman.pk}" checked' in form
    assert "<b>Nguyễn Hảo</b><span>Chủ tịch UBND huyện</span>" in row
    assert "Chưa mời" in row
    assert "<html" not in form + row

    there = f"/delegates/{named.pk}/replacement/new/"
    wrong = client.post(there, {"person": here.deputy.pk})
    row = client.post(there, {"person": here.deputy.pk, "reason": "Đi công tác"}).content.decode()
    assert (wrong.status_code, "Chưa ghi “Lý do”" in wrong.content.decode()) == (422, True)
    assert "Chờ chủ trì đồng ý" in row
    assert "1 người đã thôi" in row

    current = Delegate.objects.current().get()
    row = client.post(f"/delegates/{current.pk}/withdrawal/new/", {"reason": "Ốm"}).content.decode()
    assert "chưa cử" in row
    row = client.post(f"/delegates/{current.pk}/withdrawal/undo/").content.decode()
    assert "<b>Trần Hương</b>" in row
    assert client.get(f"/delegates/{current.pk}/consent/new/").status_code == 403


def test_the_organiser_writes_down_what_the_chair_says(client, here):
    named = name_delegate(here.seat, Nominee(person=here.deputy), by=here.organiser, deputy_reason="Ốm")
    client.force_login(here.organiser)
    there = f"/delegates/{named.pk}/consent/new/"

    form = client.get(there).content.decode()
    wrong = client.post(there, {})
    refused = client.post(there, {"answer": "no", "words": "Đề nghị Chủ tịch dự"}).content.decode()
    agreed = client.post(there, {"answer": "yes"}).content.decode()

    assert "Lý do: Ốm" in form
    assert wrong.status_code == 422
    assert "Chủ trì không đồng ý: Đề nghị Chủ tịch dự" in refused
    assert "Chờ chủ trì đồng ý" not in agreed


def test_a_new_name_is_enough_and_nobody_is_not(client, here):
    client.force_login(here.contact)
    there = f"/seats/{here.office_seat.pk}/delegates/new/"

    nobody = client.post(there, {"who": "  "})
    bad = client.post(there, {"who": "Bùi Quý", "email": "không phải"})
    row = client.post(there, {"who": "Bùi Quý <b>", "title": "Phó Giám đốc Sở"}).content.decode()

    assert (nobody.status_code, "Chưa chọn ai" in nobody.content.decode()) == (422, True)
    assert (bad.status_code, "chưa đúng dạng" in bad.content.decode()) == (422, True)
    assert "Bùi Quý &lt;b&gt;" in row
    assert client.post(there, {"who": "Ai Đó"}).status_code == 409


def test_another_units_nominations_are_not_found(client, here):
    named = name_delegate(here.seat, Nominee(person=here.chairman), by=here.organiser)
    client.force_login(here.contact)

    assert client.get(page(here, here.province.district)).status_code == 404
    assert client.post(f"/seats/{here.seat.pk}/delegates/new/", {"who": "X"}).status_code == 404
    assert client.get(f"/seats/{here.seat.pk}/").status_code == 404
    for deed in ("replacement/new", "withdrawal/new", "withdrawal/undo", "consent/new"):
        assert client.post(f"/delegates/{named.pk}/{deed}/").status_code == 404
    assert list(Delegate.objects.current()) == [named]


def test_whoever_only_watches_sees_and_names_nobody(client, here):
    watching = build.account()
    build.conference_role(watching, here.conference, Role.TECHNICIAN)
    client.force_login(watching)

    assert client.get(page(here, here.province.district)).status_code == 200
    assert client.post(f"/seats/{here.seat.pk}/delegates/new/", {"who": "X"}).status_code == 403


def test_a_person_of_another_body_is_not_offered_to_choose_from(client, here):
    client.force_login(here.contact)
    answer = client.post(f"/seats/{here.office_seat.pk}/delegates/new/", {"person": here.chairman.pk})
    assert answer.status_code == 422


@pytest.mark.parametrize("seats", [1, 3])
def test_the_page_asks_the_database_the_same_for_one_seat_and_for_three(client, django_assert_num_queries, here, seats):
    for number in range(seats):
        own = seat(here.seat.unit, f"Thành phần {number}")
        name_delegate(own, Nominee(name=f"Người {number}"), by=here.organiser)
    client.force_login(here.organiser)

    with django_assert_num_queries(18):
        client.get(page(here, here.province.district))
