"""Attendance of a conference: figures, the report, a delegate's own phone, links lent to devices."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from diemcau.delegates.domain.attending import figures
from diemcau.delegates.models import CheckIn, CheckInLink
from diemcau.delegates.queries import attendance, attendance_section
from diemcau.nd30.reading import read_document
from diemcau.nd30.text import read_text
from tests import build
from tests.delegates.day import Device, copy_for, link_to, site_of

pytestmark = pytest.mark.django_db


def test_whoever_sits_for_two_seats_is_one_person(client):
    site, (one, other, _) = site_of(3)
    other.person = one.person
    other.seat = build.seat(unit=one.seat.unit, count="several", post="Trưởng ban")
    other.save()
    Device(client, link_to(site)).says(one, "in_person")
    counted = figures(attendance(site.conference))
    assert (counted.people, counted.present, counted.not_yet) == (2, 1, 1)


def test_whoever_was_replaced_and_came_is_shown_and_not_counted(client):
    site, (one, _) = site_of(2)
    Device(client, link_to(site)).says(one, "in_person")
    one.ended_at = CheckIn.objects.get().at
    one.save()
    found = attendance(site.conference)
    assert [each.is_ended for each in found] == [True, False]
    assert figures(found).people == 1


def test_what_screens_are_given_names_nobody(client):
    site, (one, _) = site_of(2)
    Device(client, link_to(site)).says(one, "in_person")
    assert attendance_section(site.conference) == {
        "people": 2,
        "present": 1,
        "here": 1,
        "absent": 0,
        "sites": {site.pk: [1, 2]},
    }


@pytest.fixture
def reported(client):
    site, (one, other) = site_of(2)
    one.person.name = "=cmd|' /C calc'!A0"
    one.person.save()
    device = Device(client, link_to(site))
    device.says(one, "in_person")
    device.says(other, "absent", reason="Đi công tác")
    client.force_login(build.administrator())
    return site, other


def test_the_report_is_a_document_of_the_decree_with_reasons(client, reported):
    site, absent = reported
    address = f"/conferences/{site.conference_id}/attendance"
    word = Document(BytesIO(client.get(f"{address}.docx").content))
    words = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "Đi công tác" in words
    assert absent.person.name in words
    printed = read_document(read_text(client.get(f"{address}.pdf").content))
    assert [(part.label, part.heading) for part in printed.outline if part.label] == [
        ("I", "THEO CẤP"), ("II", "THEO ĐIỂM CẦU"), ("III", "ĐẠI BIỂU VẮNG MẶT"),
    ]  # fmt: skip
    opening = printed.outline[0].text
    assert opening.count("Số liệu tính đến") == 1
    assert ".." not in opening
    assert client.get(f"{address}.exe").status_code == 404


def test_the_workbook_disarms_formulas(client, reported):
    site, _ = reported
    book = load_workbook(BytesIO(client.get(f"/conferences/{site.conference_id}/attendance.xlsx").content))
    cells = {str(cell.value) for row in book["Đại biểu"].iter_rows() for cell in row}
    assert not any(cell.startswith("=") for cell in cells)
    assert "Đi công tác" in cells


@pytest.mark.parametrize("by", ["tier", "district", "site", "unit", "nonsense"])
def test_the_page_counts_by_each_grouping(client, reported, by):
    site, _ = reported
    page = client.get(f"/conferences/{site.conference_id}/attendance/?by={by}").content.decode()
    assert "1 trong 2 đại biểu có mặt" in page


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_the_same_for_one_person_and_for_three(client, django_assert_num_queries, people):
    site, delegates = site_of(people)
    for delegate in delegates:
        Device(client, link_to(site)).says(delegate, "in_person")
    client.force_login(build.administrator())
    with django_assert_num_queries(9):
        client.get(f"/conferences/{site.conference_id}/attendance/")


def test_who_does_not_run_the_conference_sees_no_attendance_and_no_devices_of_others(client):
    site, _ = site_of()
    link = link_to(site)
    client.force_login(build.account())
    for address in (
        f"/conferences/{site.conference_id}/attendance/",
        f"/conferences/{site.conference_id}/sites/{site.pk}/check-in/",
        f"/check-in-links/{link.pk}/code.svg",
    ):
        assert client.get(address).status_code == 404
    assert client.post(f"/check-in-links/{link.pk}/revocation/").status_code == 404


def test_the_host_of_a_site_opens_its_desk_and_each_time_the_same_link(client):
    site, _ = site_of()
    account = build.account()
    build.organisation_role(account, site.host)
    client.force_login(account)
    base = f"/conferences/{site.conference_id}/sites/{site.pk}/check-in/"
    assert client.get(base).status_code == 200
    assert client.post(f"{base}here/").url == client.post(f"{base}here/").url
    assert CheckInLink.objects.filter(site=site).count() == 1
    assert client.post(base, {"name": ""}).status_code == 422


def test_a_delegate_checks_in_by_his_own_phone_and_pressing_twice_counts_once(client):
    _, (one, other) = site_of(2)
    address = f"/i/{copy_for(one).token}/check-in/"
    page = client.get(address).content.decode()
    assert one.person.name in page
    assert other.person.name not in page
    key = page.split('name="key" value="')[1].split('"')[0]
    for _ in range(2):
        client.post(address, {"says": "in_person", "key": key})
    assert CheckIn.objects.get().way == "phone"
    assert "có mặt trực tiếp" in client.get(address).content.decode()


def test_a_forged_or_revoked_letter_opens_no_check_in(client):
    _, (one,) = site_of()
    build.account()
    assert client.get("/i/1:gia-mao/check-in/").status_code == 404
    copy = copy_for(one)
    copy.revoked_at = copy.made_at
    copy.save()
    answer = client.post(f"/i/{copy.token}/check-in/", {"says": "in_person"})
    assert answer.status_code == 409
    assert "thu hồi" in answer.content.decode()
    assert not CheckIn.objects.exists()
